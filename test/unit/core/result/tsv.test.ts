import assert from 'node:assert/strict';
import { toTsv } from '../../../../src/core/result/tsv';

describe('toTsv', () => {
  const columns = [
    { id: 'a', label: 'rdata', type: 'text' },
    { id: 'b', label: 'count', type: 'number' },
  ] as const;

  it('writes a header and one line a row', () => {
    const text = toTsv(columns, [
      [{ kind: 'fqdn', value: 'mx1.example', text: '10 mx1.example' }, 4],
      [null, -1],
    ]);
    assert.equal(text, 'rdata\tcount\n10 mx1.example\t4\n\t-1');
  });

  it('keeps a cell in its field, and a formula from running', () => {
    assert.equal(toTsv(columns, [['=cmd\t|calc\n', 1]]), "rdata\tcount\n'=cmd |calc \t1");
  });
});
