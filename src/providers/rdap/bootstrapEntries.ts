import { formatIpv6, parseIpv4, parseIpv6 } from '../../core/indicator/address';
import type { Ipv6Groups } from '../../core/indicator/address';
import type { IndicatorKind, IndicatorRef } from '../../core/indicator/model';
import { toAscii } from '../../core/indicator/name';

/** IANA's lists of RDAP servers that are used, by the names of their files (RFC 9224). */
export const LIST_NAMES = ['dns', 'ipv4', 'ipv6'] as const;
export type ListName = (typeof LIST_NAMES)[number];

export function listFor(kind: IndicatorKind): ListName {
  return kind === 'fqdn' ? 'dns' : kind;
}

/**
 * An entry of a list in its one form: `co.uk`, `192.0.0.0/8`, `2001:db8::/32`; '' is the root of the
 * name space. Undefined where the text is no entry of that list.
 */
export function entryOf(list: ListName, written: string): string | undefined {
  if (list === 'dns') {
    const name = toAscii(written.trim().replace(/^\.|\.$/g, ''));
    return name !== undefined && /^(?:[a-z0-9_-]+(?:\.[a-z0-9_-]+)*)?$/.test(name)
      ? name
      : undefined;
  }
  const [, address = '', length = ''] = /^([^/%]+)\/(\d{1,3})$/.exec(written.trim()) ?? [];
  const bits = length === '' ? Number.NaN : Number(length);
  return list === 'ipv4'
    ? ipv4Entry(parseIpv4(address), bits)
    : ipv6Entry(parseIpv6(address), bits);
}

/** The entries that would match a name or an address, the longest first (RFC 9224, 4 and 5). */
export function entriesFor({ kind, value }: IndicatorRef): readonly string[] {
  if (kind === 'fqdn') {
    const labels = value.split('.');
    return [...labels.map((_, index) => labels.slice(index).join('.')), ''];
  }
  const lengths = kind === 'ipv4' ? lengthsTo(32) : lengthsTo(128);
  const entry =
    kind === 'ipv4'
      ? (bits: number) => ipv4Entry(parseIpv4(value), bits)
      : (bits: number) => ipv6Entry(parseIpv6(value), bits);
  return lengths.map(entry).filter((found) => found !== undefined);
}

function lengthsTo(most: number): readonly number[] {
  return Array.from({ length: most + 1 }, (_, index) => most - index);
}

function ipv4Entry(address: number, bits: number): string | undefined {
  if (address === -1 || !(bits <= 32)) {
    return undefined;
  }
  const base = address - (address % 2 ** (32 - bits));
  return `${[24, 16, 8, 0].map((shift) => (base >>> shift) & 0xff).join('.')}/${bits}`;
}

function ipv6Entry(groups: Ipv6Groups | undefined, bits: number): string | undefined {
  if (groups === undefined || !(bits <= 128)) {
    return undefined;
  }
  const base = groups.map((group, index) => {
    const kept = Math.min(16, Math.max(0, bits - index * 16));
    return group & (0xffff << (16 - kept)) & 0xffff;
  });
  return `${formatIpv6(base)}/${bits}`;
}
