import * as ipaddr from 'ipaddr.js';
import { parseIndicator } from '../../../core/indicator';
import type { IndicatorCell } from '../../../core/result/model';

/** Nothing that could be read as defanged, as a port or as a path. */
const NAME_LETTERS = /^[a-z0-9._-]+$/;
const DIGITS_AND_DOTS = /^[\d.]+$/;
const IPV6_LETTERS = /^[\da-f.]*:[\da-f.:]*$/i;
const NON_ASCII = /[^ -~]/;

/**
 * An address in the form servers find it by: RFC 5952 for IPv6 (a D4 server answers an expanded
 * address with nothing). Undefined when the text is no address; a zone index makes it none.
 */
export function addressOf(text: string): IndicatorCell | undefined {
  // Looked at first: ipaddr.js throws inside for what is no address, and names are the rule.
  if (DIGITS_AND_DOTS.test(text)) {
    return ipaddr.IPv4.isValidFourPartDecimal(text) ? { kind: 'ipv4', value: text } : undefined;
  }
  if (!IPV6_LETTERS.test(text) || !ipaddr.IPv6.isValid(text)) {
    return undefined;
  }
  return { kind: 'ipv6', value: ipaddr.IPv6.parse(text).toRFC5952String() };
}

/** A DNS name as it is compared and asked for: lower case, A-labels, no final dot. The root stays `.`. */
export function plainName(text: string): string {
  const name = text
    .trim()
    .replace(/(?<=.)\.$/, '')
    .toLowerCase();
  if (!NON_ASCII.test(name)) {
    return name;
  }
  try {
    return new URL(`http://${name}`).hostname;
  } catch {
    return name;
  }
}

/** A name or an address in the one form in which both sides of a record are compared. */
export function comparable(text: string): string {
  return addressOf(text.trim())?.value ?? plainName(text);
}

/** A cell to pivot on for a host name, or undefined for what is none (`com`, `.`, a sentence). */
function hostOf(text: string): IndicatorCell | undefined {
  const name = plainName(text);
  const host = name.startsWith('*.') ? name.slice(2) : name;
  if (!NAME_LETTERS.test(host)) {
    return undefined;
  }
  const indicator = parseIndicator(host);
  if (indicator?.kind !== 'fqdn') {
    return undefined;
  }
  return host === name ? indicator : { ...indicator, text: name };
}

/** A cell for a name or an address; plain text where it is neither. */
export function cellOf(text: string): IndicatorCell | string {
  return addressOf(text.trim()) ?? hostOf(text) ?? text;
}

/** The name under which DNS answers for an address (RFC 1035 section 3.5, RFC 3596 section 2.5). */
export function reverseZoneName(address: string): string | undefined {
  if (!ipaddr.isValid(address)) {
    return undefined;
  }
  const bytes = ipaddr.parse(address).toByteArray();
  return bytes.length === 4
    ? `${bytes.toReversed().join('.')}.in-addr.arpa`
    : `${bytes
        .flatMap((byte) => [byte >> 4, byte & 15])
        .toReversed()
        .map((nibble) => nibble.toString(16))
        .join('.')}.ip6.arpa`;
}
