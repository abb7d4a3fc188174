import assert from 'node:assert/strict';
import type { Failure } from '../../../../src/core/errors';
import { sharedRemedies } from '../../../../src/webview/summary/sharedRemedies';
import { pageOf, resultOf } from '../results';

const noKey: Failure = {
  reason: 'noCredentials',
  message: 'No credentials of DomainTools are stored.',
  remedy: 'Enter the credentials of your DomainTools account.',
  action: 'setCredentials',
};
const ids = ['domaintools.risk', 'domaintools.domainWhois', 'domaintools.reverseIp'];
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
      resultOf('domaintools.risk', { outcome: { kind: 'failed', ...timeout } }),
      resultOf('domaintools.reverseIp'),
    ];
    assert.deepEqual(names(sharedRemedies(hindered, results, [])), []);
    const both = [
      ...results,
      resultOf('domaintools.domainWhois', { outcome: { kind: 'failed', ...timeout } }),
    ];
    assert.deepEqual(names(sharedRemedies(hindered, both, [])), [ids.slice(0, 2)]);
  });

  it('leaves out what is being asked, and what stands alone', () => {
    assert.deepEqual(names(sharedRemedies(hindered, [], ids.slice(1))), []);
  });

  it('keeps providers apart', () => {
    const other = hindered.map((one, at) => (at === 0 ? one : { ...one, provider: 'circl' }));
    assert.deepEqual(names(sharedRemedies(other, [], [])), [ids.slice(1)]);
  });
});
