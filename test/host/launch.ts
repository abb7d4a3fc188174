/** `launch.ts suites` or `launch.ts restricted`: runs the suites of that folder of test/host. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { runSuites } from './runSuites';

async function launch(suites: string): Promise<void> {
  const tests = await runSuites(suites, suites === 'soak' ? { timeoutMs: 25 * 60_000 } : {});
  for (const { title, error, milliseconds } of tests) {
    console.log(`  ${error === undefined ? '✔' : '✘'} ${title} (${milliseconds} ms)`);
    if (error !== undefined) console.log(error.replace(/^/gm, '      '));
  }
  const failed = tests.filter(({ error }) => error !== undefined).length;
  writeCount({ passed: tests.length - failed, failed });
  process.exitCode = failed === 0 ? 0 : 1;
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
