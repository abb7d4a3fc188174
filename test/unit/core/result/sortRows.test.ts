import assert from 'node:assert/strict';
import type { Column, Row } from '../../../../src/core/result/model';
import { sortRows } from '../../../../src/core/result/sortRows';

const columns: readonly Column[] = [
  { id: 'host', label: 'host', type: 'indicator' },
  { id: 'count', label: 'count', type: 'number' },
];

const rows: readonly Row[] = [
  [{ kind: 'ipv4', value: '203.0.113.80' }, 9],
  [{ kind: 'ipv4', value: '203.0.113.9' }, 100],
  ['Beta', null],
  ['alpha', 9],
];

const sorted = (column: string, descending = false) =>
  sortRows(columns, rows, [0, 1, 2, 3], { column, descending });

describe('sortRows', () => {
  it('orders addresses by number and names whatever the case', () => {
    assert.deepEqual(sorted('host'), [1, 0, 3, 2]);
  });

  it('keeps equal rows in order and nothing last, both ways', () => {
    assert.deepEqual(sorted('count'), [0, 3, 1, 2]);
    assert.deepEqual(sorted('count', true), [1, 0, 3, 2]);
  });

  it('leaves the order alone for a column that is not there', () => {
    assert.deepEqual(sorted('nothing'), [0, 1, 2, 3]);
  });
});
