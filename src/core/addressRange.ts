import ipaddr from 'ipaddr.js';
import { parseIpv6 } from './indicator/address';
import { embeddedIpv4 } from './indicator/notSent';

/** Addresses next to each other, from the first to the last, as numbers of 32 or 128 bits. */
export interface AddressRange {
  readonly bits: 32 | 128;
  readonly first: bigint;
  readonly last: bigint;
}

/** An address as a number. */
export interface AddressNumber {
  readonly bits: 32 | 128;
  readonly value: bigint;
}

/**
 * The ways in which IPv6 writes IPv4 blocks: behind which bits, and how far from the end.
 * IPv4-mapped and IPv4-compatible (RFC 4291, 2.5.5), translated (RFC 7915), NAT64 (RFC 6052), 6to4
 * (RFC 3056).
 */
const FORMS: readonly (readonly [prefix: bigint, shift: bigint])[] = [
  [0xffffn << 32n, 0n],
  [0n, 0n],
  [0xffffn << 48n, 0n],
  [0x64ff9bn << 96n, 0n],
  [0x2002n << 112n, 80n],
];

const ALL_32 = 0xffffffffn;

/** Undefined where the text is no address of four decimal numbers or of RFC 4291, section 2.2. */
function addressNumber(text: string): AddressNumber | undefined {
  const isIpv4 = ipaddr.IPv4.isValidFourPartDecimal(text);
  if (!isIpv4 && !(text.includes(':') && ipaddr.IPv6.isValid(text))) {
    return undefined;
  }
  return numberOf(ipaddr.parse(text));
}

/** The address itself, and the IPv4 addresses that an IPv6 address is made of. Empty for other text. */
export function formsOf(text: string): readonly AddressNumber[] {
  const address = addressNumber(text);
  if (address === undefined) {
    return [];
  }
  const embedded = address.bits === 32 ? [] : embeddedIpv4(parseIpv6(text) ?? []);
  return [address, ...embedded.map((ipv4) => ({ bits: 32 as const, value: BigInt(ipv4) }))];
}

export function holds({ bits, first, last }: AddressRange, address: AddressNumber): boolean {
  return bits === address.bits && first <= address.value && address.value <= last;
}

/** An address, or a block in any of its forms; undefined for everything else. */
export function rangeOf(text: string): AddressRange | undefined {
  const slash = text.indexOf('/');
  if (slash === -1) {
    const one = addressNumber(text);
    return one && { bits: one.bits, first: one.value, last: one.value };
  }
  const base = addressNumber(padded(text.slice(0, slash)));
  if (base === undefined) {
    return undefined;
  }
  const length = prefixLength(text.slice(slash + 1), base.bits);
  return length === undefined ? undefined : block(base, length);
}

/**
 * The range again as IPv4 where it lies within one of the forms in which IPv6 writes IPv4:
 * `::ffff:8.8.8.0/120` is `8.8.8.0/24` too.
 */
export function ipv4Within({ bits, first, last }: AddressRange): readonly AddressRange[] {
  return bits === 32
    ? []
    : FORMS.flatMap(([prefix, shift]) => {
        const width = 32n + shift;
        return first >> width === prefix >> width && last >> width === prefix >> width
          ? [{ bits: 32, first: (first >> shift) & ALL_32, last: (last >> shift) & ALL_32 }]
          : [];
      });
}

function block({ bits, value }: AddressNumber, length: number): AddressRange {
  const rest = (1n << BigInt(bits - length)) - 1n;
  return { bits, first: value & ~rest, last: value | rest };
}

/** `24`, `255.255.255.0`, or `0.0.0.255` as routers write it; undefined where it is no prefix. */
function prefixLength(text: string, bits: 32 | 128): number | undefined {
  if (/^\d{1,3}$/.test(text)) {
    return Number(text) <= bits ? Number(text) : undefined;
  }
  const mask = addressNumber(text);
  if (mask?.bits !== bits) {
    return undefined;
  }
  const all = (1n << BigInt(bits)) - 1n;
  for (const value of [mask.value, mask.value ^ all]) {
    const zeros = value ^ all;
    if ((zeros & (zeros + 1n)) === 0n) {
      return bits - (zeros === 0n ? 0 : zeros.toString(2).length);
    }
  }
  return undefined;
}

/** `10/8` and `192.168/16` leave out zeros. */
function padded(base: string): string {
  return /^\d{1,3}(?:\.\d{1,3}){0,2}\.?$/.test(base)
    ? [...base.replace(/\.$/, '').split('.'), '0', '0', '0'].slice(0, 4).join('.')
    : base;
}

function numberOf(address: ipaddr.IPv4 | ipaddr.IPv6): AddressNumber {
  return {
    bits: address.kind() === 'ipv4' ? 32 : 128,
    value: address.toByteArray().reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n),
  };
}
