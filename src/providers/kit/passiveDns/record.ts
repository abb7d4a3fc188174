import * as z from 'zod';
import type { CofObject } from './cof';

/** A record as received, its values in one form and its sides not yet told apart. */
export interface CofRecord {
  readonly rrname: string;
  /** Mnemonic in capitals, or `TYPE65534` (RFC 3597). */
  readonly rrtype: string;
  /** At least one, none empty. */
  readonly rdata: readonly string[];
  /** Milliseconds since the epoch. */
  readonly firstSeen?: number;
  readonly lastSeen?: number;
  /** Sensors saw the record, or a zone file held it. */
  readonly timeSource: 'sensor' | 'zone' | 'none';
  /** First seen was after last seen: they are exchanged. */
  readonly timesExchanged: boolean;
  readonly count?: number;
  readonly origin?: string;
  /** The zone whose servers gave the answer. */
  readonly bailiwick?: string;
}

const value = z.union([z.number(), z.string()]).optional().catch(undefined);

/**
 * Looser than the draft's own schema, which refuses what its text allows. Every looseness has been
 * seen: strings for numbers (CIRCL v2), one string for rdata, a number for rrtype (RFC 3597).
 */
const wire = z.looseObject({
  rrname: z.string().trim().min(1),
  rrtype: z.union([z.string().trim().min(1), z.int().min(0).max(65_535)]),
  rdata: z.union([z.string(), z.array(z.string().nullable().catch(null))]),
  time_first: value,
  time_last: value,
  time_first_ms: value,
  time_last_ms: value,
  time_first_rfc3339: value,
  time_last_rfc3339: value,
  zone_time_first: value,
  zone_time_last: value,
  count: value,
  origin: z.string().optional().catch(undefined),
  bailiwick: z.string().optional().catch(undefined),
});

type Wire = z.infer<typeof wire>;

/** The record, or undefined where a mandatory field is missing or empty. */
export function readRecord(object: CofObject): CofRecord | undefined {
  const parsed = wire.safeParse(object);
  if (!parsed.success) {
    return undefined;
  }
  const fields = parsed.data;
  const rdata = [fields.rdata]
    .flat()
    .filter((text) => text !== null)
    .filter((text) => text.trim() !== '');
  if (rdata.length === 0) {
    return undefined;
  }
  const count = countOf(fields.count);
  return {
    rrname: fields.rrname,
    rrtype: typeName(fields.rrtype),
    rdata,
    ...timesOf(fields),
    ...(count !== undefined && { count }),
    ...(fields.origin !== undefined && { origin: fields.origin }),
    ...(fields.bailiwick !== undefined && { bailiwick: fields.bailiwick }),
  };
}

function timesOf(
  fields: Wire,
): Pick<CofRecord, 'firstSeen' | 'lastSeen' | 'timeSource' | 'timesExchanged'> {
  let first =
    seconds(fields.time_first) ??
    milliseconds(fields.time_first_ms) ??
    rfc3339(fields.time_first_rfc3339);
  let last =
    seconds(fields.time_last) ??
    milliseconds(fields.time_last_ms) ??
    rfc3339(fields.time_last_rfc3339);
  const seen = first !== undefined || last !== undefined;
  if (!seen) {
    first = seconds(fields.zone_time_first);
    last = seconds(fields.zone_time_last);
  }
  const inZone = !seen && (first !== undefined || last !== undefined);
  const timesExchanged = first !== undefined && last !== undefined && first > last;
  if (timesExchanged) {
    [first, last] = [last, first];
  }
  return {
    ...(first !== undefined && { firstSeen: first }),
    ...(last !== undefined && { lastSeen: last }),
    timeSource: seen ? 'sensor' : inZone ? 'zone' : 'none',
    timesExchanged,
  };
}

/** 9999-12-31: later is no time at all, and has no four-digit year. */
const LATEST = 253_402_300_799_999;
/** As seconds the year 5138, as milliseconds 1973: a greater number can only be milliseconds. */
const SURELY_MILLISECONDS = 1e11;

function seconds(given: number | string | undefined): number | undefined {
  const number = decimal(given);
  return number === undefined
    ? undefined
    : milliseconds(number < SURELY_MILLISECONDS ? number * 1000 : number);
}

/** 0 stands for "not known": no passive DNS sensor ran in 1970. */
function milliseconds(given: number | string | undefined): number | undefined {
  const number = decimal(given);
  return number !== undefined && number > 0 && number <= LATEST ? Math.round(number) : undefined;
}

function rfc3339(given: number | string | undefined): number | undefined {
  return typeof given === 'string' && /^\d{4}-\d\d-\d\d[Tt ]/.test(given)
    ? milliseconds(Date.parse(given))
    : undefined;
}

function countOf(given: number | string | undefined): number | undefined {
  const number = decimal(given);
  return number !== undefined && Number.isSafeInteger(number) ? number : undefined;
}

function decimal(given: number | string | undefined): number | undefined {
  if (typeof given === 'number') {
    return Number.isFinite(given) && given >= 0 ? given : undefined;
  }
  return given !== undefined && /^\s*\d+(?:\.\d+)?\s*$/.test(given) ? Number(given) : undefined;
}

/** Types that passive DNS servers collect, from the IANA registry of DNS parameters. */
const TYPE_NAMES: Readonly<Record<number, string>> = {
  1: 'A',
  2: 'NS',
  5: 'CNAME',
  6: 'SOA',
  12: 'PTR',
  13: 'HINFO',
  15: 'MX',
  16: 'TXT',
  17: 'RP',
  28: 'AAAA',
  29: 'LOC',
  33: 'SRV',
  35: 'NAPTR',
  39: 'DNAME',
  43: 'DS',
  44: 'SSHFP',
  46: 'RRSIG',
  47: 'NSEC',
  48: 'DNSKEY',
  50: 'NSEC3',
  51: 'NSEC3PARAM',
  52: 'TLSA',
  64: 'SVCB',
  65: 'HTTPS',
  99: 'SPF',
  257: 'CAA',
};

function typeName(rrtype: string | number): string {
  const text = String(rrtype).trim().toUpperCase();
  const number = /^(?:TYPE)?(\d{1,5})$/.exec(text)?.[1];
  return number === undefined ? text : (TYPE_NAMES[Number(number)] ?? `TYPE${Number(number)}`);
}
