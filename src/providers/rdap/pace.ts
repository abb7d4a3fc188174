import { isLoopbackHost } from '../../core/loopback';
import type { HostPace } from '../../core/ports';

/**
 * Requests that a host takes. LACNIC answers ten a minute and refuses for long after more (ipwhois
 * issues 99 and 104). RIPE blocks after some 3,500 in short order, and asks for restraint with
 * personal data (ipwhois issue 144). One a second is safe everywhere; a few at once do no harm.
 */
export function paceOf(host: string): HostPace | undefined {
  const { hostname } = new URL(`https://${host}`);
  if (isLoopbackHost(hostname)) {
    return undefined;
  }
  return hostname === 'rdap.lacnic.net'
    ? { requests: 10, seconds: 60 }
    : { requests: 5, seconds: 5 };
}
