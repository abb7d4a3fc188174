import assert from 'node:assert/strict';
import { readFileSync, rmSync } from 'node:fs';
import { get } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Attempt } from '../../rig/loopback/watch';

/** A way out that VS Code puts its proxy support around, one that it does not, and Node's own fetch. */
const WAYS: Readonly<Record<string, () => Promise<unknown>>> = {
  'https.get': () => new Promise((_, reject) => get('https://192.0.2.1/').on('error', reject)),
  fetch: () => fetch('https://www.iana.org/domains'),
};

describe('the extension host of these suites', () => {
  /** Apart from what fails the run, for these attempts are on purpose. */
  const file = join(tmpdir(), `indicator-lens-on-purpose-${process.pid}`);
  const runFile = process.env.INDICATOR_LENS_LEAVING;
  before(() => {
    assert.ok(runFile, 'the run watches nobody');
    process.env.INDICATOR_LENS_LEAVING = file;
  });
  after(() => {
    process.env.INDICATOR_LENS_LEAVING = runFile;
  });
  afterEach(() => rmSync(file, { force: true }));

  for (const [way, leave] of Object.entries(WAYS)) {
    it(`reaches nobody off this machine by ${way}, and is told on`, async () => {
      await assert.rejects(leave());
      const [line = '', ...more] = readFileSync(file, 'utf8').split('\n');
      const attempt = JSON.parse(line) as Attempt;
      assert.match(attempt.host, /^(192\.0\.2\.1|www\.iana\.org)$/);
      assert.match(attempt.process, /--type=extensionHost/);
      assert.deepEqual(more, ['']);
    });
  }
});
