import assert from 'node:assert/strict';
import {
  filterRows,
  narrows,
  searchFaults,
  type RowQuery,
} from '../../../../src/core/result/filterRows';
import type { Column, Row } from '../../../../src/core/result/model';
import { TableIndex } from '../../../../src/core/result/tableIndex';

const columns: readonly Column[] = [
  { id: 'name', label: 'rrname', type: 'indicator' },
  { id: 'seen', label: 'first seen', type: 'date' },
  { id: 'count', label: 'count', type: 'number' },
  { id: 'data', label: 'rdata', type: 'text' },
];

const rows: readonly Row[] = [
  [{ kind: 'fqdn', value: 'login-secure.example' }, '2026-04-12', 41, 'v=spf1'],
  [
    { kind: 'fqdn', value: 'mx1.postbox.example', text: '10 MX1.postbox.example' },
    '2026-05-01T08:00:00Z',
    9,
    null,
  ],
  [{ kind: 'ipv4', value: '203.0.113.80' }, null, null, 'Plain'],
  ['not a name', 'before 2000', 1200, ''],
];

const index = new TableIndex({ columns, rows });

/** Runs the search to its end, whatever it yields on the way. */
function finished(query: Partial<RowQuery>, within = index.order()): number[] {
  const work = filterRows(index, { filters: {}, picks: {}, ...query }, within);
  for (;;) {
    const step = work.next();
    if (step.done === true) {
      return [...step.value];
    }
  }
}

const found = (filters: Record<string, string>) => finished({ filters });

describe('filterRows', () => {
  it('keeps every row when nothing is typed', () => {
    assert.deepEqual(found({}), [0, 1, 2, 3]);
    assert.deepEqual(found({ name: '  ', unknown: 'x' }), [0, 1, 2, 3]);
  });

  it('finds text whatever the case, in the words of the vendor', () => {
    assert.deepEqual(found({ name: 'MX1' }), [1]);
    assert.deepEqual(found({ name: '10 mx' }), [1]);
    assert.deepEqual(found({ data: 'plain' }), [2]);
  });

  it('takes defanged text', () => {
    assert.deepEqual(found({ name: 'login-secure[.]example' }), [0]);
    assert.deepEqual(found({ name: '203(.)0' }), [2]);
  });

  it('leaves out with an exclamation mark', () => {
    assert.deepEqual(found({ name: '!example' }), [2, 3]);
    assert.deepEqual(found({ count: '!>10' }), [1, 2]);
  });

  it('compares numbers, and nothing is no number', () => {
    assert.deepEqual(found({ count: '>9' }), [0, 3]);
    assert.deepEqual(found({ count: '>=9' }), [0, 1, 3]);
    assert.deepEqual(found({ count: '<41' }), [1]);
    assert.deepEqual(found({ count: '=9' }), [1]);
    assert.deepEqual(found({ count: '9..41' }), [0, 1]);
    assert.deepEqual(found({ count: '1,000..' }), [3]);
    assert.deepEqual(found({ count: '..9' }), [1]);
  });

  it('compares dates to the precision that was typed', () => {
    assert.deepEqual(found({ seen: '>2026-04' }), [0, 1]);
    assert.deepEqual(found({ seen: '<2026-05' }), [0]);
    assert.deepEqual(found({ seen: '<=2026-05' }), [0, 1]);
    assert.deepEqual(found({ seen: '2026-05..' }), [1]);
    assert.deepEqual(found({ seen: '..2026-04' }), [0]);
    assert.deepEqual(found({ seen: '=2026-05-01' }), [1]);
    assert.deepEqual(found({ seen: '2026-04..2026-05-01' }), [0, 1]);
  });

  it('searches for the text where a range is not finished', () => {
    assert.deepEqual(found({ seen: '2026' }), [0, 1]);
    assert.deepEqual(found({ seen: '>' }), []);
    assert.deepEqual(found({ count: '..' }), []);
  });

  it('applies all filters, within the rows given', () => {
    assert.deepEqual(found({ name: 'example', count: '<20' }), [1]);
    const filters = { name: 'example', count: '<60' };
    assert.deepEqual(finished({ filters }, Uint32Array.of(2, 1)), [1]);
  });

  it('keeps the order of the rows given', () => {
    assert.deepEqual(finished({ filters: { name: 'example' } }, Uint32Array.of(1, 3, 0)), [1, 0]);
  });

  it('takes any of the values picked, and all searches besides', () => {
    const picks = { data: ['Plain', 'v=spf1'] };
    assert.deepEqual(finished({ picks }), [0, 2]);
    assert.deepEqual(finished({ picks, filters: { name: 'login' } }), [0]);
    assert.deepEqual(finished({ picks: { data: [] } }), [0, 1, 2, 3]);
  });
});

describe('narrows', () => {
  const before = { filters: { name: 'log' }, picks: {} };
  const after = (filters: Record<string, string>, picks: Record<string, string[]> = {}) =>
    narrows(columns, before, { filters, picks });

  it('holds for longer text, further columns and first picks', () => {
    assert.ok(after({ name: 'login' }));
    assert.ok(after({ name: 'blog' }));
    assert.ok(after({ name: 'log', count: '>5' }));
    assert.ok(after({ name: 'log' }, { data: ['Plain'] }));
  });

  it('does not hold where a row could come back', () => {
    assert.ok(!after({ name: 'lo' }));
    assert.ok(!after({ name: '!login' }));
    assert.ok(!after({}));
    const ranged = { filters: { count: '>5' }, picks: {} };
    assert.ok(!narrows(columns, ranged, { filters: { count: '>50' }, picks: {} }));
    const unread = { filters: { count: '5' }, picks: {} };
    assert.ok(!narrows(columns, unread, { filters: { count: '5..' }, picks: {} }));
    const picked = { filters: {}, picks: { data: ['Plain'] } };
    const more = { filters: {}, picks: { data: ['Plain', ''] } };
    assert.ok(narrows(columns, more, picked));
    assert.ok(!narrows(columns, picked, more));
    assert.ok(!narrows(columns, picked, { filters: {}, picks: {} }));
  });

  it('agrees with a search of all rows', () => {
    const texts = ['', 'e', 'ex', '!ex', '4', '41', '>4', '>41', '4..', '2026', '2026-04', '>2026'];
    for (const { id } of columns) {
      for (const old of texts) {
        for (const now of texts) {
          const [a, b] = [old, now].map((text) => ({ filters: { [id]: text }, picks: {} }));
          if (a && b && narrows(columns, a, b)) {
            assert.deepEqual(finished(b, Uint32Array.from(finished(a))), finished(b));
          }
        }
      }
    }
  });
});

describe('categories', () => {
  it('counts the values of a column, the most frequent first', () => {
    const [column] = columns;
    assert.ok(column);
    const types = new TableIndex({
      columns: [column],
      rows: [['A'], ['NS'], [null], ['NS'], ['']],
    });
    assert.deepEqual(types.categories(0), [
      { value: 'NS', count: 2 },
      { value: 'A', count: 1 },
    ]);
  });
});

describe('searchFaults', () => {
  const faults = (filters: Record<string, string>) =>
    searchFaults(columns, filters).map(({ column, text, kind }) => [column.id, text, kind]);

  it('names ranges that are the wrong way round', () => {
    assert.deepEqual(faults({ count: '97..80' }), [['count', '97..80', 'reversed']]);
    assert.deepEqual(faults({ seen: '!2026-05..2026-04' }), [
      ['seen', '2026-05..2026-04', 'reversed'],
    ]);
  });

  it('names comparisons and ranges that cannot be read', () => {
    for (const text of ['>lol', 'garbage..x', '5..x', '..', '>=']) {
      assert.deepEqual(faults({ count: text }), [['count', text, 'unreadable']]);
      assert.equal(faults({ seen: text })[0]?.[2], 'unreadable');
    }
  });

  it('finds none in what can be read, nor in text', () => {
    const read = { count: '5..9', seen: '2026-05-01..2026-05', name: '>lol', data: 'b..a' };
    assert.deepEqual(faults(read), []);
    assert.deepEqual(faults({ count: '5..', seen: '>2026', name: '' }), []);
    assert.deepEqual(faults({ count: '..9', seen: 'before' }), []);
  });
});
