import assert from 'node:assert/strict';
import type { Column } from '../../../../src/core/result/model';
import { TableIndex } from '../../../../src/core/result/tableIndex';

const columns: readonly Column[] = [
  { id: 'name', label: 'Name', type: 'text' },
  { id: 'count', label: 'Count', type: 'number' },
];
const rows = Array.from({ length: 5000 }, (_, at) => [`Host-${at}.example`, at]);

describe('the texts of a table', () => {
  it('are read ahead in pieces, and are what is read at once', () => {
    const ahead = new TableIndex({ columns, rows });
    const pieces = [...ahead.readAhead()].length;
    assert.ok(pieces >= 8, String(pieces));
    const atOnce = new TableIndex({ columns, rows });
    for (const column of columns.keys()) {
      assert.deepEqual(ahead.texts(column), atOnce.texts(column));
    }
    assert.equal(ahead.texts(0)[7], 'host-7.example');
  });

  it('are read once, also where a search comes in between', () => {
    const index = new TableIndex({ columns, rows });
    const reading = index.readAhead();
    reading.next();
    const texts = index.texts(0);
    while (reading.next().done !== true);
    assert.equal(index.texts(0), texts);
  });
});
