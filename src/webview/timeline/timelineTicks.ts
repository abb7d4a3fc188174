import { utcTicks } from 'd3-time';
import type { TimeWindow } from './timeWindow';

/** A line of the axis with its label, in pixels of the axis. */
export interface Tick {
  readonly x: number;
  readonly label: string;
  readonly anchor: 'start' | 'middle' | 'end';
}

/** Pixels of one digit of a label, and the least between two labels. */
const DIGIT = 6.5;
const GAP = 10;

/** As many round times as have room for their labels, of which a year is the shortest. All UTC. */
export function timelineTicks({ from, to }: TimeWindow, width: number): readonly Tick[] {
  const most = Math.max(2, Math.floor(width / (4 * DIGIT + GAP)));
  for (let wanted = most; wanted > 1; wanted -= 1) {
    const ticks = utcTicks(new Date(from), new Date(to), wanted).map((date) =>
      placed(date, ((date.getTime() - from) / (to - from)) * width, width),
    );
    if (ticks.every((tick, index) => apart(tick, ticks[index + 1]))) {
      return ticks;
    }
  }
  const date = new Date((from + to) / 2);
  date.setUTCHours(0, 0, 0, 0);
  const x = ((date.getTime() - from) / (to - from)) * width;
  return x < 0 || x > width ? [] : [placed(date, x, width)];
}

function placed(date: Date, x: number, width: number): Tick {
  const label = labelOf(date);
  const half = (label.length * DIGIT) / 2;
  return { x, label, anchor: x + half > width ? 'end' : x < half ? 'start' : 'middle' };
}

/** As much of an ISO time as is not zero: `2026`, `2026-03`, `2026-03-14`, `14:30`. */
function labelOf(date: Date): string {
  const iso = date.toISOString();
  if (!iso.endsWith('T00:00:00.000Z')) {
    return iso.slice(11, 16);
  }
  if (date.getUTCDate() !== 1) {
    return iso.slice(0, 10);
  }
  return date.getUTCMonth() === 0 ? iso.slice(0, 4) : iso.slice(0, 7);
}

function apart(tick: Tick, next: Tick | undefined): boolean {
  return next === undefined || span(tick).to + GAP <= span(next).from;
}

function span({ x, label, anchor }: Tick): { from: number; to: number } {
  const width = label.length * DIGIT;
  const from = x - { start: 0, middle: width / 2, end: width }[anchor];
  return { from, to: from + width };
}
