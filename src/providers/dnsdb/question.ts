import { LensError } from '../../core/errors';
import type { IndicatorRef } from '../../core/indicator/model';
import type { Cost } from '../../core/operation/cost';
import type { Parameters } from '../../core/operation/ids';
import { grouped } from '../kit/words';
import { PRODUCT } from './client';
import { MOST_RECORDS } from './settings';
import type { DnsdbSettings } from './settings';

/** Every look-up and every summary is one query, whatever it lists. */
export const ONE_QUERY: readonly Cost[] = [{ product: PRODUCT, amount: 1, unit: 'query' }];

const DAY_S = 86_400;

/** One look-up: what is asked about, and how much of it is wanted. */
export interface Question {
  readonly indicator: IndicatorRef;
  /** Path after `/lookup/` or `/summarize/`: `rrset/name`. */
  readonly by: 'rrset/name' | 'rdata/name' | 'rdata/ip';
  /** The name or address in the path; a name may begin with `*.`. */
  readonly value: string;
  readonly page: Page;
}

/** How much is wanted. */
export interface Page {
  /** Most record sets. */
  readonly limit: number;
  /** Record sets that are left out at the beginning. */
  readonly offset: number;
  /** In capitals: `MX`. */
  readonly rrtype?: string;
  /** 0: no fence. */
  readonly lastDays: number;
  /** `2026-04-12` */
  readonly seenAfter?: string;
  readonly seenBefore?: string;
  /** Only how many there are. */
  readonly summarize: boolean;
}

/**
 * Reads the parameters of a question; what they leave out is as the settings say.
 * Throws a LensError (`badInput`) that names the parameter.
 */
export function pageOf(parameters: Parameters, settings: DnsdbSettings): Page {
  const rrtype = parameters.rrtype === undefined ? undefined : String(parameters.rrtype).trim();
  if (rrtype !== undefined && !/^[a-z0-9-]{1,20}$/i.test(rrtype)) {
    throw bad('rrtype', 'is a record type, such as MX');
  }
  const seenAfter = dayOf('seenAfter', parameters);
  const seenBefore = dayOf('seenBefore', parameters);
  return {
    limit: wholeOf('limit', parameters, settings.limit, 1, MOST_RECORDS),
    offset: wholeOf('offset', parameters, 0, 0, Number.MAX_SAFE_INTEGER),
    lastDays: wholeOf('lastDays', parameters, seenAfter ? 0 : settings.lastDays, 0, 36_500),
    ...(rrtype && { rrtype: rrtype.toUpperCase() }),
    ...(seenAfter && { seenAfter }),
    ...(seenBefore && { seenBefore }),
    summarize: parameters.summarize === true,
  };
}

/** How much was wanted by a request of then, `GET https://…`, whatever the settings say now. */
export function pageOfThen(page: Page, request: string): Page {
  const { searchParams } = new URL(request.replace(/^GET /, ''));
  const limit = Number(searchParams.get('limit') ?? 0);
  const since = Number(searchParams.get('time_last_after') ?? 0);
  return {
    ...page,
    ...(limit > 0 && { limit }),
    lastDays: since < 0 ? -since / DAY_S : 0,
  };
}

/** The path under the base URL. */
export function pathOf({ by, value, page }: Question): string {
  // A colon may stand in a path segment (RFC 3986 section 3.3).
  const segment = encodeURIComponent(value).replaceAll('%3A', ':');
  const type = page.rrtype === undefined ? '' : `/${page.rrtype}`;
  return `/${page.summarize ? 'summarize' : 'lookup'}/${by}/${segment}${type}`;
}

/** The parameters of the query. A limit of 0 is as much as the account allows. */
export function queryOf({ page }: Question): Readonly<Record<string, string>> {
  const { limit, offset, lastDays, seenAfter, seenBefore, summarize } = page;
  const since = seenAfter === undefined ? -lastDays * DAY_S : Date.parse(seenAfter) / 1000;
  return {
    limit: summarize ? '0' : String(limit),
    ...(offset > 0 && { offset: String(offset) }),
    ...(since !== 0 && { time_last_after: String(since) }),
    ...(seenBefore !== undefined && { time_first_before: String(Date.parse(seenBefore) / 1000) }),
  };
}

/** `seen in the last 90 days`, or '' where nothing is left out for its age or type. */
export function fenceWords({ lastDays, seenAfter, seenBefore, rrtype }: Page): string {
  return [
    ...(rrtype === undefined || rrtype === 'ANY' ? [] : [`of type ${rrtype}`]),
    ...(lastDays === 0
      ? []
      : [lastDays === 1 ? 'seen in the last day' : `seen in the last ${grouped(lastDays)} days`]),
    ...(seenAfter === undefined ? [] : [`seen since ${seenAfter}`]),
    ...(seenBefore === undefined ? [] : [`first seen before ${seenBefore}`]),
  ].join(', ');
}

function wholeOf(
  name: string,
  parameters: Parameters,
  usual: number,
  least: number,
  most: number,
): number {
  const value = Number(parameters[name] ?? usual);
  if (!Number.isInteger(value) || value < least || value > most) {
    throw bad(name, `is a whole number from ${least} to ${most}`);
  }
  return value;
}

function dayOf(name: string, parameters: Parameters): string | undefined {
  const given = parameters[name];
  if (given === undefined) {
    return undefined;
  }
  const day = String(given).trim();
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || Number.isNaN(Date.parse(day))) {
    throw bad(name, 'is a day, such as 2026-04-12');
  }
  return day;
}

function bad(name: string, rule: string): LensError {
  return new LensError({
    reason: 'badInput',
    message: `The parameter ${name} cannot be used: it ${rule}.`,
    remedy: `Correct the parameter ${name}.`,
    action: 'none',
  });
}
