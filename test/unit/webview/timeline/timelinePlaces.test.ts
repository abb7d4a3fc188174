import assert from 'node:assert/strict';
import { heightOf, linesBetween, linesOf } from '../../../../src/webview/timeline/timelineLines';
import { markAt, nextPlace, settled } from '../../../../src/webview/timeline/timelinePlaces';
import { timelineRows } from '../../../../src/webview/timeline/timelineRows';
import { sourced } from './entries';

const rows = timelineRows([
  sourced('address', 'a', ['2025-01-01', '2025-03-01']),
  sourced('address', 'a', ['2025-06-01', '2025-08-01']),
  sourced('address', 'b', ['2025-08-01', '2026-01-01']),
  sourced('record', 'Registrar changed', ['2025-06-01']),
]);
assert.ok(rows);
const lines = linesOf(rows, new Set());
const scale = { window: rows.whole, axis: 600 };

describe('the places of a timeline', () => {
  it('are walked from mark to mark, over the heads of lanes', () => {
    const walked = ['0'];
    for (
      let next = nextPlace(lines, '0', 1, scale);
      next;
      next = nextPlace(lines, next, 1, scale)
    ) {
      walked.push(next);
    }
    assert.deepEqual(walked, ['0', '1.0.0', '1.0.1', '2.0.0', '3', '4.0.0']);
    assert.equal(nextPlace(lines, '2.0.0', -1, scale), '1.0.1');
    assert.equal(nextPlace(lines, '0', -1, scale), undefined);
  });

  it('pass over lines that have nothing in the window', () => {
    const late = {
      window: { from: Date.parse('2025-09-01'), to: Date.parse('2025-12-01') },
      axis: 600,
    };
    assert.equal(nextPlace(lines, '0', 1, late), '2.0.0');
    assert.equal(settled(lines, '1.0.0', late), undefined);
  });

  it('stay with an entry when marks come together', () => {
    const far = {
      window: { from: Date.parse('1900-01-01'), to: Date.parse('2100-01-01') },
      axis: 300,
    };
    assert.equal(markAt(lines, '1.0.1', far)?.entries.length, 2);
    assert.equal(settled(lines, '1.0.1', far), '1.0.0');
  });

  it('are heads only where a lane is closed', () => {
    const closed = linesOf(rows, new Set(['address']));
    assert.deepEqual(
      closed.map(({ kind }) => kind),
      ['lane', 'lane', 'value'],
    );
    assert.equal(nextPlace(closed, '0', 1, scale), '1');
  });
});

describe('linesBetween', () => {
  it('finds the lines in sight, and a line of each side at most', () => {
    assert.deepEqual(linesBetween(lines, 0, heightOf(lines)), { first: 0, last: lines.length - 1 });
    const { first, last } = linesBetween(lines, 50, 60);
    assert.ok(first <= 2 && last >= 2 && last - first <= 2);
  });
});
