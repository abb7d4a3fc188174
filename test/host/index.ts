import { readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import Mocha from 'mocha';
import type { HostTest } from './hostTest';

/**
 * What VS Code calls (`extensionTestsPath`). Runs the compiled suites of the folder that
 * INDICATOR_LENS_SUITES names and writes one HostTest each to the file INDICATOR_LENS_HOST_TESTS.
 */
export async function run(): Promise<void> {
  const folder = join(__dirname, process.env.INDICATOR_LENS_SUITES ?? 'suites');
  const report = process.env.INDICATOR_LENS_HOST_TESTS;
  const tests: HostTest[] = [];
  try {
    await runSuites(folder, tests);
  } catch (error) {
    tests.push({ title: `loading ${folder}`, error: words(error), milliseconds: 0 });
  }
  if (report !== undefined) writeFileSync(report, JSON.stringify(tests));
  const failed = tests.filter(({ error }) => error !== undefined);
  if (failed.length > 0) throw new Error(`${failed.length} of ${tests.length} tests failed`);
}

function runSuites(folder: string, tests: HostTest[]): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', timeout: 60_000, reporter: Mocha.reporters.Base });
  // Mocha itself would import() the files, and VS Code hands out `vscode` to require() alone.
  const load = createRequire(__filename);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  for (const file of files.filter((name) => name.endsWith('.test.js'))) {
    mocha.suite.emit('pre-require', globalThis, file, mocha);
    mocha.suite.emit('require', load(join(folder, file)), file, mocha);
    mocha.suite.emit('post-require', globalThis, file, mocha);
  }
  return new Promise((resolve) => {
    mocha
      .run(() => resolve())
      .on('pass', (test) =>
        tests.push({ title: test.fullTitle(), milliseconds: test.duration ?? 0 }),
      )
      .on('fail', (test: Mocha.Runnable, error: unknown) =>
        tests.push({
          title: test.fullTitle(),
          error: words(error),
          milliseconds: test.duration ?? 0,
        }),
      )
      .on('pending', (test) =>
        tests.push({ title: test.fullTitle(), error: 'was not run (pending)', milliseconds: 0 }),
      );
  });
}

function words(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
