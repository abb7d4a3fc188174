import type { Text } from './text';

const ZERO = 0x30;
const NINE = 0x39;

/** The eight 16-bit groups of an IPv6 address. */
export type Ipv6Groups = readonly number[];

/** The decimal octet at [start, end) of `text`, or -1 when there is none. */
export function octetAt(text: Text, start: number, end: number): number {
  const length = end - start;
  if (length < 1 || length > 3 || (length > 1 && text.unit(start) === ZERO)) {
    return -1;
  }
  let octet = 0;
  for (let at = start; at < end; at++) {
    const code = text.unit(at);
    if (code < ZERO || code > NINE) {
      return -1;
    }
    octet = octet * 10 + code - ZERO;
  }
  return octet > 255 ? -1 : octet;
}

const IPV4 = /^(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})$/;

/**
 * The address as an unsigned 32-bit number, or -1 when `text` is not four decimal octets.
 * Octets with a leading zero are refused: inet_aton reads them as octal (RFC 6943, section 3.1.1).
 */
export function parseIpv4(text: string): number {
  const octets = IPV4.exec(text)?.slice(1).map(Number) ?? [];
  return octets.length === 4 && octets.every((octet) => octet < 256)
    ? octets.reduce((address, octet) => address * 256 + octet, 0)
    : -1;
}

/** The groups of an address in any form of RFC 4291, section 2.2; a zone (`%eth0`) is left out. */
export function parseIpv6(text: string): Ipv6Groups | undefined {
  const zone = text.indexOf('%');
  let address = zone === -1 ? text : text.slice(0, zone);
  if (address.length < 2 || address.length > 45 || !/^[0-9a-f:.]+$/i.test(address)) {
    return undefined;
  }
  const lastColon = address.lastIndexOf(':');
  if (address.includes('.')) {
    const ipv4 = parseIpv4(address.slice(lastColon + 1));
    if (ipv4 === -1) {
      return undefined;
    }
    const groups = `${(ipv4 >>> 16).toString(16)}:${(ipv4 & 0xffff).toString(16)}`;
    address = address.slice(0, lastColon + 1) + groups;
  }
  const halves = address.split('::');
  if (halves.length > 2) {
    return undefined;
  }
  const [head = [], tail = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const count = head.length + tail.length;
  if (halves.length === 1 ? count !== 8 : count > 7) {
    return undefined;
  }
  const groups = [...head, ...Array<string>(8 - count).fill('0'), ...tail];
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) {
    return undefined;
  }
  return groups.map((group) => parseInt(group, 16));
}

/** RFC 5952, section 4. An embedded IPv4 address is written as hexadecimal groups too. */
export function formatIpv6(groups: Ipv6Groups): string {
  let longest = { start: -1, length: 1 };
  for (let start = 0; start < 8; start++) {
    let length = 0;
    while (start + length < 8 && groups[start + length] === 0) {
      length++;
    }
    if (length > longest.length) {
      longest = { start, length };
    }
  }
  const hex = groups.map((group) => group.toString(16));
  if (longest.start === -1) {
    return hex.join(':');
  }
  const head = hex.slice(0, longest.start).join(':');
  const tail = hex.slice(longest.start + longest.length).join(':');
  return `${head}::${tail}`;
}

/** An address as it is asked for, or undefined when `text` is none. */
export function normaliseIpv6(text: string): string | undefined {
  const groups = parseIpv6(text);
  return groups === undefined ? undefined : formatIpv6(groups);
}

const MAPPED = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/;

/**
 * The IPv4 address that a normalised IPv6 address is another notation of (RFC 4291, section 2.5.5.2);
 * undefined for any other.
 */
export function mappedIpv4(value: string): string | undefined {
  const [, high, low] = MAPPED.exec(value) ?? [];
  if (high === undefined || low === undefined) {
    return undefined;
  }
  const [first, second] = [parseInt(high, 16), parseInt(low, 16)];
  return [first >>> 8, first & 0xff, second >>> 8, second & 0xff].join('.');
}
