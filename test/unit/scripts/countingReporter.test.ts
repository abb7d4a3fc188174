import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../../..');

const TESTS = `
const { skipWithout, skippedSuite } = require(${JSON.stringify(join(ROOT, 'test/rig/besideCheckout.ts'))});
it('passes', () => {});
it('needs what is here', function () { skipWithout(this, __filename); });
it('needs what is absent', function () { skipWithout(this, '/nowhere/at/all'); throw new Error('ran'); });
describe('a suite', () => skippedSuite('/nowhere/at/all'));
it('skips itself', function () { this.skip(); });
it.skip('is skipped', () => {});
it('is only a title');
describe.skip('nobody runs this', () => it('is in there', () => {}));
`;

describe('the count of tests', () => {
  it('tells what is absent from what somebody skipped, which has failed', () => {
    const folder = mkdtempSync(join(tmpdir(), 'indicator-lens-count-'));
    try {
      const tests = join(folder, 'some.test.ts');
      const results = join(folder, 'results.json');
      writeFileSync(tests, TESTS);
      const reporter = join(ROOT, 'scripts/test/countingReporter.cjs');
      const mocha = ['node_modules/mocha/bin/mocha.js', '--no-config', '--require', 'tsx/cjs'];
      execFileSync(process.execPath, [...mocha, '--reporter', reporter, tests], {
        cwd: ROOT,
        env: { ...process.env, INDICATOR_LENS_RESULTS: results },
      });
      assert.deepEqual(JSON.parse(readFileSync(results, 'utf8')), {
        passed: 2,
        failed: 4,
        skipped: 2,
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
