import assert from 'node:assert/strict';
import { filterRows, searchFaults } from '../../../../src/core/result/filterRows';
import type { Column, Row } from '../../../../src/core/result/model';

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

const found = (filters: Record<string, string>) => filterRows(columns, rows, filters);

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
    assert.deepEqual(filterRows(columns, rows, { name: 'example' }, [1, 2]), [1]);
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
