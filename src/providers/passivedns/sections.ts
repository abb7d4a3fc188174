import type { IndicatorRef } from '../../core/indicator/model';
import type { AttributeName } from '../../core/result/attributes';
import type { FactId } from '../../core/result/factIds';
import type {
  Cell,
  Column,
  Fact,
  FactsSection,
  Row,
  TableSection,
  TimelineEntry,
  TimelineSection,
} from '../../core/result/model';
import type { Relation } from '../../core/result/relation';
import type { OrientedRecord } from './orientation';
import type { CofRecord } from './record';
import { answerCell, ownerCell } from './rows';
import type { PdnsRow } from './rows';
import type { PassiveDnsSettings } from './settings';
import { counted, grouped } from '../kit/words';

const MOST_VALUES = 100;
const MOST_ENTRIES = 500;

/** First and last seen and the counts, over the direct records; what they resolved to. */
export function summarySection(
  { kind, value }: IndicatorRef,
  direct: readonly PdnsRow[],
  associated: readonly PdnsRow[],
  { disableActiveQuery }: PassiveDnsSettings,
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
    note: disableActiveQuery
      ? 'From past observations only: the server was asked not to resolve anything now.'
      : 'Active queries are allowed (indicatorLens.circl.disableActiveQuery is off): CIRCL may resolve the name now, which its owner can see.',
    facts: [
      ...dateFact('firstSeen', 'First seen', 'First Seen', firsts.reduce(earlier, Infinity)),
      ...dateFact('lastSeen', 'Last seen', 'Last Seen', lasts.reduce(later, -Infinity)),
      countFact('directRecords', 'Records of this indicator', direct.length),
      countFact('associatedRecords', 'Associated records', associated.length),
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

/**
 * The seed's mapping names the attributes `Resource Type` and `Resource Data`. Times and counts
 * would say nothing once they are taken from their row.
 */
function columnsOf(id: 'direct' | 'associated'): readonly Column[] {
  const related = (relations: Readonly<Record<string, Relation>>) =>
    id === 'direct'
      ? { relationBy: { column: 'rrtype', relations } }
      : { relation: 'associated in passive DNS' as const };
  return [
    {
      id: 'rrname',
      label: 'Name (rrname)',
      type: 'indicator',
      attribute: 'Resource Name',
      ...related(RELATIONS_OF_NAMES),
    },
    {
      id: 'rrtype',
      label: 'Type (rrtype)',
      type: 'text',
      attribute: 'Resource Type',
      categories: true,
    },
    {
      id: 'rdata',
      label: 'Data (rdata)',
      type: 'indicator',
      attribute: 'Resource Data',
      ...related(RELATIONS_OF_DATA),
    },
    { id: 'firstSeen', label: 'First seen', type: 'date' },
    { id: 'lastSeen', label: 'Last seen', type: 'date' },
    { id: 'count', label: 'Count', type: 'number' },
    { id: 'origin', label: 'Origin', type: 'text' },
  ];
}
const SIDES_COLUMN: Column = { id: 'sides', label: 'Sides', type: 'text' };
const SIDES = {
  'as-sent': 'as sent',
  reversed: 'put right',
  undecided: 'not sure',
} as const;

/** The rows as a table. Where a row's sides are not sure, a last column says so of each row. */
export function tableSection(
  id: 'direct' | 'associated',
  { value }: IndicatorRef,
  rows: readonly PdnsRow[],
  note: string,
): TableSection {
  const unsure = rows.some((row) => row.orientation === 'undecided');
  const what =
    id === 'direct'
      ? `${value} stands in the name or in the data.`
      : `The server sent these along with the others: ${value} itself, as an exact name or address, is in none of them.`;
  return {
    id,
    title: id === 'direct' ? 'Direct Records' : 'Associated Records',
    type: 'table',
    note: note === '' ? what : `${what} ${note}`,
    columns: unsure ? [...columnsOf(id), SIDES_COLUMN] : columnsOf(id),
    rows: rows.map((row) => tableRow(row, unsure)),
    shown: rows.length,
    addLabel: 'Add Selected Records',
  };
}

function tableRow(row: PdnsRow, unsure: boolean): Row {
  return [
    ownerCell(row),
    row.type,
    answerCell(row),
    row.firstSeen === undefined ? null : isoTime(row.firstSeen),
    row.lastSeen === undefined ? null : isoTime(row.lastSeen),
    row.count ?? null,
    row.origin ?? null,
    ...(unsure ? [SIDES[row.orientation]] : []),
  ];
}

/** What the analyst must know about how the columns came about; '' where they are as sent. */
export function sidesNote(
  records: readonly CofRecord[],
  oriented: readonly OrientedRecord[],
  host: string,
): string {
  const reversed = oriented.filter((record) => record.orientation === 'reversed').length;
  const unsure = oriented.filter((record) => record.orientation === 'undecided').length;
  const exchanged = records.filter((record) => record.timesExchanged).length;
  const zone = records.filter((record) => record.timeSource === 'zone').length;
  return [
    ...(reversed > 0
      ? [`${host} sends rrname and rdata exchanged; the columns put them right.`]
      : []),
    ...(unsure > 0
      ? [
          `Nothing in the answer shows which side of ${counted(unsure, 'record', 'records')} is the name: read by where the indicator stands.`,
        ]
      : []),
    ...(exchanged > 0
      ? [`${counted(exchanged, 'record', 'records')} came with first and last seen exchanged.`]
      : []),
    ...(zone > 0
      ? [`The times of ${counted(zone, 'record', 'records')} are from zone files.`]
      : []),
  ].join(' ');
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
