/**
 * `npm start [-- --port N] [--account KIND] [--once]`: VS Code in the browser with the extension installed and every
 * provider pointed at the simulator, which answers from the sample case. Nothing goes to a vendor.
 * KIND is what the DomainTools account has: see test/simulator/domaintools/accounts.ts.
 * With --once it ends as soon as everything is seen to be there.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sampleCase } from '../src/sample/document';
import { installedExtensions, startCodeServer } from '../test/rig/codeServer';
import type { CodeServer } from '../test/rig/codeServer';
import { wordsOf } from '../test/rig/loopback/watch';
import { settingsFor, simulatedCredentials } from '../test/rig/simulatedAccount';
import { startSimulator } from '../test/simulator';
import { lackingIn } from '../test/simulator/domaintools/accounts';

const ID = 'indicator-lens.indicator-lens';

async function start(): Promise<void> {
  const { values } = parseArgs({
    options: {
      account: { type: 'string', default: 'all' },
      once: { type: 'boolean' },
      port: { type: 'string' },
    },
  });
  const temporary = mkdtempSync(join(tmpdir(), 'indicator-lens-start-'));
  const folder = join(temporary, 'case');
  const data = join(temporary, 'data');
  mkdirSync(folder);
  writeFileSync(join(folder, 'case-0417.md'), sampleCase.text);

  const withoutProducts = lackingIn(values.account);
  const simulator = await startSimulator();
  simulator.configure({ withoutProducts });
  let server: CodeServer | undefined;
  try {
    server = await startCodeServer({
      data,
      settings: settingsFor(simulator),
      credentials: simulatedCredentials,
      ...(values.port === undefined ? {} : { port: Number(values.port) }),
    });
    const url = server.folderUrl(folder);
    if (values.once === true) {
      await check(url, data);
      assertNothingLeft(server);
      return;
    }
    const accounts = simulatedCredentials.map(
      ({ provider, ...fields }) => `  ${provider}: ${Object.values(fields).join(' / ')}`,
    );
    console.log(`
VS Code with Indicator Lens: ${url}

Open case-0417.md and right-click an indicator, hover over one, or press F1 and "Look Up Indicator".
The answers come from the simulator on this machine, whose keys are stored already:
${accounts.join('\n')}
Ctrl+C ends everything.
`);
    openBrowser(url);
    await toldToEnd();
  } finally {
    await server?.stop();
    await simulator.stop();
    rmSync(temporary, { recursive: true, force: true });
  }
}

/** Throws where something tried to reach a host that is not on this machine. */
function assertNothingLeft(server: CodeServer): void {
  const attempts = server.attempts();
  if (attempts.length > 0) throw new Error(`Refused on the way out:\n${wordsOf(attempts)}`);
}

/** Throws unless the page is VS Code and the extension is installed. */
async function check(url: string, data: string): Promise<void> {
  const answer = await fetch(url);
  const page = await answer.text();
  if (!answer.ok || !page.includes('vscode-workbench-web-configuration')) {
    throw new Error(`${url} answers ${answer.status}, and not with VS Code.`);
  }
  const installed = await installedExtensions(data);
  if (!installed.includes(ID)) {
    throw new Error(`${ID} is not installed, but ${installed.join(', ')}.`);
  }
  console.log(`${url} serves VS Code, and ${ID} is installed.`);
}

/** Only where there is a desktop to open it on. */
function openBrowser(url: string): void {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  const hasDesktop =
    process.platform === 'darwin' || DISPLAY !== undefined || WAYLAND_DISPLAY !== undefined;
  if (!hasDesktop) return;
  spawn(process.platform === 'darwin' ? 'open' : 'xdg-open', [url], {
    stdio: 'ignore',
    detached: true,
  })
    // The address is printed; whoever has no opener opens it by hand.
    .on('error', () => undefined)
    .unref();
}

function toldToEnd(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.once(signal, () => resolve());
  });
}

void start().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
