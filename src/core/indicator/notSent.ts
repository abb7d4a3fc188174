import { parseIpv4, parseIpv6 } from './address';
import type { Ipv6Groups } from './address';
import { heldAddresses } from './heldAddresses';
import type { IndicatorRef, NotSentReason } from './model';
import { isKnownTld, toAscii } from './name';
import { SPECIAL_NAMES } from './specialNames';

interface Ipv6Block {
  readonly base: Ipv6Groups;
  readonly bits: number;
  readonly reason: NotSentReason;
}

const specialNames = new Map(Object.entries(SPECIAL_NAMES));

interface Ipv4Block {
  readonly first: number;
  readonly last: number;
  readonly reason: NotSentReason;
}

/** What the IANA IPv4 special-purpose registry (RFC 6890) calls not globally reachable. */
const IPV4_BLOCKS: readonly Ipv4Block[] = [
  ipv4Block('0.0.0.0/8', 'reserved'),
  ipv4Block('10.0.0.0/8', 'private'),
  ipv4Block('100.64.0.0/10', 'private'), // RFC 6598: shared by carriers, tells nobody anything
  ipv4Block('127.0.0.0/8', 'loopback'),
  ipv4Block('169.254.0.0/16', 'linkLocal'),
  ipv4Block('172.16.0.0/12', 'private'),
  ipv4Block('192.0.0.0/24', 'reserved'),
  ipv4Block('192.0.2.0/24', 'documentation'), // RFC 5737
  ipv4Block('192.88.99.0/24', 'reserved'), // RFC 7526: 6to4 relays, withdrawn
  ipv4Block('192.168.0.0/16', 'private'),
  ipv4Block('198.18.0.0/15', 'reserved'), // RFC 2544: benchmarks
  ipv4Block('198.51.100.0/24', 'documentation'),
  ipv4Block('203.0.113.0/24', 'documentation'),
  ipv4Block('224.0.0.0/4', 'multicast'),
  ipv4Block('240.0.0.0/4', 'reserved'),
];

/** First octets that occur in the table. */
const RESERVED_OCTETS = new Uint8Array(256);
for (const { first, last } of IPV4_BLOCKS) {
  RESERVED_OCTETS.fill(1, first >>> 24, (last >>> 24) + 1);
}

/** The IANA IPv6 special-purpose registry; outside 2000::/3 nothing is global unicast (RFC 4291). */
const IPV6_BLOCKS: readonly Ipv6Block[] = [
  ipv6Block('::/128', 'reserved'),
  ipv6Block('::1/128', 'loopback'),
  ipv6Block('64:ff9b:1::/48', 'private'), // RFC 8215: translation within a network
  ipv6Block('fc00::/7', 'private'),
  ipv6Block('fec0::/10', 'private'), // RFC 3879: site-local, withdrawn
  ipv6Block('fe80::/10', 'linkLocal'),
  ipv6Block('ff00::/8', 'multicast'),
  ipv6Block('2001:db8::/32', 'documentation'), // RFC 3849
  ipv6Block('3fff::/20', 'documentation'), // RFC 9637
  ipv6Block('2001:2::/48', 'reserved'), // RFC 5180: benchmarks
  ipv6Block('2001:10::/28', 'reserved'), // RFC 4843: ORCHID
  ipv6Block('2001:20::/28', 'reserved'), // RFC 7343: ORCHIDv2, never routed
  ipv6Block('2001:30::/28', 'reserved'), // RFC 9374: drone tags
];

/**
 * Why this address or name is never sent to a vendor, or undefined where it may be. The value
 * decides, not the kind: an address passed as a name is judged as the address, and a name made of an
 * address (`10.1.2.3.nip.io`) as that address. A name under a top-level domain that is not delegated
 * can only be internal.
 */
export function notSentReason(ref: IndicatorRef): NotSentReason | undefined {
  const value = toAscii(ref.value.trim())?.replace(/^\[|\]$|\.+$/g, '');
  if (value === undefined) {
    return 'internalName';
  }
  const ipv4 = parseIpv4(value);
  if (ipv4 !== -1) {
    return ipv4Reason(ipv4);
  }
  const ipv6 = parseIpv6(value);
  return ipv6 === undefined ? nameReason(value) : ipv6Reason(ipv6);
}

/** The same for a name in lower case and A-labels. */
export function nameReason(name: string): NotSentReason | undefined {
  const last = name.lastIndexOf('.');
  const tld = name.slice(last + 1);
  const reason = specialNames.get(tld);
  if (reason !== undefined || last === -1) {
    return reason ?? 'singleLabel';
  }
  const lastTwo = name.slice(name.lastIndexOf('.', last - 1) + 1);
  return specialNames.get(lastTwo) ?? (isKnownTld(tld) ? heldReason(name) : 'internalName');
}

/** Why the addresses that a name is made of are never sent. */
export function heldReason(name: string): NotSentReason | undefined {
  for (const address of heldAddresses(name)) {
    const reason = notSentReason(address);
    if (reason !== undefined) {
      return reason;
    }
  }
  return undefined;
}

/** The same for an IPv4 address as a number. */
export function ipv4Reason(address: number): NotSentReason | undefined {
  if (RESERVED_OCTETS[address >>> 24] === 0) {
    return undefined;
  }
  for (const { first, last, reason } of IPV4_BLOCKS) {
    if (address >= first && address <= last) {
      return reason;
    }
  }
  return undefined;
}

function ipv6Reason(groups: Ipv6Groups): NotSentReason | undefined {
  const block = IPV6_BLOCKS.find(({ base, bits }) => startsWith(groups, base, bits));
  if (block !== undefined) {
    return block.reason;
  }
  const embedded = embeddedIpv4(groups);
  if (embedded.length > 0) {
    return embedded.map(ipv4Reason).find((reason) => reason !== undefined);
  }
  return (groups[0] ?? 0) >>> 13 === 1 ? undefined : 'reserved';
}

/** The IPv4 addresses, as numbers, that an IPv6 address was made from: they say more than the address. */
export function embeddedIpv4(groups: Ipv6Groups): number[] {
  const pair = (index: number): number => (groups[index] ?? 0) * 65536 + (groups[index + 1] ?? 0);
  const in96 = (prefix: string): boolean => startsWith(groups, blockBase(prefix), 96);
  // IPv4-mapped and IPv4-compatible (RFC 4291, 2.5.5), translated (RFC 7915), NAT64 (RFC 6052)
  if (in96('::ffff:0:0') || in96('::') || in96('::ffff:0:0:0') || in96('64:ff9b::')) {
    return [pair(6)];
  }
  const found: number[] = [];
  if (groups[0] === 0x2002) {
    found.push(pair(1)); // 6to4, RFC 3056
  }
  if (groups[0] === 0x2001 && groups[1] === 0) {
    found.push(pair(2), (pair(6) ^ -1) >>> 0); // Teredo server and client, RFC 4380
  }
  if (groups[5] === 0x5efe && ((groups[4] ?? 0) & 0xfdff) === 0) {
    found.push(pair(6)); // ISATAP, RFC 5214
  }
  return found;
}

function startsWith(groups: Ipv6Groups, base: Ipv6Groups, bits: number): boolean {
  for (let index = 0; index * 16 < bits; index++) {
    const shift = Math.max(0, 16 - (bits - index * 16));
    if ((groups[index] ?? 0) >>> shift !== (base[index] ?? 0) >>> shift) {
      return false;
    }
  }
  return true;
}

function ipv4Block(cidr: string, reason: NotSentReason): Ipv4Block {
  const [base = '', bits] = cidr.split('/');
  const first = parseIpv4(base);
  return { first, last: first + 2 ** (32 - Number(bits)) - 1, reason };
}

function ipv6Block(cidr: string, reason: NotSentReason): Ipv6Block {
  const [base = '', bits] = cidr.split('/');
  return { base: blockBase(base), bits: Number(bits), reason };
}

function blockBase(text: string): Ipv6Groups {
  return parseIpv6(text) ?? [];
}
