import type { TimelineEntry } from '../../core/result/model';
import { counted, hostCell, joined } from './cells';

/** One record, as far as records are compared. */
export interface HistoryRecord {
  readonly date: string | null;
  readonly isPrivate: boolean;
  readonly registrant: string | null;
  readonly registrar: string | null;
  readonly nameServers: readonly string[];
  readonly statuses: readonly string[];
  readonly created: string | null;
  readonly updated: string | null;
  readonly expires: string | null;
  readonly server: string | null;
  readonly text: string | undefined;
}

/** What differs between a record and the next older one. */
export interface Change {
  readonly date: string | null;
  readonly what: string;
  readonly before: string | null;
  readonly after: string | null;
}

const COMPARED: readonly {
  readonly what: string;
  readonly of: (record: HistoryRecord) => string | null;
}[] = [
  { what: 'Registrant', of: (record) => record.registrant },
  { what: 'Registrar', of: (record) => record.registrar },
  { what: 'Name servers', of: (record) => joined(record.nameServers) },
  { what: 'Statuses', of: (record) => joined(record.statuses) },
  { what: 'Created', of: (record) => record.created },
  { what: 'Expires', of: (record) => record.expires },
];

/** Newest first, as the records are. */
export function changesOf(records: readonly HistoryRecord[]): readonly Change[] {
  return records.flatMap((record, index) => {
    const older = records[index + 1];
    if (older === undefined) {
      return [];
    }
    const { date } = record;
    const privacy =
      record.isPrivate === older.isPrivate
        ? []
        : [{ date, what: 'Privacy', before: onOff(older), after: onOff(record) }];
    const fields = COMPARED.map(({ what, of }) => ({
      date,
      what,
      before: of(older),
      after: of(record),
    }));
    return [...privacy, ...fields.filter(({ before, after }) => !same(before, after))];
  });
}

/** Vendors of records change case and white space from one day to the next; holders do not. */
function same(before: string | null, after: string | null): boolean {
  const plain = (value: string | null) => (value ?? '').replace(/\s+/gu, ' ').toLowerCase();
  return plain(before) === plain(after);
}

export function onOff(record: HistoryRecord): string {
  return record.isPrivate ? 'on' : 'off';
}

/** Registrars and name servers as spans, every change as a moment. */
export function timelineOf(
  records: readonly HistoryRecord[],
  changes: readonly Change[],
): readonly TimelineEntry[] {
  const moments = changes.flatMap((change) =>
    change.date === null
      ? []
      : [
          {
            lane: 'record' as const,
            label:
              change.what === 'Privacy'
                ? `Privacy switched ${change.after ?? ''}`
                : `${change.what} changed`,
            start: change.date,
            detail: `${change.before ?? 'nothing'} became ${change.after ?? 'nothing'}`,
          },
        ],
  );
  return [
    ...runs(records, 'registrar', (record) =>
      record.registrar === null ? [] : [record.registrar],
    ),
    ...runs(records, 'nameServer', (record) => record.nameServers),
    ...moments,
  ];
}

/** From the first record of a run to the last: what held between records is not known. */
function runs(
  records: readonly HistoryRecord[],
  lane: 'registrar' | 'nameServer',
  valuesOf: (record: HistoryRecord) => readonly string[],
): readonly TimelineEntry[] {
  const open = new Map<string, { start: string; end: string; count: number }>();
  const entries: TimelineEntry[] = [];
  const close = (value: string) => {
    const run = open.get(value);
    if (run !== undefined) {
      open.delete(value);
      entries.push({
        lane,
        label: lane === 'nameServer' ? hostCell(value) : value,
        start: run.start,
        ...(run.end > run.start ? { end: run.end } : {}),
        detail: `In ${counted(run.count, 'record')}`,
      });
    }
  };
  for (const record of records.toReversed()) {
    const values = valuesOf(record);
    [...open.keys()].filter((value) => !values.includes(value)).forEach(close);
    for (const value of record.date === null ? [] : values) {
      const run = open.get(value);
      const date = record.date ?? '';
      open.set(value, { start: run?.start ?? date, end: date, count: (run?.count ?? 0) + 1 });
    }
  }
  [...open.keys()].forEach(close);
  return entries;
}
