import { madeOf, madePointingTo } from '../madeSightings';
import { sightings } from '../sightings';
import type { Sighting } from '../facts';

/** Passive DNS of the sample case in the Common Output Format, as its servers send it. */

/** How a server shapes its records. */
interface CofShape {
  /** `circl`: answers for either side of a record. `d4`: for the owner name, and for an address all of its owners' records. */
  readonly flavour: 'circl' | 'd4';
  /** rrname and rdata the other way round, and numbers as strings, as CIRCL v2 documents. */
  readonly reversed: boolean;
}

/** CIRCL lists no more than this, and tells the total in a header. */
const MAXSET = 1000;
/** Above 2^53, as the real ones are: a client must keep a cursor as text. */
const FIRST_CURSOR = 7346046680497455128n;

interface CofQuery {
  /** Name or address, as the path has it. */
  readonly asked: string;
  readonly rrtype?: string;
  readonly pageSize?: number;
  readonly cursor?: string;
}

/** The query in a request: its last path segment, decoded, and its dribble headers. */
export function cofQueryOf(
  segment: string,
  header: (name: string) => string | undefined,
): CofQuery {
  const count = header('dribble-paginate-count');
  const cursor = header('dribble-paginate-cursor');
  const rrtype = header('dribble-filter-rrtype');
  return {
    asked: segment,
    ...(count === undefined ? {} : { pageSize: Number(count) }),
    ...(cursor === undefined ? {} : { cursor }),
    ...(rrtype === undefined ? {} : { rrtype }),
  };
}

interface CofPage {
  readonly records: readonly object[];
  /** `x-dribble-cursor` and `x-dribble-errors`, where the server sends them. */
  readonly headers: Readonly<Record<string, string>>;
}

/** One page of the answer. A server of flavour `d4` knows no pages. */
export function cofPage(query: CofQuery, shape: CofShape): CofPage {
  const { rows, total } = rowsFor(query.asked, shape.flavour);
  const wanted =
    query.rrtype === undefined ? rows : rows.filter(([, type]) => type === query.rrtype);
  const records = wanted.map((row) => cofRecord(row, shape));
  if (shape.flavour === 'd4') {
    return { records, headers: {} };
  }
  const listed = records.slice(0, MAXSET);
  const start = query.cursor === undefined ? 0 : offsetOf(query.cursor);
  const end = query.pageSize === undefined ? listed.length : start + query.pageSize;
  return {
    records: listed.slice(start, end),
    headers: {
      ...(end < listed.length ? { 'x-dribble-cursor': String(FIRST_CURSOR + BigInt(end)) } : {}),
      ...(total > MAXSET && query.rrtype === undefined
        ? { 'x-dribble-errors': maxsetError(query.asked, total) }
        : {}),
    },
  };
}

/** The one sign of a cut answer. */
export function maxsetError(asked: string, total: number): string {
  return JSON.stringify({ error: 'maxset', record: asked, value: MAXSET, total_value: total });
}

function offsetOf(cursor: string): number {
  return /^\d+$/.test(cursor) ? Number(BigInt(cursor) - FIRST_CURSOR) : 0;
}

interface Rows {
  readonly rows: readonly Sighting[];
  /** How many there are, of which `rows` may be the first. */
  readonly total: number;
}

function rowsFor(asked: string, flavour: CofShape['flavour']): Rows {
  const isAddress = asked.includes(':') || /^[\d.]+$/.test(asked);
  const answers = (row: Sighting): boolean => row[2].split(' ').includes(asked);
  const direct = sightings.filter((row) =>
    flavour === 'd4' && !isAddress ? row[0] === asked : row[0] === asked || answers(row),
  );
  const owners = new Set(direct.map((row) => row[0]));
  // An address brings the other records of its owners along, a name those of its host names.
  const along = sightings.filter(
    (row) =>
      !direct.includes(row) &&
      (isAddress ? owners.has(row[0]) : flavour === 'circl' && row[0].endsWith(`.${asked}`)),
  );
  const made = madeRows(asked, flavour);
  const rows = [...direct, ...along, ...made.rows];
  return { rows, total: direct.length + along.length + made.total };
}

/** Records about the names that are made by rule. A server of flavour `d4` answers for owner names. */
function madeRows(asked: string, flavour: CofShape['flavour']): Rows {
  const own = madeOf(asked);
  if (own.length > 0) {
    return { rows: own, total: own.length };
  }
  const isAddress = /^[\d.]+$/.test(asked);
  return flavour === 'd4' && !isAddress ? { rows: [], total: 0 } : madePointingTo(asked);
}

function cofRecord([owner, type, answer, first, last, count]: Sighting, shape: CofShape): object {
  const times = { time_first: seconds(first, 5), time_last: seconds(last, 6) };
  if (shape.reversed) {
    return {
      rrtype: type,
      rrname: answer,
      rdata: owner,
      count: String(count),
      time_first: String(times.time_first),
      time_last: String(times.time_last),
    };
  }
  if (shape.flavour === 'd4') {
    const origin = 'origin not configured';
    return { ...times, count, rrtype: type, rrname: owner, rdata: answer, origin };
  }
  return {
    count,
    origin: 'https://www.circl.lu/pdns/',
    time_first: times.time_first,
    rrtype: type,
    rrname: owner,
    rdata: answer,
    time_last: times.time_last,
  };
}

/** One object a line. */
export function ndjson(records: readonly object[]): string {
  return records.map((record) => `${JSON.stringify(record)}\n`).join('');
}

/** Seconds since the epoch at a full hour, UTC. */
function seconds(day: string, hour: number): number {
  return Date.parse(`${day}T0${hour}:00:00Z`) / 1000;
}
