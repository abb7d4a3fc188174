import { getDomain } from 'tldts';

/**
 * The domain that can be registered and has a WHOIS record: `evil.co.uk` of `www.evil.co.uk`.
 * Suffixes of private companies count as ordinary domains (`github.io`). Undefined for a public
 * suffix itself and for an address. Source: the Public Suffix List, through tldts.
 */
export function registrableDomain(host: string): string | undefined {
  return getDomain(host, { allowPrivateDomains: false }) ?? undefined;
}
