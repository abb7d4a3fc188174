import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { codeServerFile, root } from './paths';
import { freePort, startProcess, waitUntilServing } from './processes';
import { quietSettings } from './quietSettings';

/** The argument of `indicatorLens.setCredentials`. */
export interface DemoCredentials {
  readonly provider: 'domaintools' | 'circl';
  readonly username?: string;
  readonly key?: string;
  readonly token?: string;
}

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
  /** The user settings. VS Code applies a change as soon as the file is written. */
  readonly settingsFile: string;
  /** Appears when a window has stored the credentials. */
  readonly credentialsStored: string;
  /** Where a browser opens this folder. */
  folderUrl(folder: string): string;
  output(): string;
  stop(): Promise<void>;
}

/** Serves VS Code to browsers on loopback, with our extension installed from its VSIX. */
export async function startCodeServer(options: CodeServerOptions): Promise<CodeServer> {
  const user = join(options.data, 'User');
  const settingsFile = join(user, 'settings.json');
  const credentialsStored = join(options.data, 'credentials-stored');
  mkdirSync(user, { recursive: true });
  writeSettings(settingsFile, options.settings);

  const extensions = [packagedExtension()];
  if (options.credentials !== undefined) extensions.push(await companion(options.data));
  await codeServerToEnd(
    options.data,
    ...extensions.flatMap((vsix) => ['--install-extension', vsix]),
  );

  const port = options.port ?? (await freePort());
  const url = `http://127.0.0.1:${port}`;
  const server = startProcess(
    process.execPath,
    [
      ...folders(options.data),
      ...['--auth', 'none', '--bind-addr', `127.0.0.1:${port}`],
      ...['--disable-workspace-trust', '--disable-telemetry', '--disable-update-check'],
      ...['--disable-getting-started-override', '--disable-file-downloads'],
    ],
    {
      ...process.env,
      INDICATOR_LENS_DEMO_CREDENTIALS: JSON.stringify(options.credentials ?? []),
      INDICATOR_LENS_DEMO_DONE: credentialsStored,
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
    settingsFile,
    credentialsStored,
    folderUrl: (folder) => `${url}/?folder=${encodeURIComponent(folder)}`,
    output: () => server.output(),
    stop: () => server.stop(),
  };
}

/** Replaces the user settings by the quiet ones and these. */
export function writeSettings(
  file: string,
  settings: Readonly<Record<string, unknown>> = {},
): void {
  writeFileSync(file, JSON.stringify({ ...quietSettings, ...settings }, undefined, 2));
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

async function companion(data: string): Promise<string> {
  const packagePath = join(data, 'companion.vsix');
  await createVSIX({
    cwd: join(root, 'test', 'rig', 'companion'),
    packagePath,
    dependencies: false,
    allowMissingRepository: true,
    skipLicense: true,
  });
  return packagePath;
}

async function codeServerToEnd(data: string, ...args: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, [...folders(data), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`code-server ${args.join(' ')} failed:\n${output}`);
  return output;
}

function folders(data: string): readonly string[] {
  return [
    codeServerFile('out', 'node', 'entry.js'),
    ...['--config', join(data, 'config.yaml')],
    ...['--user-data-dir', data, '--extensions-dir', join(data, 'extensions')],
  ];
}
