import { cellText } from '../../core/result/cellText';
import type { OperationId } from '../../core/operation/ids';
import type { Cell, TimelineEntry } from '../../core/result/model';
import type { TimeWindow } from './timeWindow';

export type Lane = TimelineEntry['lane'];

/** An entry and the operation that told it. */
export interface SourcedEntry {
  readonly entry: TimelineEntry;
  readonly operation: OperationId;
  /** Title of the operation where several are drawn together, else empty. */
  readonly source: string;
  /** The way in which the source is drawn. */
  readonly style: number;
}

/** Who says something, and the way in which it is drawn, which stays when others come. */
export type Source = Pick<SourcedEntry, 'source' | 'style'>;

/** An entry whose start is a date. */
export interface Timed extends SourcedEntry {
  readonly from: number;
  /** The same as `from` for a single moment. */
  readonly to: number;
}

/** What one source says about one value, ordered by beginning. */
export interface Track {
  /** Index in `TimelineRows.sources`. */
  readonly source: number;
  readonly entries: readonly Timed[];
}

/** All that is known about one value: a track for each source that says something. */
export interface ValueRow {
  readonly lane: Lane;
  readonly label: Cell;
  readonly tracks: readonly Track[];
}

export interface LaneRows {
  readonly lane: Lane;
  /** By their first beginning. */
  readonly rows: readonly ValueRow[];
  /** Every entry of the lane, in no order. */
  readonly entries: readonly Timed[];
}

export interface TimelineRows {
  /** Lanes that have something, in their order on the screen. */
  readonly lanes: readonly LaneRows[];
  readonly sources: readonly Source[];
  /** From the first moment to the last, with a little room. */
  readonly whole: TimeWindow;
}

const LANES: readonly Lane[] = ['address', 'nameServer', 'registrar', 'record'];
const DAY = 86_400_000;
/** So much of the length is left free at either end. */
const ROOM = 0.015;

/** Entries by what they are about. Undefined where none has a date. */
export function timelineRows(given: readonly SourcedEntry[]): TimelineRows | undefined {
  const timed = given.flatMap(timedOf).sort((a, b) => a.from - b.from || a.to - b.to);
  if (timed.length === 0) {
    return undefined;
  }
  const sources = [
    ...new Map(given.map(({ source, style }) => [source, { source, style }])).values(),
  ];
  const lanes = LANES.flatMap((lane) => {
    const entries = timed.filter(({ entry }) => entry.lane === lane);
    return entries.length === 0 ? [] : [{ lane, entries, rows: rowsOf(lane, entries, sources) }];
  });
  const from = timed.reduce((least, one) => Math.min(least, one.from), Infinity);
  const to = Math.max(
    timed.reduce((most, one) => Math.max(most, one.to), -Infinity),
    from + DAY,
  );
  const room = (to - from) * ROOM;
  return { lanes, sources, whole: { from: from - room, to: to + room } };
}

function timedOf({ entry, operation, source, style }: SourcedEntry): readonly Timed[] {
  const from = Date.parse(entry.start);
  if (Number.isNaN(from)) {
    return [];
  }
  const end = entry.end === undefined ? from : Date.parse(entry.end);
  return [{ entry, operation, source, style, from, to: end > from ? end : from }];
}

function rowsOf(
  lane: Lane,
  entries: readonly Timed[],
  sources: readonly Source[],
): readonly ValueRow[] {
  const byLabel = grouped(entries, ({ entry }) => cellText(entry.label));
  return [...byLabel.values()].map((row) => {
    const bySource = grouped(row, ({ source }) =>
      sources.findIndex((one) => one.source === source),
    );
    return {
      lane,
      label: row[0]?.entry.label ?? null,
      tracks: [...bySource]
        .map(([source, own]) => ({ source, entries: own }))
        .sort((a, b) => a.source - b.source),
    };
  });
}

function grouped<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) {
      group.push(item);
    } else {
      groups.set(key, [item]);
    }
  }
  return groups;
}
