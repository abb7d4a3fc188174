import type { IndicatorRef } from '../core/indicator/model';
import type { DataSource } from '../core/result/model';

/** One stop of an investigation. */
export interface TrailEntry {
  readonly indicator: IndicatorRef;
  readonly data: DataSource;
}

/** The stops of an investigation in the order of the visits, as a browser keeps them. */
export interface Trail {
  readonly entries: readonly TrailEntry[];
  /** Index of the stop that is shown; -1 when there is none. */
  readonly position: number;
}

/** More stops than anybody goes back; the oldest are dropped first. */
export const LONGEST_TRAIL = 100;

export const EMPTY_TRAIL: Trail = { entries: [], position: -1 };

/** Equal for stops that show the same page. */
export function entryKey(entry: TrailEntry): string {
  return `${entry.data}:${entry.indicator.kind}:${entry.indicator.value}`;
}

export function currentEntry(trail: Trail): TrailEntry | undefined {
  return trail.entries[trail.position];
}

/** Goes on to an entry: what lay ahead is forgotten. The stop already shown is not repeated. */
export function visit(trail: Trail, entry: TrailEntry): Trail {
  const current = currentEntry(trail);
  if (current !== undefined && entryKey(current) === entryKey(entry)) {
    return trail;
  }
  const behind = trail.entries.slice(0, trail.position + 1);
  const entries = [...behind, entry].slice(-LONGEST_TRAIL);
  return { entries, position: entries.length - 1 };
}

/** Goes to a stop of the trail; a position outside it changes nothing. */
export function goTo(trail: Trail, position: number): Trail {
  return trail.entries[position] === undefined ? trail : { ...trail, position };
}
