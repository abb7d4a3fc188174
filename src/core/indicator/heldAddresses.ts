import { formatIpv6, parseIpv6 } from './address';
import type { IndicatorRef } from './model';

/**
 * Name servers that answer with the address written in the name, and write it in more ways than
 * others do: eight hexadecimal digits, or an IPv6 address with dashes for colons. In other names such
 * labels are hashes and words.
 */
const ADDRESS_ZONES: readonly string[] = [
  '.nip.io',
  '.sslip.io',
  '.xip.io',
  '.traefik.me',
  '.rbndr.us',
  '.1u.ms',
  '.plex.direct',
  '.local-ip.co',
  '.local-ip.sh',
  '.local-ip.medicmobile.org',
  '.backname.io',
  '.ipv6-literal.net',
];

/** Four numbers with the same sign between them: `10.1.2.3`, `10-1-2-3`, `ip-10-1-2-3`, `010_001_002_003`. */
const FOUR = /(?<!\d)(?=(\d{1,3})([-._])(\d{1,3})\2(\d{1,3})\2(\d{1,3})(?!\d))/g;
const HEX = /(?<![0-9a-f])[0-9a-f]{8}(?![0-9a-f])/g;
const DASHED_IPV6 = /^(?:.*\.)?((?:[0-9a-f]{1,4}-){7}[0-9a-f]{1,4})(?:\.|$)/;
const REVERSE_IPV4 = /(?:^|\.)(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.in-addr\.arpa$/;
const REVERSE_IPV6 = /(?:^|\.)((?:[0-9a-f]\.){32})ip6\.arpa$/;

/**
 * The addresses that a name in lower case and A-labels is made of: `10.1.2.3.nip.io`,
 * `ip-10-1-2-3.corp.com`, `0a010203.nip.io`, `2606-4700--1111.sslip.io`, `3.2.1.10.in-addr.arpa`.
 * Whoever reads the name reads them. Every reading of an ambiguous name counts.
 */
export function heldAddresses(name: string): readonly IndicatorRef[] {
  if (!mayHold(name)) {
    return [];
  }
  const found = new Map<string, IndicatorRef>();
  const ipv4 = (octets: readonly unknown[]): void => {
    const numbers = octets.map(Number);
    if (numbers.every((octet) => octet < 256)) {
      const value = numbers.join('.');
      found.set(value, { kind: 'ipv4', value });
    }
  };
  const ipv6 = (text: string): void => {
    const groups = parseIpv6(text);
    if (groups !== undefined) {
      const value = formatIpv6(groups);
      found.set(value, { kind: 'ipv6', value });
    }
  };
  if (name.endsWith('.arpa')) {
    ipv4(REVERSE_IPV4.exec(name)?.slice(1).toReversed() ?? [NaN]);
    const digits = REVERSE_IPV6.exec(name)?.[1]
      ?.replaceAll('.', '')
      .split('')
      .toReversed()
      .join('');
    ipv6(digits?.replace(/.{4}(?=.)/g, '$&:') ?? '');
    return [...found.values()];
  }
  const dashed = DASHED_IPV6.exec(name)?.[1] ?? '';
  ipv6(dashed.replaceAll('-', ':'));
  // The groups of an IPv6 address are no octets, whatever stands between them.
  const octets = /[a-f]|\d{4}/.test(dashed) ? name.replace(dashed, '') : name;
  for (const [, first, , second, third, fourth] of octets.matchAll(FOUR)) {
    ipv4([first, second, third, fourth]);
  }
  const zone = zoneStart(name);
  if (zone !== undefined) {
    const rest = name.slice(0, zone - 1);
    for (const [hex] of rest.matchAll(HEX)) {
      ipv4([0, 2, 4, 6].map((at) => String(parseInt(hex.slice(at, at + 2), 16))));
    }
    for (const label of rest.split('.')) {
      // `fe80--1s4` is the address on a link (Windows' form for file shares).
      ipv6(label.replace(/s\d+$/, '').replaceAll('-', ':'));
    }
  }
  return [...found.values()];
}

/**
 * False for most names after one look at their characters: the patterns above take ten times as long,
 * and every name of a file that has a digit comes here. Four numbers have three that a sign follows,
 * eight groups have seven dashes.
 */
function mayHold(name: string): boolean {
  let numbers = 0;
  let dashes = 0;
  let inNumber = false;
  for (let at = 0; at < name.length; at++) {
    const code = name.charCodeAt(at);
    const isDigit = code >= 0x30 && code <= 0x39;
    if (!isDigit) {
      const isDash = code === 0x2d;
      dashes += isDash ? 1 : 0;
      numbers += inNumber && (isDash || code === 0x2e || code === 0x5f) ? 1 : 0;
    }
    inNumber = isDigit;
  }
  return numbers >= 3 || dashes >= 7 || name.endsWith('.arpa') || zoneStart(name) !== undefined;
}

/** Where the zone begins that the name lies in, of those that answer with the address in the name. */
function zoneStart(name: string): number | undefined {
  const zone = ADDRESS_ZONES.find((ending) => name.endsWith(ending));
  return zone === undefined ? undefined : name.length - zone.length + 1;
}
