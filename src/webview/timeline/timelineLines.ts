import type { Lane, LaneRows, TimelineRows, ValueRow } from './timelineRows';

/** A line of the drawing: the head of a lane, or one value. */
export type Line = { readonly y: number; readonly height: number } & (
  | { readonly kind: 'lane'; readonly lane: LaneRows; readonly open: boolean }
  | { readonly kind: 'value'; readonly row: ValueRow }
);

const HEAD = 24;
/** A value with one track; each further one adds a track. */
const LEAST_ROW = 22;
export const TRACK = 12;

/** A lane with more values begins closed, so that the others stay in sight. */
const MANY = 60;

export function closedAtFirst({ lanes }: TimelineRows): ReadonlySet<Lane> {
  const many = lanes.filter(({ rows }) => rows.length > MANY);
  return new Set(lanes.length < 2 ? [] : many.map(({ lane }) => lane));
}

/** From top to bottom, each with its place in pixels. */
export function linesOf({ lanes }: TimelineRows, closed: ReadonlySet<Lane>): readonly Line[] {
  const lines: Line[] = [];
  let y = 0;
  for (const lane of lanes) {
    const open = !closed.has(lane.lane);
    lines.push({ kind: 'lane', lane, open, y, height: HEAD });
    y += HEAD;
    for (const row of open ? lane.rows : []) {
      const height = Math.max(LEAST_ROW, row.tracks.length * TRACK + 8);
      lines.push({ kind: 'value', row, y, height });
      y += height;
    }
  }
  return lines;
}

export function heightOf(lines: readonly Line[]): number {
  const last = lines.at(-1);
  return last === undefined ? 0 : last.y + last.height;
}

/** Indices of the first and last line that reach into a stretch of pixels. */
export function linesBetween(
  lines: readonly Line[],
  top: number,
  bottom: number,
): { readonly first: number; readonly last: number } {
  const first = Math.max(0, firstBelow(lines, top) - 1);
  return { first, last: Math.min(lines.length - 1, firstBelow(lines, bottom)) };
}

/** Index of the first line that begins below a place, or their number. */
function firstBelow(lines: readonly Line[], y: number): number {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle]?.y ?? 0) > y) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return low;
}
