import { globSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Companion, companionSettings } from './companion';
import type { DemoCredentials } from './companion';
import { loopbackWatch } from './loopback/watch';
import type { Attempt } from './loopback/watch';
import { codeServerFile, root } from './paths';
import { freePort, runToEnd, startProcess, waitUntilServing } from './processes';
import { quietEnvironment, quietSettings } from './quietSettings';

export interface CodeServerOptions {
  /** A folder of its own for settings, extensions and whatever else VS Code keeps. */
  readonly data: string;
  /** User settings beyond the quiet ones. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** The simulator's keys, to be stored in each window that is opened. */
  readonly credentials?: readonly DemoCredentials[];
  /** Default: any free port. */
  readonly port?: number;
}

export interface CodeServer {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  readonly companion: Companion;
  /** Where a browser opens this folder. */
  folderUrl(folder: string): string;
  output(): string;
  /** What would have left this machine, had it not been refused. */
  attempts(): readonly Attempt[];
  stop(): Promise<void>;
}

/**
 * Serves VS Code to browsers on loopback, with our extension installed from its VSIX. Neither VS Code
 * nor an extension reaches any other host.
 */
export async function startCodeServer(options: CodeServerOptions): Promise<CodeServer> {
  const user = join(options.data, 'User');
  mkdirSync(user, { recursive: true });
  writeFileSync(
    join(user, 'settings.json'),
    JSON.stringify({ ...quietSettings, ...companionSettings, ...options.settings }, undefined, 2),
  );

  const companion = new Companion(options.data, options.credentials ?? []);
  await codeServerToEnd(
    options.data,
    ...['--install-extension', packagedExtension()],
    ...['--install-extension', await companion.pack()],
  );

  const watch = loopbackWatch();
  const port = options.port ?? (await freePort());
  const url = `http://127.0.0.1:${port}`;
  const server = startProcess(
    process.execPath,
    [
      ...watch.nodeArguments,
      ...folders(options.data),
      ...['--auth', 'none', '--bind-addr', `127.0.0.1:${port}`],
      ...['--disable-workspace-trust', '--disable-telemetry', '--disable-update-check'],
      ...['--disable-getting-started-override', '--disable-file-downloads'],
    ],
    {
      ...process.env,
      ...quietEnvironment,
      ...watch.env,
      INDICATOR_LENS_COMPANION: companion.folder,
    },
  );
  try {
    await waitUntilServing(`${url}/healthz`, server);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return {
    url,
    companion,
    folderUrl: (folder) => `${url}/?folder=${encodeURIComponent(folder)}`,
    output: () => server.output(),
    attempts: () => watch.attempts(),
    stop: async () => {
      await server.stop();
      watch.end();
    },
  };
}

/** The ids of the extensions that are installed in this data folder. */
export async function installedExtensions(data: string): Promise<readonly string[]> {
  const output = await codeServerToEnd(data, '--list-extensions');
  return output.split('\n').filter((line) => /^[\w-]+\.[\w-]+$/.test(line));
}

/** The VSIX that `npm run package` made. */
function packagedExtension(): string {
  const [vsix, ...more] = globSync('out/*.vsix', { cwd: root });
  if (vsix === undefined) throw new Error('There is no VSIX in out/: run npm run package first.');
  if (more.length > 0) throw new Error(`More than one VSIX in out/: ${[vsix, ...more].join(', ')}`);
  return join(root, vsix);
}

function codeServerToEnd(data: string, ...args: readonly string[]): Promise<string> {
  return runToEnd(process.execPath, [...folders(data), ...args]);
}

function folders(data: string): readonly string[] {
  return [
    codeServerFile('out', 'node', 'entry.js'),
    ...['--config', join(data, 'config.yaml')],
    ...['--user-data-dir', data, '--extensions-dir', join(data, 'extensions')],
  ];
}
