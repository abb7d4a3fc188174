import { mappedIpv4, normaliseIpv6, parseIpv4 } from './address';
import { withoutInvisible } from './characters';
import { decodedValue } from './decoded';
import { WEAK } from './dotForms';
import { formsOf, undoForms } from './forms';
import type { IndicatorRef } from './model';
import { normaliseName } from './name';
import { Run } from './run';
import { partGluedDots } from './shape';
import { Text } from './text';

/** Longer than any URL that is pasted whole. */
const MAX_TYPED = 4096;
/**
 * The part of an authority, or of an e-mail address, in front of the host: one word, or the name of
 * somebody in front of an address in angle brackets. What else stands in front may be an indicator.
 */
const USER = /^(?:[\p{L}\p{N}\s"',-]*<)?(?:mailto:)?[^\s@,;<>|]+(?:@| at )/iu;
const IN_AUTHORITY = /^.*@/s;
/** Final dot, closing bracket, port, path: what may follow a host. */
const AFTER_HOST = /^\.?[\])}>]?(?::\d{0,5})?(?:[/\\?#](?!.*\s\S*(?:@|:\/\/)).*)?$/s;
const COLONS = new RegExp(formsOf(':', 'strong'), 'gi');
const run = new Run();

/**
 * One typed or pasted value: an address, a name, a URL or an e-mail address, defanged or not.
 * Undefined when it is none. An address with a prefix of its whole length (`/32`, `/128`) is the
 * address; any other prefix is a network and no indicator.
 */
export function parseIndicator(text: string): IndicatorRef | undefined {
  if (text.length > 2 * MAX_TYPED) {
    return undefined;
  }
  const trimmed = withoutInvisible(decodedValue(text)).trim();
  if (trimmed === '' || trimmed.length > MAX_TYPED || /[^\P{Cc}\t]/u.test(trimmed)) {
    return undefined;
  }
  const bare = trimmed.replace(/^["'`<“‘«„]+|["'`>”’»,;]+$/gu, '').trim();
  return parseIpv6(bare) ?? parseHost(bare, false) ?? parseUrl(undoForms(bare));
}

/** The host of a URL, an e-mail address or `host:port`. */
function parseUrl(text: string): IndicatorRef | undefined {
  const mark = /^(?:\[?[a-z][a-z0-9+.*_-]*\]?:(?:\/\/|\\\\)\s{0,2}|mailto:|h[tx]{2}ps?__)/i.exec(
    text,
  );
  const address = text.slice(mark?.[0].length ?? 0);
  const path = /[/\\?]/.exec(address)?.index ?? address.length;
  const authority = mark?.[0].endsWith(':') === false ? IN_AUTHORITY : USER;
  const user = endOfUser(address.slice(0, path), authority);
  const host = address.slice(user);
  const ipv6 = /^\[([^\]]+)\](?::\d{0,5})?(?:[/?#].*)?$/s.exec(host)?.[1];
  return ipv6 === undefined
    ? parseHost(host.replace(/^[[({<]/, ''), mark !== null || user > 0)
    : (parseIpv6(ipv6) ?? parseHost(ipv6, true));
}

/** `91.219.236.18 at evil.com` is two indicators, and no mailbox of the name of an address. */
function endOfUser(text: string, pattern: RegExp): number {
  const user = pattern.exec(text)?.[0] ?? '';
  const spoken = / at $/i.test(user) && parseHost(user.slice(0, -4), false) !== undefined;
  return spoken ? 0 : user.length;
}

/** A name or an address from the first character to the last, its dots in any form, or undefined. */
export function parseName(text: string): IndicatorRef | undefined {
  const found = parseHost(text, false);
  return run.start === 0 && run.end === text.length ? found : undefined;
}

function parseIpv6(text: string): IndicatorRef | undefined {
  const value = normaliseIpv6(
    text
      .replace(COLONS, ':')
      .replaceAll('[.]', '.')
      .replace(/^\[(.*)\]$/, '$1')
      .replace(/\/128$/, ''),
  );
  if (value === undefined) {
    return undefined;
  }
  const ipv4 = mappedIpv4(value);
  return ipv4 === undefined ? { kind: 'ipv6', value } : { kind: 'ipv4', value: ipv4 };
}

/** `url`: a path after the host is one, and not the prefix of a network. */
function parseHost(text: string, url: boolean): IndicatorRef | undefined {
  const start = /^\*?\.|^[[({<]/.exec(text)?.[0].length ?? 0;
  const units = new Text(text);
  run.read(units, start, WEAK.all);
  partGluedDots(units, run);
  const plain = run.plain(units);
  units.release();
  const rest = text.slice(run.end);
  if (run.count < 2 || !AFTER_HOST.test(rest)) {
    return undefined;
  }
  if (parseIpv4(plain) !== -1) {
    // `/443` is a port.
    const network = !url && /^\/(?:[12]?\d|3[01])$/.test(rest);
    return network ? undefined : { kind: 'ipv4', value: plain };
  }
  const value = normaliseName(plain);
  return value === undefined ? undefined : { kind: 'fqdn', value };
}
