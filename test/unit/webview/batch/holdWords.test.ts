import assert from 'node:assert/strict';
import type { BatchMessage } from '../../../../src/protocol/batchView';
import { holdWords } from '../../../../src/webview/batch/holdWords';

type Hold = BatchMessage['holds'][number];

const PACED: Hold = {
  provider: 'Example Vendor',
  operations: ['Reverse IP', 'Reverse Name Server'],
  until: '2026-04-12T04:34:29.000Z',
  failure: {
    reason: 'quotaPerMinute',
    message: 'So many a minute.',
    remedy: 'There is nothing to do: it goes on by itself.',
    action: 'none',
  },
};
const OFFLINE: Hold = {
  provider: 'Alpha',
  operations: [],
  failure: {
    reason: 'offline',
    message: 'You work offline.',
    remedy: 'Once you are online, the batch goes on by itself.',
    action: 'goOnline',
  },
};

const told = (hold: Hold, phase: BatchMessage['phase']): string => {
  const { subject, predicate, rest } = holdWords(hold, phase);
  return `${subject} ${predicate} ${rest}`;
};

describe('the words of what holds a batch up', () => {
  it('name the provider, its operations and when it goes on, in the right number', () => {
    assert.equal(
      told(PACED, 'running'),
      'Example Vendor: Reverse IP, Reverse Name Server wait until 04:34:29 UTC, then go on. ' +
        'So many a minute. There is nothing to do: it goes on by itself.',
    );
    assert.match(
      told({ ...PACED, operations: ['Reverse IP'] }, 'running'),
      /^Example Vendor: Reverse IP waits until 04:34:29 UTC, then goes on\./,
    );
    assert.match(told({ ...PACED, operations: [] }, 'running'), /^Example Vendor waits until/);
  });

  it('promise nothing by itself where the analyst paused', () => {
    for (const phase of ['paused', 'stopping'] as const) {
      const words = told(PACED, phase);
      assert.match(words, /have to wait until 04:34:29 UTC at least\. .*goes on after Resume\.$/);
      assert.doesNotMatch(words, /by itself|nothing to do/);
      assert.match(told(OFFLINE, phase), /once you are online, it goes on after Resume\.$/);
    }
  });

  it('say that it goes on by itself where only working offline holds it', () => {
    assert.match(told(OFFLINE, 'offline'), /^Alpha has stopped.*goes on by itself\.$/);
  });

  it('keep the remedy of what only the analyst can mend', () => {
    const failure = { ...OFFLINE.failure, reason: 'badCredentials' as const, remedy: 'Set a key.' };
    assert.match(told({ ...OFFLINE, failure }, 'paused'), /Set a key\.$/);
    const several = { ...OFFLINE, failure, operations: ['WHOIS', 'Risk Score'] };
    assert.match(told(several, 'paused'), /^Alpha: WHOIS, Risk Score have stopped/);
  });
});
