import assert from 'node:assert/strict';
import type { Failure, FailureReason } from '../../../src/core/errors';
import { consequenceOf } from '../../../src/enrichment/batch/consequence';

const failure = (reason: FailureReason, more: Partial<Failure> = {}): Failure => ({
  reason,
  message: 'It failed.',
  remedy: 'Try again.',
  action: 'retry',
  ...more,
});

describe('what a failed question means for those after it', () => {
  const lasting = ['noAccess', 'notSuchServer', 'redirected', 'certificateNotTrusted'] as const;

  for (const reason of lasting) {
    it(`${reason} stops a vendor with one server, and nothing else of one with many`, () => {
      assert.match(consequenceOf(failure(reason)).kind, /^hold/);
      assert.deepEqual(consequenceOf(failure(reason), 'many'), { kind: 'fail', trouble: false });
    });
  }

  it('a busy server lets its vendor wait, but not where the vendor has others', () => {
    const busy = failure('busy', { retryAfterSeconds: 7 });
    assert.deepEqual(consequenceOf(busy), { kind: 'wait', seconds: 7 });
    assert.deepEqual(consequenceOf(busy, 'many'), { kind: 'fail', trouble: false });
  });

  it('what concerns the machine or the settings stops either kind', () => {
    for (const servers of ['one', 'many'] as const) {
      assert.equal(consequenceOf(failure('badSettings'), servers).kind, 'holdProvider');
      assert.equal(consequenceOf(failure('offline'), servers).kind, 'waitOnline');
      assert.equal(consequenceOf(failure('refused'), servers).kind, 'refused');
      assert.deepEqual(consequenceOf(failure('unreachable'), servers), {
        kind: 'fail',
        trouble: true,
      });
    }
  });
});
