import assert from 'node:assert/strict';
import type { Failure } from '../../../../src/core/errors';
import { sharedRemedies } from '../../../../src/webview/summary/sharedRemedies';
import { answerOf } from '../../../rig/neutralVendor';
import { pageOf } from '../results';

const noKey: Failure = {
  reason: 'noCredentials',
  message: 'No credentials of Example Vendor are stored.',
  remedy: 'Enter the credentials of your Example Vendor account.',
  action: 'setCredentials',
};
const ids = ['example.risk', 'example.registration', 'example.neighbours'];
const { operations } = pageOf(ids);
const hindered = operations.map((operation) => ({ ...operation, obstacle: noKey }));
const names = (groups: ReturnType<typeof sharedRemedies>) =>
  groups.map((group) => group.operations.map(({ id }) => id));

describe('sharedRemedies', () => {
  it('tells a reason once that several operations share', () => {
    const groups = sharedRemedies(hindered, [], []);
    assert.deepEqual(names(groups), [ids]);
    assert.equal(groups[0]?.failure, noKey);
  });

  it('takes failures for the reason where there are any, and leaves out what is answered', () => {
    const timeout = { ...noKey, reason: 'timeout' as const, action: 'retry' as const };
    const results = [
      answerOf('example.risk', { outcome: { kind: 'failed', ...timeout } }),
      answerOf('example.neighbours'),
    ];
    assert.deepEqual(names(sharedRemedies(hindered, results, [])), []);
    const both = [
      ...results,
      answerOf('example.registration', { outcome: { kind: 'failed', ...timeout } }),
    ];
    assert.deepEqual(names(sharedRemedies(hindered, both, [])), [ids.slice(0, 2)]);
  });

  it('leaves out what is being asked, and what stands alone', () => {
    assert.deepEqual(names(sharedRemedies(hindered, [], ids.slice(1))), []);
  });

  it('keeps providers apart', () => {
    const other = hindered.map((one, at) => (at === 0 ? one : { ...one, provider: 'other' }));
    assert.deepEqual(names(sharedRemedies(other, [], [])), [ids.slice(1)]);
  });
});
