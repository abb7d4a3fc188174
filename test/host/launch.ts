/**
 * Runs the suites of one folder of test/host inside VS Code: `launch.ts suites`, trusted, or
 * `launch.ts restricted`, in Restricted Mode on a folder with hostile settings.
 */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { freePort } from '../rig/processes';
import { root } from '../rig/paths';
import { startSimulator } from '../simulator';
import { runInVsCode } from './runInVsCode';
import { writeHostileSettings } from './hostileSettings';

async function launch(suites: string): Promise<void> {
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
    const { domaintools, circl, circlTls } = simulator;
    const tests = await runInVsCode({
      suites,
      workspace,
      data,
      trusted,
      env: {
        INDICATOR_LENS_SIM: JSON.stringify({ domaintools, circl, circlTls }),
        INDICATOR_LENS_EVIL_PORT: String(evilPort),
      },
    });
    for (const { title, error, milliseconds } of tests) {
      console.log(`  ${error === undefined ? '✔' : '✘'} ${title} (${milliseconds} ms)`);
      if (error !== undefined) console.log(error.replace(/^/gm, '      '));
    }
    const failed = tests.filter(({ error }) => error !== undefined).length;
    writeCount({ passed: tests.length - failed, failed });
    process.exitCode = failed === 0 ? 0 : 1;
  } finally {
    await simulator.stop();
    rmSync(temporary, { recursive: true, force: true });
  }
}

function writeCount(count: { readonly passed: number; readonly failed: number }): void {
  const file = process.env.INDICATOR_LENS_RESULTS;
  if (file === undefined) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(count));
}

void launch(process.argv[2] ?? 'suites').catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
