import assert from 'node:assert/strict';
import { timelineTicks } from '../../../../src/webview/timeline/timelineTicks';

const between = (from: string, to: string, width = 600) =>
  timelineTicks({ from: Date.parse(from), to: Date.parse(to) }, width).map(({ label }) => label);

describe('timelineTicks', () => {
  it('are whole years, months, days or hours, in UTC', () => {
    assert.deepEqual(between('2019-06-01', '2026-06-01'), [
      '2020',
      '2021',
      '2022',
      '2023',
      '2024',
      '2025',
      '2026',
    ]);
    assert.deepEqual(between('2025-11-15', '2026-03-15'), [
      '2025-12',
      '2026',
      '2026-02',
      '2026-03',
    ]);
    assert.ok(between('2026-03-01', '2026-03-12').includes('2026-03-06'));
    assert.ok(between('2026-03-01T08:00:00Z', '2026-03-01T16:00:00Z').includes('12:00'));
  });

  it('stand apart at every width', () => {
    for (const width of [60, 120, 300, 900, 2000]) {
      const ticks = timelineTicks(
        { from: Date.parse('1998-01-01'), to: Date.parse('2026-11-21') },
        width,
      );
      ticks.forEach((tick, index) => {
        const next = ticks[index + 1];
        assert.ok(next === undefined || next.x - tick.x > 4 * 6.5, `${width}: ${tick.label}`);
      });
    }
  });
});
