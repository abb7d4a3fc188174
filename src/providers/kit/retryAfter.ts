import type { HttpResponse } from '../../core/ports';

/**
 * Seconds that the header `Retry-After` asks to wait, given as a number or an HTTP date (RFC 9110,
 * section 10.2.3). Undefined where it is absent or says neither. `now` is milliseconds since the
 * epoch.
 */
export function retryAfterSeconds(
  { headers }: Pick<HttpResponse, 'headers'>,
  now: number,
): number | undefined {
  const given = headers['retry-after']?.trim() ?? '';
  if (/^\d{1,9}$/.test(given)) {
    return Number(given);
  }
  const date = /[a-z]/i.test(given) ? Date.parse(given) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - now) / 1000));
}
