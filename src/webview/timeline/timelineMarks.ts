import type { Timed } from './timelineRows';
import type { TimeWindow } from './timeWindow';

/** What is drawn of one or more entries, in pixels of the axis. */
export interface Mark {
  readonly left: number;
  readonly right: number;
  /** More than one where they stand too close to be told apart. */
  readonly entries: readonly Timed[];
  readonly from: number;
  readonly to: number;
}

/** A stretch between two spans of one track, about which the source says nothing. */
export interface Gap {
  readonly left: number;
  readonly right: number;
  readonly from: number;
  readonly to: number;
}

/** Half of a single moment's mark. */
export const MOMENT = 5;
const LEAST_SPAN = 3;
/** Narrower marks than this are put together where they touch, until they are as wide as a crowd. */
const SMALL = 12;
const CROWD = 16;

type Mutable = { -readonly [Name in keyof Mark]: Mark[Name] } & { entries: Timed[] };

/** What of a track is in the window: entries that overlap, or are tiny and touch, are one mark. */
export function marksOf(
  entries: readonly Timed[],
  window: TimeWindow,
  width: number,
): readonly Mark[] {
  const x = scale(window, width);
  const marks: (Mutable & { small: boolean })[] = [];
  for (const one of entries) {
    if (one.from > window.to || one.to < window.from) {
      continue;
    }
    const { left, right } = extent(one, x, width);
    const last = marks.at(-1);
    const small = right - left < SMALL;
    const crowds =
      small && last?.small === true && left <= last.right && last.right - last.left < CROWD;
    // Spans that follow one another to the day touch as well, and stay two.
    const overlaps = last !== undefined && one.from < last.to && left < last.right - 1;
    if (last !== undefined && (crowds || (overlaps && !last.small))) {
      last.entries.push(one);
      last.right = Math.max(last.right, right);
      last.to = Math.max(last.to, one.to);
      last.small = crowds;
    } else {
      marks.push({ left, right, from: one.from, to: one.to, entries: [one], small });
    }
  }
  return marks;
}

/** Where a source that tells spans tells none, from pixel to pixel. */
export function gapsOf(
  entries: readonly Timed[],
  window: TimeWindow,
  width: number,
): readonly Gap[] {
  const x = scale(window, width);
  const gaps: Gap[] = [];
  let end: number | undefined;
  for (const { from, to } of entries) {
    if (to === from) {
      continue;
    }
    if (end !== undefined && from > end && from > window.from && end < window.to) {
      const left = Math.max(0, x(end));
      const right = Math.min(width, x(from));
      if (right - left >= 2) {
        gaps.push({ left, right, from: end, to: from });
      }
    }
    end = Math.max(end ?? to, to);
  }
  return gaps;
}

/** How many entries hold over each stretch of the axis, as pixels and a level from 1 to 4. */
export interface Density {
  readonly left: number;
  readonly right: number;
  readonly level: 1 | 2 | 3 | 4;
}

const BIN = 4;

/** A lane in one line: where much is known and where little, each stretch against the fullest. */
export function densityOf(
  entries: readonly Timed[],
  window: TimeWindow,
  width: number,
): readonly Density[] {
  const x = scale(window, width);
  const bins = Math.ceil(width / BIN);
  const steps = new Int32Array(bins + 1);
  for (const one of entries) {
    if (one.from <= window.to && one.to >= window.from) {
      const first = Math.max(0, Math.floor(x(one.from) / BIN));
      const last = Math.min(bins - 1, Math.floor(x(one.to) / BIN));
      steps[first] = (steps[first] ?? 0) + 1;
      steps[last + 1] = (steps[last + 1] ?? 0) - 1;
    }
  }
  let open = 0;
  const counts = Array.from({ length: bins }, (_, bin) => (open += steps[bin] ?? 0));
  const most = counts.reduce((a, b) => Math.max(a, b), 1);
  const stretches: { left: number; right: number; level: Density['level'] }[] = [];
  counts.forEach((count, bin) => {
    if (count === 0) {
      return;
    }
    const level = levelOf(count, most);
    const last = stretches.at(-1);
    if (last?.right === bin * BIN && last.level === level) {
      last.right += BIN;
    } else {
      stretches.push({ left: bin * BIN, right: (bin + 1) * BIN, level });
    }
  });
  return stretches;
}

/** By the logarithm, for one name of a thousand must stay in sight. */
function levelOf(count: number, most: number): Density['level'] {
  const part = Math.log(count + 1) / Math.log(most + 1);
  return part > 0.75 ? 4 : part > 0.5 ? 3 : part > 0.25 ? 2 : 1;
}

function extent(
  { from, to }: Timed,
  x: (time: number) => number,
  width: number,
): { left: number; right: number } {
  if (from === to) {
    return { left: x(from) - MOMENT, right: x(from) + MOMENT };
  }
  const left = Math.max(-1, x(from));
  return { left, right: Math.max(left + LEAST_SPAN, Math.min(width + 1, x(to))) };
}

function scale({ from, to }: TimeWindow, width: number): (time: number) => number {
  return (time) => ((time - from) / (to - from)) * width;
}
