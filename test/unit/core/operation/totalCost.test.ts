import assert from 'node:assert/strict';
import { totalCost } from '../../../../src/core/operation/totalCost';

describe('the cost of several questions', () => {
  const query = { product: 'reverse-ip', amount: 1, unit: 'query' } as const;

  it('counts queries and records apart', () => {
    const records = { product: 'whois-history', amount: 24, unit: 'record' } as const;
    const total = totalCost([query, query, records]);
    assert.deepEqual(total, { queries: 2, records: 24, bound: 'exact' });
  });

  it('never calls a guess exact, and never a least amount the most', () => {
    const atMost = { ...query, amount: 4, bound: 'atMost' } as const;
    const atLeast = { ...query, bound: 'atLeast' } as const;
    assert.equal(totalCost([query, atMost]).bound, 'atMost');
    assert.equal(totalCost([query, atMost, atLeast]).bound, 'atLeast');
  });

  it('leaves out requests that are free, and what is not known of them', () => {
    const free = { product: 'open', amount: 3, unit: 'request', bound: 'atLeast' } as const;
    assert.deepEqual(totalCost([query, free]), { queries: 1, records: 0, bound: 'exact' });
  });
});
