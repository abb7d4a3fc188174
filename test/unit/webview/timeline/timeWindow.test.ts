import assert from 'node:assert/strict';
import { around, isWhole, panned, zoomed } from '../../../../src/webview/timeline/timeWindow';

const DAY = 86_400_000;
const whole = { from: 0, to: 100 * DAY };

describe('the window of a timeline', () => {
  it('zooms around a time, which stays where it is', () => {
    assert.deepEqual(zoomed(whole, 2, 0.5, whole), { from: 25 * DAY, to: 75 * DAY });
    assert.deepEqual(zoomed(whole, 4, 0, whole), { from: 0, to: 25 * DAY });
  });

  it('zooms out no further than everything, and in no further than minutes', () => {
    assert.deepEqual(zoomed(whole, 0.1, 0.5, whole), whole);
    const closest = zoomed(whole, 1e9, 0.5, whole);
    assert.equal(closest.to - closest.from, 10 * 60_000);
  });

  it('moves, and stops at either end', () => {
    const window = { from: 20 * DAY, to: 40 * DAY };
    assert.deepEqual(panned(window, 0.5, whole), { from: 30 * DAY, to: 50 * DAY });
    assert.deepEqual(panned(window, -9, whole), { from: 0, to: 20 * DAY });
    assert.deepEqual(panned(window, 9, whole), { from: 80 * DAY, to: 100 * DAY });
    assert.deepEqual(panned(whole, 0.5, whole), whole);
  });

  it('shows a stretch with some time around it, a single moment too', () => {
    const stretch = around({ from: 40 * DAY, to: 50 * DAY }, whole);
    assert.deepEqual(stretch, { from: 39 * DAY, to: 51 * DAY });
    const moment = around({ from: 40 * DAY, to: 40 * DAY }, whole);
    assert.ok(moment.from < 40 * DAY && moment.to > 40 * DAY);
  });

  it('knows whether all is shown', () => {
    assert.ok(isWhole(whole, whole));
    assert.ok(!isWhole({ from: 1, to: 100 * DAY }, whole));
  });
});
