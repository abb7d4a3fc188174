import { cellText } from '../../core/result/cellText';
import type { TableSection, TimelineEntry } from '../../core/result/model';
import { recordSteps, type ChangeKind } from '../../core/result/recordChanges';
import { hostCell } from '../kit/cells';
import { counted } from '../kit/words';

/** One record, as far as it is shown. */
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
  /** `Registrar changed`, `Privacy switched on`. */
  readonly what: string;
  readonly before: string | null;
  readonly after: string | null;
}

const WORDS: Readonly<Record<ChangeKind, string>> = {
  changed: 'changed',
  set: 'set',
  emptied: 'emptied',
  switchedOn: 'switched on',
  switchedOff: 'switched off',
};

/** Newest first, as the rows of the table of records are. */
export function changesOf(
  records: readonly HistoryRecord[],
  table: TableSection,
): readonly Change[] {
  return recordSteps(table, table.records?.watched ?? []).flatMap(({ newer, changes }) =>
    changes.map(({ column, kind, before, after }) => ({
      date: records[newer]?.date ?? null,
      what: `${column.label} ${WORDS[kind]}`,
      before: textOf(cellText(before)),
      after: textOf(cellText(after)),
    })),
  );
}

function textOf(text: string): string | null {
  return text === '' ? null : text;
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
            label: change.what,
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
