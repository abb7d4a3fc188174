import assert from 'node:assert/strict';
import { age, ago, costWords, isFresh, local, speak, t, utc } from '../../../src/webview/words';

const NOW = Date.parse('2026-11-21T14:00:00Z');

describe('words', () => {
  afterEach(() => {
    speak('en', {});
  });

  it('translates and fills in', () => {
    assert.equal(t('{0} of {1}', 1, 'x'), '1 of x');
    speak('de', { '{0} of {1}': '{0} von {1}' });
    assert.equal(t('{0} of {1}', 1, 'x'), '1 von x');
  });

  it('tells the age of an answer in one unit', () => {
    assert.equal(age('2026-11-21T13:59:40Z', NOW), 'just now');
    assert.equal(age('2026-11-21T13:18:00Z', NOW), '42 min old');
    assert.equal(age('2026-11-21T11:30:00Z', NOW), '2 h old');
    assert.equal(age('2026-11-12', NOW), '9 days old');
    assert.equal(age('never', NOW), 'age unknown');
  });

  it('takes an answer of this minute for a fresh one', () => {
    assert.equal(isFresh('2026-11-21T13:59:40Z', NOW), true);
    assert.equal(isFresh('2026-11-21T13:59:00Z', NOW), false);
  });

  it('tells how long ago or how soon', () => {
    assert.equal(ago('2026-11-21T20:00:00Z', NOW), 'in 1 day');
    assert.equal(ago('2026-11-12', NOW), '9 days ago');
    assert.equal(ago('2026-05-21', NOW), '6 months ago');
    assert.equal(ago('2019-04-15', NOW), '7 years ago');
    assert.equal(ago('2026-12-01T14:00:00Z', NOW), 'in 10 days');
    assert.equal(ago('unknown', NOW), 'unknown');
  });

  it('writes UTC, and has no local time for a date alone', () => {
    assert.equal(utc('2026-11-21T14:02:07.120Z'), '2026-11-21 14:02:07');
    assert.equal(utc('2026-11-21'), '2026-11-21');
    assert.equal(local('2026-11-21'), undefined);
    assert.match(local('2026-11-21T14:02:07Z') ?? '', /2026/);
  });

  it('tells the cost in the units that are metered', () => {
    const one = { product: 'whois', amount: 1, unit: 'query' } as const;
    const records = { product: 'whois-history', amount: 24, unit: 'record' } as const;
    assert.equal(costWords([]), 'free');
    assert.equal(costWords([one]), '1 query');
    assert.equal(costWords([one, one, records]), '2 queries, 24 records');
  });
});
