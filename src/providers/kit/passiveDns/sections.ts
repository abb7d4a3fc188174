import type { IndicatorRef } from '../../../core/indicator/model';
import type { AttributeName } from '../../../core/result/attributes';
import type { FactId } from '../../../core/result/factIds';
import type {
  Cell,
  Column,
  Fact,
  FactsSection,
  TableSection,
  TimelineEntry,
  TimelineSection,
} from '../../../core/result/model';
import type { Relation } from '../../../core/result/relation';
import { answerCell, ownerCell } from './rows';
import type { PdnsRow } from './rows';
import { counted, grouped } from '../words';

const MOST_VALUES = 100;
const MOST_ENTRIES = 500;

/** What was received about an indicator. */
interface Received {
  readonly direct: readonly PdnsRow[];
  /** Absent where the server sends no others. */
  readonly associated?: readonly PdnsRow[];
  /** What the direct ones are. Default: `Records of this indicator`. */
  readonly counted?: string;
}

/** First and last seen and the counts, over the direct records; what they resolved to. */
export function summarySection(
  { kind, value }: IndicatorRef,
  { direct, associated, counted: label = 'Records of this indicator' }: Received,
  note: string,
): FactsSection {
  const firsts = direct.flatMap((row) => row.firstSeen ?? []);
  const lasts = direct.flatMap((row) => row.lastSeen ?? []);
  const own = direct.filter((row) => row.type === 'A' || row.type === 'AAAA');
  const seen =
    kind === 'fqdn' ? own.filter((row) => row.owner === value).map(answerCell) : own.map(ownerCell);
  return {
    id: 'summary',
    title: 'Summary',
    type: 'facts',
    note,
    facts: [
      ...dateFact('firstSeen', 'First seen', 'First Seen', firsts.reduce(earlier, Infinity)),
      ...dateFact('lastSeen', 'Last seen', 'Last Seen', lasts.reduce(later, -Infinity)),
      countFact('directRecords', label, direct.length),
      ...(associated === undefined
        ? []
        : [countFact('associatedRecords', 'Associated records', associated.length)]),
      ...(kind === 'fqdn'
        ? seenFact('seenAddresses', 'Addresses seen', seen, 'IP Address', 'address')
        : seenFact(
            'seenNames',
            'Names seen at this address',
            seen,
            'FQDN',
            'hosted on the address',
          )),
    ],
  };
}

const earlier = (left: number, right: number) => Math.min(left, right);
const later = (left: number, right: number) => Math.max(left, right);

function dateFact(
  id: FactId,
  label: string,
  attribute: AttributeName,
  time: number,
): readonly Fact[] {
  return Number.isFinite(time)
    ? [{ id, label, type: 'date', values: [isoTime(time)], attribute }]
    : [];
}

function countFact(id: FactId, label: string, count: number): Fact {
  return { id, label, type: 'number', values: [count] };
}

/** Newest first. Not the fact `addresses`, which means the current ones. */
function seenFact(
  id: FactId,
  label: string,
  cells: readonly Cell[],
  attribute: AttributeName,
  relation: Relation,
): readonly Fact[] {
  const distinct = [...new Map(cells.map((cell) => [JSON.stringify(cell), cell])).values()];
  if (distinct.length === 0) {
    return [];
  }
  const whole = distinct.length <= MOST_VALUES;
  return [
    {
      id,
      label: whole ? label : `${label} (newest ${MOST_VALUES} of ${grouped(distinct.length)})`,
      type: 'indicator',
      values: distinct.slice(0, MOST_VALUES),
      attribute,
      relation,
    },
  ];
}

/** What the name of a record is to the indicator in its data. */
const RELATIONS_OF_NAMES: Readonly<Record<string, Relation>> = {
  A: 'hosted on the address',
  AAAA: 'hosted on the address',
  NS: 'on the name server',
  MX: 'uses the mail host',
  CNAME: 'alias',
  DNAME: 'alias',
};
/** What the data of a record is to the indicator in its name. */
const RELATIONS_OF_DATA: Readonly<Record<string, Relation>> = {
  A: 'address',
  AAAA: 'address',
  NS: 'name server',
  MX: 'mail host',
  CNAME: 'canonical name',
  DNAME: 'canonical name',
  SRV: 'service host',
  PTR: 'reverse name',
};

/** A table of records. */
interface RecordsTable {
  readonly id: string;
  readonly title: string;
  readonly note: string;
  readonly rows: readonly PdnsRow[];
  /** True where the indicator stands in none of the records: they came along with others. */
  readonly associated?: boolean;
  /** Columns after those that every server fills. */
  readonly more?: readonly RecordColumn[];
}

/** A column, and what of a record stands in it. */
export interface RecordColumn {
  readonly column: Column;
  readonly cell: (row: PdnsRow) => Cell;
}

export function recordsTable({
  id,
  title,
  note,
  rows,
  associated = false,
  more = [],
}: RecordsTable): TableSection {
  const columns = [...columnsOf(associated), ...more];
  return {
    id,
    title,
    type: 'table',
    note,
    columns: columns.map(({ column }) => column),
    rows: rows.map((row) => columns.map(({ cell }) => cell(row))),
    shown: rows.length,
    addLabel: 'Add Selected Records',
  };
}

/**
 * The seed's mapping names the attributes `Resource Type` and `Resource Data`. Times and counts
 * would say nothing once they are taken from their row.
 */
function columnsOf(associated: boolean): readonly RecordColumn[] {
  const related = (relations: Readonly<Record<string, Relation>>) =>
    associated
      ? { relation: 'associated in passive DNS' as const }
      : { relationBy: { column: 'rrtype', relations } };
  return [
    {
      column: {
        id: 'rrname',
        label: 'Name (rrname)',
        type: 'indicator',
        attribute: 'Resource Name',
        ...related(RELATIONS_OF_NAMES),
      },
      cell: ownerCell,
    },
    {
      column: {
        id: 'rrtype',
        label: 'Type (rrtype)',
        type: 'text',
        attribute: 'Resource Type',
        categories: true,
      },
      cell: ({ type }) => type,
    },
    {
      column: {
        id: 'rdata',
        label: 'Data (rdata)',
        type: 'indicator',
        attribute: 'Resource Data',
        ...related(RELATIONS_OF_DATA),
      },
      cell: answerCell,
    },
    {
      column: { id: 'firstSeen', label: 'First seen', type: 'date' },
      cell: ({ firstSeen }) => timeCell(firstSeen),
    },
    {
      column: { id: 'lastSeen', label: 'Last seen', type: 'date' },
      cell: ({ lastSeen }) => timeCell(lastSeen),
    },
    { column: { id: 'count', label: 'Count', type: 'number' }, cell: ({ count }) => count ?? null },
  ];
}

function timeCell(time: number | undefined): Cell {
  return time === undefined ? null : isoTime(time);
}

/** When the direct records were seen, the newest ones; nothing where no record has a time. */
export function timelineSection(
  { value }: IndicatorRef,
  direct: readonly PdnsRow[],
): readonly TimelineSection[] {
  const timed = direct.flatMap((row) => timelineEntry(row, value) ?? []);
  if (timed.length === 0) {
    return [];
  }
  return [
    {
      id: 'timeline',
      title: 'Timeline',
      type: 'timeline',
      ...(timed.length > MOST_ENTRIES && {
        note: `The newest ${MOST_ENTRIES} of ${counted(timed.length, 'record', 'records')}.`,
      }),
      entries: timed.slice(0, MOST_ENTRIES),
    },
  ];
}

function timelineEntry(row: PdnsRow, asked: string): TimelineEntry | undefined {
  const start = row.firstSeen ?? row.lastSeen;
  if (start === undefined) {
    return undefined;
  }
  const forward = row.owner === asked;
  const seen = row.count === undefined ? '' : `, seen ${counted(row.count, 'time', 'times')}`;
  return {
    lane: forward ? laneOf(row.type) : 'record',
    label: forward ? answerCell(row) : ownerCell(row),
    start: isoTime(start),
    ...(row.lastSeen !== undefined && row.lastSeen !== start && { end: isoTime(row.lastSeen) }),
    detail: `${row.owner} ${row.type} ${row.answer}${seen}`,
  };
}

function laneOf(type: string): TimelineEntry['lane'] {
  if (type === 'A' || type === 'AAAA') {
    return 'address';
  }
  return type === 'NS' ? 'nameServer' : 'record';
}

/** Whole seconds, UTC: no passive DNS server tells more. */
function isoTime(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}
