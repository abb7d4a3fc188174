import assert from 'node:assert/strict';
import { mock } from 'node:test';
import type { TableSection } from '../../../../src/core/result/model';
import { CopyNote } from '../../../../src/webview/grid/copyNote';
import { copyTitles, copyWords, enrichTitle } from '../../../../src/webview/grid/footWords';
import { TickedRows } from '../../../../src/webview/grid/tickedRows';

const SECTION: TableSection = {
  type: 'table',
  id: 'names',
  title: 'Names',
  columns: [
    { id: 'name', label: 'Name', type: 'indicator' },
    { id: 'first', label: 'First', type: 'text' },
  ],
  rows: [
    [{ kind: 'fqdn', value: 'own.example' }, 'a'],
    [{ kind: 'fqdn', value: 'other.example' }, 'b'],
    ['no name', 'c'],
  ],
  shown: 3,
};

function tickedRows(ticked: readonly number[], view: readonly number[]): TickedRows {
  const rows = new TickedRows();
  rows.update(SECTION, new Set(ticked), Uint32Array.from(view), 'own.example');
  return rows;
}

describe('the words below a table', () => {
  it('say why the page’s own indicator cannot be enriched again', () => {
    assert.match(enrichTitle(tickedRows([0], [0, 1, 2])), /indicator of this page itself/);
    assert.match(enrichTitle(tickedRows([0, 1], [0, 1, 2])), /what it costs/);
    assert.match(enrichTitle(tickedRows([2], [0, 1, 2])), /^Tick rows/);
    assert.match(enrichTitle(tickedRows([], [0, 1, 2])), /^Tick rows/);
  });

  it('say which of the ticked rows the search hides, and that they are copied', () => {
    assert.equal(copyWords(tickedRows([], [1, 2]), 2), 'Copy Defanged (2 shown)');
    assert.equal(copyWords(tickedRows([1], [0, 1]), 1), 'Copy Defanged (1 selected)');
    const hidden = tickedRows([1], [0, 2]);
    assert.equal(copyWords(hidden, 1), 'Copy Defanged (1 selected, hidden by the search)');
    assert.match(copyTitles(hidden).asIs, /not defanged \(1 selected, hidden by the search\)$/);
    assert.equal(
      copyWords(tickedRows([0, 1, 2], [0]), 3),
      'Copy Defanged (3 selected, 2 hidden by the search)',
    );
    assert.match(copyTitles(tickedRows([1], [1])).defanged, /made inert$/);
  });
});

describe('what says that rows were copied', () => {
  beforeEach(() => mock.timers.enable({ apis: ['setTimeout'] }));
  afterEach(() => mock.timers.reset());

  it('stands for two seconds after the last copy', () => {
    const sent: unknown[] = [];
    let drawn = 0;
    const note = new CopyNote(
      (_, rows, defanged) => sent.push([[...rows], defanged]),
      () => (drawn += 1),
    );
    note.copy(SECTION, Uint32Array.of(1), true);
    assert.equal(note.words, '1 row copied, defanged');
    mock.timers.tick(1500);
    note.copy(SECTION, Uint32Array.of(0, 1), false);
    mock.timers.tick(1999);
    assert.equal(note.words, '2 rows copied as is');
    mock.timers.tick(1);
    assert.equal(note.words, undefined);
    assert.deepEqual(sent, [
      [[1], true],
      [[0, 1], false],
    ]);
    assert.equal(drawn, 3);
  });
});
