import * as z from 'zod';
import type { Fact, Section, TableSection, TextSection } from '../../core/result/model';
import { dateCell, hostCell, hostText, joined, unique } from '../kit/cells';
import { fact, factsSection } from '../kit/facts';
import { counted, grouped } from '../kit/words';
import { changesOf, onOff, timelineOf } from './whoisHistoryChanges';
import type { Change, HistoryRecord } from './whoisHistoryChanges';
import { flag, orNothing, text, texts, verbatim } from './wire';

export const historyRecord = z.looseObject({
  date: text,
  is_private: flag,
  whois: orNothing(
    z.looseObject({
      registrant: text,
      registration: orNothing(
        z.looseObject({
          created: text,
          expires: text,
          updated: text,
          registrar: text,
          statuses: texts,
        }),
      ),
      name_servers: texts,
      server: text,
      record: verbatim,
    }),
  ),
});

type Wire = z.output<typeof historyRecord>;

interface HistoryContext {
  readonly facts: readonly Fact[];
  readonly note: string | undefined;
  /** Records at the vendor. */
  readonly total: number;
  /** The `limit` that was asked for. */
  readonly limit: number;
}

/** Everything that is shown of a list of records, newest first whatever the order sent. */
export function recordSections(wire: readonly Wire[], context: HistoryContext): readonly Section[] {
  const records = wire.map(recordOf).toSorted((a, b) => (b.date ?? '').localeCompare(a.date ?? ''));
  const table = recordsTable(records, context);
  const changes = changesOf(records, table);
  const entries = timelineOf(records, changes);
  return [
    ...factsSection(
      'summary',
      'Summary',
      [
        ...context.facts,
        ...fact('shownRecords', 'Records shown', 'number', [records.length]),
        ...fact('newestRecord', 'Newest record shown', 'date', [records[0]?.date ?? null]),
        ...fact('oldestRecord', 'Oldest record shown', 'date', [records.at(-1)?.date ?? null]),
      ],
      context.note,
    ),
    ...(entries.length === 0
      ? []
      : [{ type: 'timeline', id: 'timeline', title: 'Timeline', entries } as const]),
    serversTable(records),
    changesTable(changes, records.length),
    table,
    nameServersTable(records),
    ...recordTexts(records),
  ];
}

function recordOf(wire: Wire): HistoryRecord {
  const registration = wire.whois?.registration;
  return {
    date: dateCell(wire.date),
    isPrivate: wire.is_private ?? false,
    registrant: wire.whois?.registrant ?? null,
    registrar: registration?.registrar ?? null,
    nameServers: unique((wire.whois?.name_servers ?? []).map(hostText)).toSorted(),
    statuses: unique(registration?.statuses ?? []).toSorted(),
    created: dateCell(registration?.created),
    updated: dateCell(registration?.updated),
    expires: dateCell(registration?.expires),
    server: wire.whois?.server ?? null,
    text: wire.whois?.record,
  };
}

function serversTable(records: readonly HistoryRecord[]): TableSection {
  const rows = seenOver(records, (record) =>
    record.server === null ? [] : [hostText(record.server)],
  );
  return {
    type: 'table',
    id: 'whoisServers',
    title: 'WHOIS Information Servers',
    columns: [
      {
        id: 'server',
        label: 'WHOIS Information Server',
        type: 'indicator',
        attribute: 'WHOIS Information Server',
      },
      ...SEEN_COLUMNS,
    ],
    rows: rows.map(({ name, first, last, count }) => [hostCell(name), first, last, count]),
    shown: rows.length,
    addLabel: 'Add Selected Attributes',
    ...(rows.length === 0 ? { note: 'The records do not say which server they are from.' } : {}),
  };
}

function nameServersTable(records: readonly HistoryRecord[]): TableSection {
  const rows = seenOver(records, (record) => record.nameServers);
  return {
    type: 'table',
    id: 'nameServers',
    title: 'Name Servers in the Records',
    columns: [
      { id: 'nameServer', label: 'Name Server', type: 'indicator', relation: 'name server' },
      ...SEEN_COLUMNS,
    ],
    rows: rows.map(({ name, first, last, count }) => [hostCell(name), first, last, count]),
    shown: rows.length,
    addLabel: 'Add Selected Name Servers',
  };
}

const SEEN_COLUMNS = [
  { id: 'first', label: 'First Record', type: 'date' },
  { id: 'last', label: 'Last Record', type: 'date' },
  { id: 'records', label: 'Records', type: 'number' },
] as const;

/** Each name with the first and the last record it stands in; most recent first. */
function seenOver(
  records: readonly HistoryRecord[],
  namesOf: (record: HistoryRecord) => readonly string[],
) {
  const seen = new Map<string, { first: string | null; last: string | null; count: number }>();
  for (const record of records) {
    for (const name of namesOf(record)) {
      const known = seen.get(name);
      seen.set(name, {
        first: record.date,
        last: known?.last ?? record.date,
        count: (known?.count ?? 0) + 1,
      });
    }
  }
  return [...seen].map(([name, times]) => ({ name, ...times }));
}

function changesTable(changes: readonly Change[], records: number): TableSection {
  return {
    type: 'table',
    id: 'changes',
    title: 'Changes',
    columns: [
      { id: 'date', label: 'Seen In Record Of', type: 'date' },
      { id: 'what', label: 'What Changed', type: 'text' },
      { id: 'before', label: 'Before', type: 'text' },
      { id: 'after', label: 'After', type: 'text' },
    ],
    rows: changes.map(({ date, what, before, after }) => [date, what, before, after]),
    shown: changes.length,
    note: `Between ${counted(records, 'record')}, each against the one before it.`,
  };
}

const LIST = ', ';

/** What holders change. Servers and dates of update differ from record to record by themselves. */
const WATCHED = [
  'registrant',
  'registrar',
  'nameServers',
  'statuses',
  'created',
  'expires',
  'private',
];

function recordsTable(records: readonly HistoryRecord[], context: HistoryContext): TableSection {
  const short = records.length < context.total;
  return {
    type: 'table',
    id: 'records',
    title: 'WHOIS Records',
    columns: [
      { id: 'date', label: 'WHOIS History Date', type: 'date', attribute: 'WHOIS History Date' },
      { id: 'registrant', label: 'Registrant', type: 'text', attribute: 'WHOIS Registrant' },
      { id: 'registrar', label: 'Registrar', type: 'text', attribute: 'WHOIS Registrar' },
      { id: 'nameServers', label: 'Name Servers', type: 'text', separator: LIST },
      { id: 'statuses', label: 'Statuses', type: 'text', separator: LIST },
      { id: 'created', label: 'Created', type: 'date' },
      { id: 'updated', label: 'Updated', type: 'date' },
      { id: 'expires', label: 'Expires', type: 'date' },
      { id: 'private', label: 'Privacy', type: 'text' },
      { id: 'server', label: 'WHOIS Server', type: 'indicator' },
    ],
    rows: records.map((record) => [
      record.date,
      record.registrant,
      record.registrar,
      joined(record.nameServers),
      joined(record.statuses),
      record.created,
      record.updated,
      record.expires,
      onOff(record),
      hostCell(record.server),
    ]),
    shown: records.length,
    total: context.total,
    ...(short
      ? {
          cappedBy: {
            by: records.length >= context.limit ? 'request' : 'vendor',
            reason:
              records.length >= context.limit
                ? `${counted(context.limit, 'record')} were asked for`
                : 'DomainTools sent fewer records than it counts',
          } as const,
        }
      : {}),
    ...(records.length > context.total
      ? {
          note: `DomainTools counts ${grouped(context.total)} and sent ${grouped(records.length)}.`,
        }
      : {}),
    addLabel: 'Add Selected Attributes',
    records: {
      date: 'date',
      watched: WATCHED,
      texts: textIds(records),
    },
  };
}

/** One text a record, so that each can be opened, saved, and compared with any other. */
function recordTexts(records: readonly HistoryRecord[]): readonly TextSection[] {
  const ids = textIds(records);
  return records.flatMap((record, index) => {
    const id = ids[index];
    if (record.text === undefined || typeof id !== 'string') {
      return [];
    }
    return [
      {
        type: 'text' as const,
        id,
        title: `WHOIS Record of ${dayOf(record)}`,
        text: record.text,
        attribute: 'WHOIS Record',
        ...(record.date === null ? {} : { date: record.date }),
      },
    ];
  });
}

/** A name for each record that has a text: its day, and a number where a day has several. */
function textIds(records: readonly HistoryRecord[]): readonly (string | null)[] {
  const used = new Map<string, number>();
  return records.map((record) => {
    if (record.text === undefined) {
      return null;
    }
    const day = dayOf(record);
    const nth = (used.get(day) ?? 0) + 1;
    used.set(day, nth);
    return `record-${day}${nth === 1 ? '' : `-${nth}`}`;
  });
}

function dayOf({ date }: HistoryRecord): string {
  return date ?? 'undated';
}
