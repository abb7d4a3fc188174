import { normaliseIpv6, parseIpv4 } from './address';
import { withoutInvisible } from './characters';
import { WEAK } from './dotForms';
import { formsOf, undoForms } from './forms';
import type { IndicatorRef } from './model';
import { normaliseName } from './name';
import { Run } from './run';
import { partGluedDots } from './shape';
import { Text } from './text';

/** Longer than any URL that is pasted whole. */
const MAX_TYPED = 4096;
/** The part of an authority, or of an e-mail address, in front of the host. */
const USER = /^.*(?:@| at )/is;
/** Final dot, closing bracket, port, path: what may follow a host. */
const AFTER_HOST = /^\.?[\])}>]?(?::\d{0,5})?(?:[/\\?#].*)?$/s;
const COLONS = new RegExp(formsOf(':', 'strong'), 'gi');
const run = new Run();

/**
 * One typed or pasted value: an address, a name, a URL or an e-mail address, defanged or not.
 * Undefined when it is none. An address with a prefix of its whole length (`/32`, `/128`) is the
 * address; any other prefix is a network and no indicator.
 */
export function parseIndicator(text: string): IndicatorRef | undefined {
  const trimmed = withoutInvisible(text).trim();
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
  const user = USER.exec(address.slice(0, path))?.[0].length ?? 0;
  const host = address.slice(user);
  const ipv6 = /^\[([^\]]+)\](?::\d{0,5})?(?:[/?#].*)?$/s.exec(host)?.[1];
  return ipv6 === undefined
    ? parseHost(host.replace(/^[[({<]/, ''), mark !== null || user > 0)
    : (parseIpv6(ipv6) ?? parseHost(ipv6, true));
}

function parseIpv6(text: string): IndicatorRef | undefined {
  const value = normaliseIpv6(
    text
      .replace(COLONS, ':')
      .replaceAll('[.]', '.')
      .replace(/^\[(.*)\]$/, '$1')
      .replace(/\/128$/, ''),
  );
  return value === undefined ? undefined : { kind: 'ipv6', value };
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
    const network = !url && /^\/\d{1,2}$/.test(rest) && rest !== '/32';
    return network ? undefined : { kind: 'ipv4', value: plain };
  }
  const value = normaliseName(plain);
  return value === undefined ? undefined : { kind: 'fqdn', value };
}
