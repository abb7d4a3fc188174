/** A stretch of time, in milliseconds since the epoch. */
export interface TimeWindow {
  readonly from: number;
  readonly to: number;
}

/** Passive DNS knows seconds, so the closest look is of a few minutes. */
const SHORTEST_MS = 10 * 60_000;

/** Zooms by a factor (2 shows half as much) and keeps the time at `at` (0 to 1) where it is. */
export function zoomed(
  window: TimeWindow,
  factor: number,
  at: number,
  whole: TimeWindow,
): TimeWindow {
  const length = window.to - window.from;
  const longest = whole.to - whole.from;
  const wanted = Math.min(longest, Math.max(Math.min(SHORTEST_MS, longest), length / factor));
  const fixed = window.from + at * length;
  return within({ from: fixed - at * wanted, to: fixed + (1 - at) * wanted }, whole);
}

/** Moves by a part of what is shown: 0.25 goes on by a quarter. */
export function panned(window: TimeWindow, part: number, whole: TimeWindow): TimeWindow {
  const step = part * (window.to - window.from);
  return within({ from: window.from + step, to: window.to + step }, whole);
}

/** A stretch with a tenth of its length on either side. */
export function around({ from, to }: TimeWindow, whole: TimeWindow): TimeWindow {
  const length = Math.max(to - from, SHORTEST_MS);
  const middle = (from + to) / 2;
  return within({ from: middle - length * 0.6, to: middle + length * 0.6 }, whole);
}

export function isWhole(window: TimeWindow, whole: TimeWindow): boolean {
  return window.from <= whole.from && window.to >= whole.to;
}

function within({ from, to }: TimeWindow, whole: TimeWindow): TimeWindow {
  const length = Math.min(to - from, whole.to - whole.from);
  const start = Math.min(Math.max(from, whole.from), whole.to - length);
  return { from: start, to: start + length };
}
