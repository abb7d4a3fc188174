import assert from 'node:assert/strict';
import { densityOf, gapsOf, marksOf } from '../../../../src/webview/timeline/timelineMarks';
import { timelineRows, type Timed } from '../../../../src/webview/timeline/timelineRows';
import { sourced } from './entries';

function timed(...spans: readonly (readonly [string, string?])[]): readonly Timed[] {
  const rows = timelineRows(spans.map((span) => sourced('address', 'a', span)));
  return rows?.lanes[0]?.rows[0]?.tracks[0]?.entries ?? [];
}

const year = { from: Date.parse('2025-01-01'), to: Date.parse('2026-01-01') };

describe('marksOf', () => {
  it('places spans and moments', () => {
    const marks = marksOf(timed(['2025-01-01', '2025-07-02T12:00:00Z'], ['2025-10-01']), year, 365);
    assert.deepEqual(
      marks.map(({ left, right }) => [Math.round(left), Math.round(right)]),
      [
        [0, 183],
        [268, 278],
      ],
    );
  });

  it('cuts a span at the edges of the window, and leaves out what is beyond', () => {
    const marks = marksOf(
      timed(['2020-01-01', '2030-01-01'], ['2031-01-01', '2032-01-01']),
      year,
      365,
    );
    assert.deepEqual(
      marks.map(({ left, right }) => [left, right]),
      [[-1, 366]],
    );
  });

  it('keeps spans apart that follow one another', () => {
    const marks = marksOf(
      timed(['2025-01-01', '2025-05-01'], ['2025-05-01', '2025-09-01']),
      year,
      365,
    );
    assert.equal(marks.length, 2);
  });

  it('puts together what overlaps, and what is too small to tell apart', () => {
    const overlapping = timed(['2025-01-01', '2025-05-01'], ['2025-04-01', '2025-09-01']);
    assert.deepEqual(
      marksOf(overlapping, year, 365).map(({ entries }) => entries.length),
      [2],
    );
    const days = Array.from(
      { length: 28 },
      (_, day) => [`2025-02-${String(day + 1).padStart(2, '0')}`] as const,
    );
    assert.ok(marksOf(timed(...days), year, 365).length < 6);
    const close = { from: Date.parse('2025-02-01'), to: Date.parse('2025-03-01') };
    assert.equal(marksOf(timed(...days), close, 900).length, 28);
  });

  it('loses no entry, whatever the zoom', () => {
    const many = Array.from({ length: 5000 }, (_, at) => {
      const start = new Date(year.from + ((at * 7919) % 365) * 86_400_000);
      return [start.toISOString().slice(0, 10)] as const;
    });
    const marks = marksOf(timed(...many), year, 600);
    assert.equal(
      marks.reduce((sum, { entries }) => sum + entries.length, 0),
      5000,
    );
    assert.ok(marks.length <= 120);
  });
});

describe('gapsOf', () => {
  it('is where a source that tells spans tells none', () => {
    const gaps = gapsOf(
      timed(['2025-01-01', '2025-03-01'], ['2025-06-01', '2025-08-01']),
      year,
      365,
    );
    assert.deepEqual(
      gaps.map(({ from, to }) => [from, to]),
      [[Date.parse('2025-03-01'), Date.parse('2025-06-01')]],
    );
  });

  it('is not inside a longer span, and not between single moments', () => {
    const inside = timed(
      ['2025-01-01', '2025-12-01'],
      ['2025-02-01', '2025-03-01'],
      ['2025-06-01', '2025-07-01'],
    );
    assert.deepEqual(gapsOf(inside, year, 365), []);
    assert.deepEqual(gapsOf(timed(['2025-01-01'], ['2025-06-01']), year, 365), []);
  });
});

describe('densityOf', () => {
  it('tells where much holds and where little', () => {
    const spans = timed(
      ['2025-01-01', '2025-03-01'],
      ...Array.from({ length: 50 }, () => ['2025-06-01', '2025-07-01'] as const),
    );
    const density = densityOf(spans, year, 360);
    assert.deepEqual(
      density.map(({ level }) => level),
      [1, 4],
    );
  });
});
