import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { secretsWrittenIn } from '../rig/canary';
import { root } from '../rig/paths';
import { freePort } from '../rig/processes';
import { keylessSettingsFor, secretsOf, simulatedCredentials } from '../rig/simulatedAccount';
import { startSimulator } from '../simulator';
import { writeHostileSettings } from './hostileSettings';
import type { HostTest } from './hostTest';
import { runInVsCode } from './runInVsCode';

export interface SuitesOptions {
  /** The folder of the extension under test. Default: this repository, with what is built in dist/. */
  readonly extension?: string;
  /** Environment of the suites beyond the simulator's. */
  readonly env?: Readonly<Record<string, string>>;
  readonly timeoutMs?: number;
}

/**
 * Runs the suites of one folder of test/host inside VS Code, with the simulator beside them. Those of
 * `restricted` run in Restricted Mode, in a folder whose settings are hostile.
 *
 * The suites read INDICATOR_LENS_SIM, the simulator's addresses as JSON, and INDICATOR_LENS_EVIL_PORT,
 * the port to which the hostile settings lead; a suite that wants to see who comes listens there.
 */
export async function runSuites(
  suites: string,
  { extension = root, env = {}, ...limits }: SuitesOptions = {},
): Promise<readonly HostTest[]> {
  const temporary = mkdtempSync(join(tmpdir(), 'indicator-lens-host-'));
  const workspace = join(temporary, 'workspace');
  const data = join(temporary, 'data');
  const trusted = suites !== 'restricted';
  const evilPort = await freePort();
  const simulator = await startSimulator();
  try {
    mkdirSync(data);
    cpSync(join(root, 'test', 'host', 'workspaces', 'trusted'), workspace, { recursive: true });
    if (!trusted) writeHostileSettings(workspace, evilPort);
    const tests = await runInVsCode({
      ...limits,
      suites,
      extension,
      workspace,
      data,
      trusted,
      settings: keylessSettingsFor(simulator),
      env: {
        ...env,
        INDICATOR_LENS_SIM: JSON.stringify(simulator.addresses),
        INDICATOR_LENS_EVIL_PORT: String(evilPort),
      },
    });
    return [...tests, noKeyWritten(temporary)];
  } finally {
    await simulator.stop();
    rmSync(temporary, { recursive: true, force: true });
  }
}

/** Fails where a key stands in anything that VS Code, the extension or a suite wrote. */
function noKeyWritten(folder: string): HostTest {
  const title = 'no key was written down';
  const found = secretsWrittenIn(folder, secretsOf(simulatedCredentials));
  return { title, milliseconds: 0, ...(found.length > 0 && { error: found.join('\n') }) };
}
