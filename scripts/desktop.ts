/**
 * `npm run test:desktop [-- ARGUMENTS OF vscode-test]`: the suites of test/host in a downloaded
 * desktop VS Code, with the simulator beside them. Which VS Code, .vscode-test.mjs says.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { compileHostSuites } from '../test/host/compile';
import { root } from '../test/rig/paths';
import { startSimulator } from '../test/simulator';

async function desktop(): Promise<void> {
  await compileHostSuites();
  const simulator = await startSimulator();
  try {
    const { domaintools, circl, circlTls } = simulator;
    const tests = spawn(
      process.execPath,
      ['node_modules/@vscode/test-cli/out/bin.mjs', ...process.argv.slice(2)],
      {
        cwd: root,
        stdio: 'inherit',
        env: {
          ...process.env,
          INDICATOR_LENS_SIM: JSON.stringify({ domaintools, circl, circlTls }),
        },
      },
    );
    const [code] = (await once(tests, 'close')) as [number | null];
    process.exitCode = code ?? 1;
  } finally {
    await simulator.stop();
  }
}

void desktop().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
