import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ACTS } from '../../src/vscode/callers/acts';
import { launchBrowser } from '../rig/browser';
import { loopbackWatch, wordsOf } from '../rig/loopback/watch';
import type { Attempt, LoopbackWatch } from '../rig/loopback/watch';
import { codeServerFile, root } from '../rig/paths';
import { freePort, startProcess, waitUntilServing } from '../rig/processes';
import type { RunningProcess } from '../rig/processes';
import { quietEnvironment, quietSettings } from '../rig/quietSettings';
import { compileHostSuites } from './compile';
import type { HostTest } from './hostTest';

export interface HostRun {
  /** The folder of test/host whose suites run. */
  readonly suites: string;
  /** The folder of the extension under test. */
  readonly extension: string;
  /** The folder that VS Code opens. */
  readonly workspace: string;
  /** An empty folder for what VS Code keeps. */
  readonly data: string;
  /** Without trust the folder is opened in Restricted Mode. */
  readonly trusted: boolean;
  /** User settings beyond the quiet ones. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Environment of the extension host, and so of the suites. */
  readonly env?: Readonly<Record<string, string>>;
  /** How long the suites may take. Default: 15 minutes. */
  readonly timeoutMs?: number;
}

/** The suites stand for scripts, which may do all that the setting names. */
const SCRIPTED = { 'indicatorLens.scripts.allowed': ACTS };

const TIMEOUT_MS = 15 * 60_000;

/**
 * Runs compiled suites inside a real VS Code.
 *
 * It is code-server's inner server: unlike code-server's own entry it takes the smoke-test flag,
 * which lets a page name a module of tests (as `@vscode/test-electron` does on the desktop).
 */
export async function runInVsCode(run: HostRun): Promise<readonly HostTest[]> {
  const compiled = await compileHostSuites();
  const report = join(run.data, 'host-tests.json');
  const user = join(run.data, 'data', 'User');
  mkdirSync(user, { recursive: true });
  writeFileSync(
    join(user, 'settings.json'),
    JSON.stringify({ ...quietSettings, ...SCRIPTED, ...run.settings }),
  );

  const port = await freePort();
  const watch = loopbackWatch();
  const server = startServer(run, watch, port, report);
  try {
    const url = `http://127.0.0.1:${port}`;
    await waitUntilServing(url, server);
    const browser = await launchBrowser();
    try {
      const page = await browser.newPage();
      const remote = `vscode-remote://127.0.0.1:${port}`;
      const payload = JSON.stringify([
        ['extensionDevelopmentPath', `${remote}${run.extension}`],
        ['extensionTestsPath', `${remote}${join(compiled, 'index.js')}`],
        ['skipWelcome', 'true'],
      ]);
      await page.goto(
        `${url}/?folder=${encodeURIComponent(run.workspace)}&payload=${encodeURIComponent(payload)}`,
      );
      const tests = await reported(report, server, run.timeoutMs ?? TIMEOUT_MS, async () => {
        const picture = join(root, 'out', 'screenshots', `host-${run.suites}-timeout.png`);
        await page.screenshot({ path: picture });
        return `It looked like ${picture}.`;
      });
      return [...tests, nothingLeft(watch.attempts())];
    } finally {
      await browser.close();
    }
  } finally {
    await server.stop();
    watch.end();
  }
}

/** Fails where VS Code, the extension or a suite tried to reach another host. */
function nothingLeft(attempts: readonly Attempt[]): HostTest {
  const title = 'nothing left this machine';
  return attempts.length === 0
    ? { title, milliseconds: 0 }
    : { title, milliseconds: 0, error: wordsOf(attempts) };
}

function startServer(
  run: HostRun,
  watch: LoopbackWatch,
  port: number,
  report: string,
): RunningProcess {
  return startProcess(
    process.execPath,
    [
      ...watch.nodeArguments,
      codeServerFile('lib', 'vscode', 'out', 'server-main.js'),
      ...['--host', '127.0.0.1', '--port', String(port), '--without-connection-token'],
      ...['--server-data-dir', run.data, '--telemetry-level', 'off'],
      ...['--accept-server-license-terms', '--enable-smoke-test-driver'],
      ...(run.trusted ? ['--disable-workspace-trust'] : []),
    ],
    {
      ...process.env,
      ...quietEnvironment,
      ...run.env,
      ...watch.env,
      INDICATOR_LENS_SUITES: run.suites,
      INDICATOR_LENS_HOST_TESTS: report,
    },
  );
}

async function reported(
  report: string,
  server: RunningProcess,
  timeoutMs: number,
  lookAtIt: () => Promise<string>,
): Promise<readonly HostTest[]> {
  const until = Date.now() + timeoutMs;
  while (Date.now() < until && server.isRunning()) {
    const tests = read(report);
    if (tests !== undefined) return tests;
    await sleep(100);
  }
  throw new Error(
    `The tests inside VS Code reported nothing. ${await lookAtIt()}\n${server.output().slice(-4_000)}`,
  );
}

function read(report: string): readonly HostTest[] | undefined {
  if (!existsSync(report)) return undefined;
  try {
    return JSON.parse(readFileSync(report, 'utf8')) as readonly HostTest[];
  } catch {
    // Half written; the next look finds it whole.
    return undefined;
  }
}
