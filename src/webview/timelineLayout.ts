import type { TimelineEntry } from '../core/result/model';
import { cellText } from '../core/result/cellText';

/** A span or a mark on the time axis, in fractions of the axis from 0 to 1. */
export interface PlacedEntry {
  readonly entry: TimelineEntry;
  readonly from: number;
  /** Absent for a single moment. */
  readonly to?: number;
}

/** All entries about one value, on one row. */
export interface TimelineRow {
  readonly lane: TimelineEntry['lane'];
  readonly label: string;
  readonly placed: readonly PlacedEntry[];
}

export interface TimelineLayout {
  readonly rows: readonly TimelineRow[];
  /** Rows left out because there are too many to draw. */
  readonly left: number;
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
}

/** Pixels of one digit of a tick's label, and the least between two labels. */
const DIGIT = 6.5;
const GAP = 8;

interface FittingTick {
  readonly at: number;
  readonly label: string;
  readonly anchor: 'start' | 'middle' | 'end';
}

/** The ticks whose labels stand apart on an axis of so many pixels: all, every second one, … */
export function fittingTicks(ticks: TimelineLayout['ticks'], axis: number): readonly FittingTick[] {
  const anchored = ticks.map(({ at, label }): FittingTick => {
    const half = (label.length * DIGIT) / 2 / axis;
    return { at, label, anchor: at + half > 1 ? 'end' : at - half < 0 ? 'start' : 'middle' };
  });
  for (let every = 1; every < anchored.length; every += 1) {
    const kept = anchored.filter((_, index) => index % every === 0);
    const apart = kept.every((tick, index) => {
      const next = kept[index + 1];
      return next === undefined || labelSpan(tick, axis).to + GAP <= labelSpan(next, axis).from;
    });
    if (apart) {
      return kept;
    }
  }
  return anchored.slice(0, 1);
}

function labelSpan({ at, label, anchor }: FittingTick, axis: number): { from: number; to: number } {
  const width = label.length * DIGIT;
  const from = at * axis - { start: 0, middle: width / 2, end: width }[anchor];
  return { from, to: from + width };
}

const LANES: readonly TimelineEntry['lane'][] = ['address', 'nameServer', 'registrar', 'record'];
const DAY = 86_400_000;

/**
 * Places entries on one axis, one row a value, rows by lane and by their beginning. Registrars
 * share a row: what matters is when it changed. Entries whose start is no date are left out.
 */
export function layOut(entries: readonly TimelineEntry[], most: number): TimelineLayout {
  const dated = entries.filter(({ start }) => !Number.isNaN(Date.parse(start)));
  if (dated.length === 0) {
    return { rows: [], left: 0, ticks: [] };
  }
  const times = dated.flatMap(({ start, end }) => [Date.parse(start), timeOf(end, start)]);
  const low = times.reduce((a, b) => Math.min(a, b));
  const high = Math.max(
    times.reduce((a, b) => Math.max(a, b)),
    low + DAY,
  );
  const place = (time: number) => (time - low) / (high - low);

  const byRow = new Map<string, TimelineEntry[]>();
  for (const entry of dated) {
    const key = `${String(LANES.indexOf(entry.lane))} ${rowLabel(entry)}`;
    const row = byRow.get(key);
    if (row) {
      row.push(entry);
    } else {
      byRow.set(key, [entry]);
    }
  }
  const rows = [...byRow.values()].map((row) => {
    const ordered = [...row].sort((a, b) => (a.start < b.start ? -1 : 1));
    const [head] = ordered;
    return {
      lane: head?.lane ?? 'record',
      label: head === undefined ? '' : rowLabel(head),
      placed: ordered.map((entry) => ({
        entry,
        from: place(Date.parse(entry.start)),
        ...(entry.end !== undefined && { to: place(timeOf(entry.end, entry.start)) }),
      })),
    };
  });
  // When not everything fits, hosting and registrars go before single records, and late before early.
  const isRecord = (row: TimelineRow) => Number(row.lane === 'record');
  const recent = [...rows]
    .sort((a, b) => isRecord(a) - isRecord(b) || lastOf(b) - lastOf(a))
    .slice(0, most);
  const kept = recent.sort(
    (a, b) =>
      LANES.indexOf(a.lane) - LANES.indexOf(b.lane) ||
      (a.placed[0]?.from ?? 0) - (b.placed[0]?.from ?? 0),
  );
  return { rows: kept, left: rows.length - kept.length, ticks: ticksOf(low, high) };
}

function rowLabel(entry: TimelineEntry): string {
  return entry.lane === 'registrar' ? '' : cellText(entry.label);
}

function lastOf(row: TimelineRow): number {
  return row.placed.reduce((last, { from, to }) => Math.max(last, to ?? from), 0);
}

function timeOf(end: string | undefined, start: string): number {
  const time = Date.parse(end ?? start);
  return Number.isNaN(time) ? Date.parse(start) : time;
}

const MONTHS = [1, 2, 3, 6, 12, 24, 60, 120, 240];
const DAYS = [1, 2, 7, 14];
const MOST_TICKS = 6;

/** Whole months or years, or whole days on a short axis; at most seven. */
function ticksOf(low: number, high: number): TimelineLayout['ticks'] {
  const tick = (time: number, length: number) => ({
    at: (time - low) / (high - low),
    label: new Date(time).toISOString().slice(0, length),
  });
  const days = (high - low) / DAY;
  const step = DAYS.find((candidate) => days / candidate <= MOST_TICKS);
  if (step !== undefined) {
    const start = Math.ceil(low / DAY) * DAY;
    const count = Math.floor((high - start) / (step * DAY)) + 1;
    return Array.from({ length: count }, (_, index) => tick(start + index * step * DAY, 10));
  }
  const months = days / 30.44;
  const every = MONTHS.find((candidate) => months / candidate <= MOST_TICKS) ?? 240;
  const from = new Date(low);
  const ticks = [];
  const length = every >= 12 ? 4 : 7;
  const startMonth = from.getUTCFullYear() * 12 + from.getUTCMonth();
  for (
    let month = Math.ceil(startMonth / every) * every;
    Date.UTC(Math.floor(month / 12), month % 12) <= high;
    month += every
  ) {
    const time = Date.UTC(Math.floor(month / 12), month % 12);
    if (time >= low) {
      ticks.push(tick(time, length));
    }
  }
  return ticks;
}
