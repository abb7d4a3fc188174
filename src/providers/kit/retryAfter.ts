import type { HttpResponse } from '../../core/ports';

/** Nobody is believed beyond a day: a server that says "years" has a fault. */
const LONGEST_S = 86_400;

/** The three forms of an HTTP date (RFC 9110, section 5.6.7); `Date.parse` takes `soon 5` for one. */
const HTTP_DATES = [
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/,
  /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, \d{2}-[A-Z][a-z]{2}-\d{2} \d{2}:\d{2}:\d{2} GMT$/,
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} [\d ]\d \d{2}:\d{2}:\d{2} \d{4}$/,
];

/**
 * Seconds that the header `Retry-After` asks to wait, given as a number or an HTTP date (RFC 9110,
 * section 10.2.3): a whole number from 1 to a day. Undefined where it says neither, or a time that is
 * over: waiting for that would ask again at once, and for ever. Of several numbers, which proxies
 * join, the greatest. `now` is milliseconds since the epoch.
 */
export function retryAfterSeconds(
  { headers }: Pick<HttpResponse, 'headers'>,
  now: number,
): number | undefined {
  const given = headers['retry-after']?.trim() ?? '';
  const seconds = /^\d+(?:\s*,\s*\d+)*$/.test(given)
    ? Math.max(...given.split(',').map(Number))
    : (dateOf(given) - now) / 1000;
  return seconds > 0 ? Math.min(Math.ceil(seconds), LONGEST_S) : undefined;
}

/** Milliseconds since the epoch, or NaN. */
function dateOf(text: string): number {
  if (!HTTP_DATES.some((form) => form.test(text))) {
    return Number.NaN;
  }
  return Date.parse(text.endsWith('GMT') ? text : `${text} GMT`);
}
