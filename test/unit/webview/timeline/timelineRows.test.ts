import assert from 'node:assert/strict';
import { timelineRows } from '../../../../src/webview/timeline/timelineRows';
import { sourced } from './entries';

describe('timelineRows', () => {
  it('has nothing to draw without dates', () => {
    assert.equal(timelineRows([]), undefined);
    assert.equal(timelineRows([sourced('address', 'a', ['unknown'])]), undefined);
  });

  it('gathers what is said about one value in one row, a track for each source', () => {
    const rows = timelineRows([
      sourced('nameServer', 'ns1', ['2026-01-01', '2026-01-11'], 'Hosting'),
      sourced('address', 'x', ['2026-01-06', '2026-01-11'], 'Hosting'),
      sourced('address', 'x', ['2026-01-02', '2026-01-11'], 'Passive DNS'),
      sourced('address', 'x', ['2026-01-01', '2026-01-03'], 'Hosting'),
    ]);
    assert.ok(rows);
    assert.deepEqual(
      rows.sources.map(({ source }) => source),
      ['Hosting', 'Passive DNS'],
    );
    assert.deepEqual(
      rows.lanes.map(({ lane, rows: values }) => [lane, values.map(({ label }) => label)]),
      [
        ['address', ['x']],
        ['nameServer', ['ns1']],
      ],
    );
    assert.deepEqual(
      rows.lanes[0]?.rows[0]?.tracks.map(({ source, entries }) => [
        source,
        entries.map(({ entry }) => entry.start),
      ]),
      [
        [0, ['2026-01-01', '2026-01-06']],
        [1, ['2026-01-02']],
      ],
    );
  });

  it('reaches from the first moment to the last, and over a day at least', () => {
    const whole = timelineRows([sourced('record', 'a', ['2026-01-01'])])?.whole;
    assert.ok(whole && whole.to - whole.from >= 86_400_000);
    const year = timelineRows([sourced('record', 'a', ['2026-01-01', '2026-12-31'])])?.whole;
    assert.ok(year && year.from < Date.parse('2026-01-01') && year.to > Date.parse('2026-12-31'));
  });

  it('takes an end before the beginning, or none that is a date, for a single moment', () => {
    const rows = timelineRows([
      sourced('address', 'a', ['2026-02-01', '2026-01-01']),
      sourced('address', 'b', ['2026-02-01', 'never']),
    ]);
    const times = rows?.lanes[0]?.entries.map(({ from, to }) => to - from);
    assert.deepEqual(times, [0, 0]);
  });
});
