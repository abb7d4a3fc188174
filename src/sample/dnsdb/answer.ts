import type { Sighting } from '../facts';
import { madeOf, madePointingTo } from '../madeSightings';
import { sightings } from '../sightings';

/** DNSDB version 2 about the sample case. Source: docs/operations.md. */

export interface DnsdbQuestion {
  readonly mode: 'lookup' | 'summarize';
  readonly by: 'rrset/name' | 'rdata/name' | 'rdata/ip';
  /** Without final dot; a name may begin with `*.`. */
  readonly value: string;
  readonly rrtype?: string;
  /** 0: all. */
  readonly limit: number;
  readonly offset: number;
}

/** How many record sets are listed in one answer when the query does not say. */
const USUAL_LIMIT = 10_000;

/** What a path under the base URL and its query ask for, or undefined for nothing known. Throws a URIError. */
export function dnsdbQuestion(path: string, query: URLSearchParams): DnsdbQuestion | undefined {
  const found =
    /^\/(lookup|summarize)\/(rrset\/name|rdata\/name|rdata\/ip)\/([^/]+)(?:\/([^/]+))?$/.exec(path);
  const [, mode, by, value, rrtype] = found ?? [];
  if (value === undefined) {
    return undefined;
  }
  return {
    mode: mode === 'summarize' ? 'summarize' : 'lookup',
    by: by === 'rrset/name' || by === 'rdata/name' ? by : 'rdata/ip',
    value: decodeURIComponent(value).toLowerCase().replace(/\.$/, ''),
    ...(rrtype !== undefined && rrtype !== 'ANY' && { rrtype }),
    limit: Number(query.get('limit') ?? USUAL_LIMIT),
    offset: Number(query.get('offset') ?? 0),
  };
}

/** The answer in Streaming API Framing. An account is listed no more than `most` in one query. */
export function dnsdbAnswer(question: DnsdbQuestion, most = Infinity): string {
  const all = recordsFor(question);
  const { mode, limit, offset } = question;
  if (mode === 'summarize') {
    return framed(all.length === 0 ? [] : [summary(all)], 'succeeded');
  }
  const end = offset + Math.min(limit === 0 ? most : limit, most);
  return framed(all.slice(offset, end), end < all.length ? 'limited' : 'succeeded');
}

/** One object a line between the marks of beginning and end. */
function framed(objects: readonly object[], end: 'succeeded' | 'limited'): string {
  const lines = [
    { cond: 'begin' },
    ...objects.map((obj) => ({ obj })),
    end === 'limited' ? { cond: end, msg: 'Result limit reached' } : { cond: end },
  ];
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

/** A record set, or a record of a look-up by data. */
interface Listed {
  readonly count: number;
  readonly time_first?: number;
  readonly time_last?: number;
  readonly zone_time_first?: number;
  readonly zone_time_last?: number;
  readonly rrname: string;
  readonly rrtype: string;
  readonly bailiwick?: string;
  readonly rdata: string | readonly string[];
}

function recordsFor({ by, value, rrtype }: DnsdbQuestion): readonly Listed[] {
  const known =
    by === 'rrset/name'
      ? [...sightings.filter(([owner]) => isAsked(owner, value)), ...madeOf(value)]
      : [
          ...sightings.filter(([, , answer]) => answer.split(' ').includes(value)),
          ...madePointingTo(value).rows,
        ];
  const wanted = known.filter(([, type]) => rrtype === undefined || type === rrtype);
  return by === 'rrset/name' ? setsOf(wanted) : wanted.map((row) => listed(row, written(row)));
}

function isAsked(owner: string, value: string): boolean {
  return value.startsWith('*.')
    ? owner === value.slice(2) || owner.endsWith(value.slice(1))
    : owner === value;
}

/** What was seen of a name and type in the same time is one set. */
function setsOf(rows: readonly Sighting[]): readonly Listed[] {
  const sets = new Map<string, Sighting[]>();
  for (const row of rows) {
    const key = [row[0], row[1], row[3], row[4]].join(' ');
    sets.set(key, [...(sets.get(key) ?? []), row]);
  }
  return [...sets.values()].flatMap((set) => {
    const [first] = set;
    if (first === undefined) {
      return [];
    }
    const [owner, type] = first;
    const rdata = set.map(written);
    const zone = owner.split('.').slice(-2).join('.');
    const { time_first, time_last, ...rest } = listed(first, rdata);
    const seen = { ...rest, time_first, time_last, bailiwick: `${zone}.` };
    // The registry's zone has the delegation of a name, too.
    const delegated = {
      ...rest,
      zone_time_first: time_first,
      zone_time_last: time_last,
      bailiwick: 'example.',
    };
    return type === 'NS' && owner === zone ? [seen, delegated] : [seen];
  });
}

function listed([owner, rrtype, , first, last, count]: Sighting, rdata: Listed['rdata']) {
  return {
    count,
    time_first: seconds(first, 5),
    time_last: seconds(last, 6),
    rrname: `${owner}.`,
    rrtype,
    rdata,
  };
}

/** As master files write it: names end in a dot, texts stand in quotation marks (RFC 1035 section 5.1). */
function written([, type, answer]: Sighting): string {
  switch (type) {
    case 'TXT':
      return `"${answer}"`;
    case 'SOA':
      return answer.replace(/^(\S+) (\S+)/, '$1. $2.');
    case 'A':
    case 'AAAA':
      return answer;
    default:
      return `${answer}.`;
  }
}

function summary(records: readonly Listed[]): object {
  const firsts = records.flatMap(({ time_first }) => time_first ?? []);
  const lasts = records.flatMap(({ time_last }) => time_last ?? []);
  return {
    count: records.reduce((sum, { count }) => sum + count, 0),
    num_results: records.length,
    time_first: Math.min(...firsts),
    time_last: Math.max(...lasts),
  };
}

/** Seconds since the epoch at a full hour, UTC. */
function seconds(day: string, hour: number): number {
  return Date.parse(`${day}T0${hour}:00:00Z`) / 1000;
}
