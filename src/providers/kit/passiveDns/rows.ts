import type { Cell } from '../../../core/result/model';
import { cellOf, comparable, plainName, reverseZoneName } from './names';
import type { Orientation, OrientedRecord } from './sides';

/** One distinct (rrname, rrtype, rdata), ready to be shown. */
export interface PdnsRow {
  readonly owner: string;
  readonly type: string;
  readonly answer: string;
  /** Milliseconds since the epoch. */
  readonly firstSeen?: number;
  readonly lastSeen?: number;
  readonly count?: number;
  readonly origin?: string;
  readonly bailiwick?: string;
  readonly timeSource: OrientedRecord['timeSource'];
  readonly orientation: Orientation;
  /** Direct: the indicator stands on one side. Associated: it came along with another name's records. */
  readonly relation: 'direct' | 'associated';
}

const NAME_ANSWERS = new Set(['NS', 'CNAME', 'PTR', 'DNAME']);
const MX = /^(\d+)\s+(\S+)$/;
const SRV = /^(\d+\s+\d+\s+\d+)\s+(\S+)$/;

/**
 * Distinct rows, newest first. A record that comes again (from another sensor, on another page)
 * widens the time in which it was seen; of two counts the greater stays, for one may hold the other.
 * @param apart what else keeps records of the same name, type and data apart
 */
export function rowsOf(
  records: readonly OrientedRecord[],
  asked: string,
  apart: (record: OrientedRecord) => string = () => '',
): readonly PdnsRow[] {
  const reverseZone = reverseZoneName(asked);
  const rows = new Map<string, PdnsRow>();
  for (const record of records) {
    const row = rowOf(record, asked, reverseZone);
    const key = JSON.stringify([row.owner, row.type, row.answer, apart(record)]);
    const known = rows.get(key);
    rows.set(key, known === undefined ? row : merged(known, row));
  }
  return [...rows.values()].sort(newestFirst);
}

function rowOf(record: OrientedRecord, asked: string, reverseZone: string | undefined): PdnsRow {
  const owner = comparable(record.owner);
  const answer = tidyAnswer(record.rrtype, record.answer);
  const direct =
    owner === asked ||
    owner === reverseZone ||
    comparable(targetOf(record.rrtype, answer)) === asked;
  const { firstSeen, lastSeen, count, origin, bailiwick, timeSource, orientation } = record;
  return {
    owner,
    type: record.rrtype,
    answer,
    ...(firstSeen !== undefined && { firstSeen }),
    ...(lastSeen !== undefined && { lastSeen }),
    ...(count !== undefined && { count }),
    ...(origin !== undefined && { origin }),
    ...(bailiwick !== undefined && { bailiwick: plainName(bailiwick) }),
    timeSource,
    orientation,
    relation: direct ? 'direct' : 'associated',
  };
}

/** Names and addresses in one form; text such as TXT stays as it was published. */
function tidyAnswer(type: string, answer: string): string {
  if (type === 'A' || type === 'AAAA' || NAME_ANSWERS.has(type)) {
    return comparable(answer);
  }
  const [, numbers, host] =
    (type === 'MX' ? MX : type === 'SRV' ? SRV : NEVER).exec(answer.trim()) ?? [];
  if (numbers !== undefined && host !== undefined) {
    return `${numbers.replace(/\s+/g, ' ')} ${plainName(host)}`;
  }
  return type === 'MX' ? plainName(answer) : answer;
}

const NEVER = /(?!)/;

/** The name or address an answer points at; '' where it points at none. */
function targetOf(type: string, answer: string): string {
  if (type === 'A' || type === 'AAAA' || NAME_ANSWERS.has(type)) {
    return answer;
  }
  if (type === 'MX' || type === 'SRV') {
    return answer.split(' ').at(-1) ?? '';
  }
  // The primary name server (RFC 1035 section 3.3.13).
  return type === 'SOA' ? (answer.trim().split(/\s+/)[0] ?? '') : '';
}

/** The owner as something to pivot to. */
export function ownerCell(row: PdnsRow): Cell {
  return cellOf(row.owner);
}

/** The answer as something to pivot to; MX and SRV keep their numbers in `text`. */
export function answerCell(row: PdnsRow): Cell {
  if (row.type === 'SOA') {
    return row.answer;
  }
  const target = targetOf(row.type, row.answer);
  const cell = target === '' ? row.answer : cellOf(target);
  if (typeof cell === 'string' || target === row.answer) {
    return typeof cell === 'string' ? row.answer : cell;
  }
  return { ...cell, text: row.answer };
}

function merged(known: PdnsRow, again: PdnsRow): PdnsRow {
  const firstSeen = extreme(Math.min, known.firstSeen, again.firstSeen);
  const lastSeen = extreme(Math.max, known.lastSeen, again.lastSeen);
  const count = extreme(Math.max, known.count, again.count);
  const origin = known.origin ?? again.origin;
  return {
    ...known,
    ...(firstSeen !== undefined && { firstSeen }),
    ...(lastSeen !== undefined && { lastSeen }),
    ...(count !== undefined && { count }),
    ...(origin !== undefined && { origin }),
  };
}

function extreme(
  choose: (left: number, right: number) => number,
  left: number | undefined,
  right: number | undefined,
): number | undefined {
  return left === undefined || right === undefined ? (left ?? right) : choose(left, right);
}

/** Servers answer in any order, D4 in another after each start: ties are broken by the record itself. */
function newestFirst(left: PdnsRow, right: PdnsRow): number {
  return (
    (right.lastSeen ?? 0) - (left.lastSeen ?? 0) ||
    (right.firstSeen ?? 0) - (left.firstSeen ?? 0) ||
    byText(left.owner, right.owner) ||
    byText(left.type, right.type) ||
    byText(left.answer, right.answer)
  );
}

function byText(left: string, right: string): number {
  return left < right ? -1 : Number(left > right);
}
