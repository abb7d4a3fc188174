import assert from 'node:assert/strict';
import { columnTracks } from '../../../../src/webview/grid/columnTracks';
import { moved } from '../../../../src/webview/grid/place';
import { howMany, toggled, toggledAll, withRange } from '../../../../src/webview/grid/selection';
import { table } from '../results';

describe('selection of rows', () => {
  const view = Uint32Array.of(4, 2, 7, 0);

  it('ticks and unticks one row', () => {
    assert.deepEqual([...toggled(new Set(), 2)], [2]);
    assert.deepEqual([...toggled(new Set([2]), 2)], []);
  });

  it('ticks a range as it stands on the screen, in both directions', () => {
    assert.deepEqual([...withRange(new Set([9]), view, 2, 1)], [9, 2, 7]);
    assert.deepEqual([...withRange(new Set(), view, 0, 3)], [...view]);
  });

  it('ticks all shown, and unticks only these', () => {
    const all = toggledAll(new Set([9]), view);
    assert.equal(howMany(all, view), 'all');
    assert.deepEqual([...toggledAll(all, view)], [9]);
    assert.equal(howMany(new Set([9]), view), 'none');
    assert.equal(howMany(new Set([7]), view), 'some');
    assert.equal(howMany(new Set([7]), new Uint32Array()), 'none');
  });
});

describe('keys of the grid', () => {
  const size = { rows: 100, columns: 4, page: 10 };
  const from = { row: 5, column: 1 };
  const cases: readonly (readonly [string, boolean, { row: number; column: number }])[] = [
    ['ArrowDown', false, { row: 6, column: 1 }],
    ['ArrowUp', false, { row: 4, column: 1 }],
    ['ArrowRight', false, { row: 5, column: 2 }],
    ['ArrowLeft', false, { row: 5, column: 0 }],
    ['ArrowLeft', true, { row: 5, column: 0 }],
    ['Home', false, { row: 5, column: 0 }],
    ['End', false, { row: 5, column: 3 }],
    ['Home', true, { row: 0, column: 0 }],
    ['End', true, { row: 99, column: 3 }],
    ['PageDown', false, { row: 15, column: 1 }],
    ['PageUp', false, { row: 0, column: 1 }],
    ['ArrowUp', true, { row: -1, column: 1 }],
    ['ArrowDown', true, { row: 99, column: 1 }],
  ];
  for (const [key, ctrl, to] of cases) {
    it(`${ctrl ? 'Ctrl+' : ''}${key}`, () => {
      assert.deepEqual(moved(from, { key, ctrl }, size), to);
    });
  }

  it('reaches the header and stays inside', () => {
    const up = { key: 'ArrowUp', ctrl: false };
    assert.deepEqual(moved({ row: 0, column: 0 }, up, size), { row: -1, column: 0 });
    assert.deepEqual(moved({ row: -1, column: 0 }, up, size), { row: -1, column: 0 });
    const down = { key: 'ArrowDown', ctrl: false };
    assert.deepEqual(moved({ row: -1, column: 0 }, down, { ...size, rows: 0 }), {
      row: -1,
      column: 0,
    });
  });

  it('leaves other keys alone', () => {
    assert.equal(moved(from, { key: 'x', ctrl: false }, size), undefined);
  });
});

describe('columnTracks', () => {
  it('gives text what is left and numbers what they need, header and rows alike', () => {
    const { tracks, least } = columnTracks(
      table(1, {
        columns: [
          { id: 'name', label: 'Name', type: 'text' },
          { id: 'count', label: 'Count', type: 'number' },
        ],
        rows: [['x'.repeat(500), 12]],
      }),
    );
    assert.equal(tracks, '28px minmax(18ch, 50fr) 9ch');
    assert.equal(least, 'calc(27ch + 40px)');
  });

  it('leaves more of a long name than of a long text before the table scrolls', () => {
    const columns = (['indicator', 'text'] as const).map((type) => ({ id: type, label: '', type }));
    const long = 'x'.repeat(40);
    const { tracks } = columnTracks(table(1, { columns, rows: [[long, long]] }));
    assert.equal(tracks, '28px minmax(24ch, 43fr) minmax(18ch, 42fr)');
  });

  it('keeps the widths that the analyst gave', () => {
    const columns = ['name', 'note'].map((id) => ({ id, label: id, type: 'text' as const }));
    const { tracks, least } = columnTracks(table(1, { columns, rows: [['x', 'y']] }), {
      note: 120,
    });
    assert.equal(tracks, '28px minmax(8ch, 8fr) 120px');
    assert.equal(least, 'calc(8ch + 160px)');
  });

  it('keeps the day of a date, and the seconds of a time', () => {
    const columns = ['Seen', 'At', 'None'].map((label) => {
      return { id: label, label, type: 'date' as const };
    });
    const rows = [['2026-11-12', '2026-11-12T14:02:00.000Z', null]];
    assert.equal(columnTracks(table(1, { columns, rows })).tracks, '28px 12ch 21ch 12ch');
  });
});
