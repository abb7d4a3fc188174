import assert from 'node:assert/strict';
import type { Column, Row } from '../../../../src/core/result/model';
import { TableIndex } from '../../../../src/core/result/tableIndex';

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

const index = new TableIndex({ columns, rows });
const sorted = (column: string, descending = false) => [...index.order({ column, descending })];

describe('the order of rows', () => {
  it('orders addresses by number and names whatever the case', () => {
    assert.deepEqual(sorted('host'), [1, 0, 3, 2]);
  });

  it('keeps equal rows in order and nothing last, both ways', () => {
    assert.deepEqual(sorted('count'), [0, 3, 1, 2]);
    assert.deepEqual(sorted('count', true), [1, 0, 3, 2]);
  });

  it('puts nothing last and numbers before words that stand among them, both ways', () => {
    const mixed = new TableIndex({
      columns,
      rows: [
        ['', 'many'],
        ['', null],
        ['', 2],
        ['', 10],
      ],
    });
    assert.deepEqual([...mixed.order({ column: 'count', descending: false })], [2, 3, 0, 1]);
    assert.deepEqual([...mixed.order({ column: 'count', descending: true })], [3, 2, 0, 1]);
  });

  it('leaves the order alone for a column that is not there', () => {
    assert.deepEqual(sorted('nothing'), [0, 1, 2, 3]);
  });
});
