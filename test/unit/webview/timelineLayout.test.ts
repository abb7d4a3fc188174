import assert from 'node:assert/strict';
import type { TimelineEntry } from '../../../src/core/result/model';
import { fittingTicks, layOut } from '../../../src/webview/timelineLayout';

const entry = (
  lane: TimelineEntry['lane'],
  label: string,
  start: string,
  end?: string,
): TimelineEntry => ({ lane, label, start, detail: '', ...(end !== undefined && { end }) });

describe('layOut', () => {
  it('has nothing to draw without dates', () => {
    const layout = layOut([entry('address', 'a', 'unknown')], 10);
    assert.deepEqual(layout, { rows: [], left: 0, ticks: [] });
  });

  it('places entries between the first and the last moment, one row a value', () => {
    const { rows } = layOut(
      [
        entry('nameServer', 'ns1', '2026-01-01', '2026-01-11'),
        entry('address', 'x', '2026-01-06', '2026-01-11'),
        entry('address', 'x', '2026-01-01', '2026-01-03'),
      ],
      10,
    );
    assert.deepEqual(
      rows.map(({ lane, label, placed }) => [
        lane,
        label,
        placed.map(({ from, to }) => [from, to]),
      ]),
      [
        [
          'address',
          'x',
          [
            [0, 0.2],
            [0.5, 1],
          ],
        ],
        ['nameServer', 'ns1', [[0, 1]]],
      ],
    );
  });

  it('gives registrars one row, and a moment no end', () => {
    const { rows } = layOut(
      [entry('registrar', 'A', '2026-01-01'), entry('registrar', 'B', '2026-02-01')],
      10,
    );
    assert.equal(rows.length, 1);
    assert.deepEqual(
      rows[0]?.placed.map(({ to }) => to),
      [undefined, undefined],
    );
  });

  it('draws hosting before records and late before early when not all fits', () => {
    const entries = [
      entry('record', 'r', '2026-06-01', '2026-06-02'),
      entry('address', 'early', '2026-01-01', '2026-01-02'),
      entry('address', 'late', '2026-03-01', '2026-03-02'),
    ];
    const { rows, left } = layOut(entries, 1);
    assert.deepEqual(
      rows.map(({ label }) => label),
      ['late'],
    );
    assert.equal(left, 2);
  });

  const axes: readonly (readonly [string, string, readonly string[]])[] = [
    ['2026-11-01', '2026-11-04', ['2026-11-01', '2026-11-02', '2026-11-03', '2026-11-04']],
    ['2026-04-12', '2026-08-20', ['2026-05', '2026-06', '2026-07', '2026-08']],
    ['2021-03-01', '2026-11-21', ['2022', '2023', '2024', '2025', '2026']],
  ];
  for (const [from, to, labels] of axes) {
    it(`ticks from ${from} to ${to}`, () => {
      const { ticks } = layOut([entry('address', 'x', from, to)], 10);
      assert.deepEqual(
        ticks.map(({ label }) => label),
        labels,
      );
      assert.ok(ticks.every(({ at }) => at >= 0 && at <= 1));
    });
  }

  it('never draws more than eight ticks, however long the time', () => {
    const { ticks } = layOut([entry('address', 'x', '1985-01-01', '2026-11-21')], 10);
    assert.ok(ticks.length > 2 && ticks.length <= 8, String(ticks.length));
  });
});

describe('fittingTicks', () => {
  const { ticks } = layOut([entry('address', 'x', '2021-03-01', '2026-11-21')], 10);
  const labels = (axis: number) => fittingTicks(ticks, axis).map(({ label }) => label);

  it('draws all where there is room, fewer in even steps where there is not', () => {
    assert.deepEqual(labels(600), ['2022', '2023', '2024', '2025', '2026']);
    assert.deepEqual(labels(130), ['2022', '2024', '2026']);
    assert.deepEqual(labels(20), ['2022']);
  });

  it('keeps labels inside the axis', () => {
    const edges = [
      { at: 0, label: '2020' },
      { at: 0.5, label: '2023' },
      { at: 1, label: '2026' },
    ];
    const anchors = fittingTicks(edges, 300).map(({ anchor }) => anchor);
    assert.deepEqual(anchors, ['start', 'middle', 'end']);
  });
});
