import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';

const ROOT = join(__dirname, '../..');

/**
 * Ends a test as skipped where a file or folder is not on this machine that lies beside the checkout
 * and is not part of this repository. Every other way to skip a test counts as a failure
 * (scripts/test/countingReporter.cjs).
 */
export function skipWithout(context: Mocha.Context, path: string): void {
  if (!existsSync(path)) {
    Object.assign(context.runnable(), { absent: path });
    context.skip();
  }
}

/** Stands for the tests of a suite that need what is not on this machine. */
export function skippedSuite(path: string): void {
  it(`needs ${relative(ROOT, path)}`, function () {
    skipWithout(this, path);
  });
}
