import { normaliseIpv6, parseIpv4 } from './address';
import { toPlain, undoForms } from './forms';
import type { IndicatorRef } from './model';
import { normaliseName } from './name';

const MAX_TYPED = 2048;

/**
 * One typed or pasted value: an address, a name, a URL or an e-mail address, defanged or not.
 * Undefined when it is none. An address with a prefix of its whole length (`/32`, `/128`) is the
 * address; any other prefix is a network and no indicator.
 */
export function parseIndicator(text: string): IndicatorRef | undefined {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.length > MAX_TYPED || /[\p{Cc}]/u.test(trimmed)) {
    return undefined;
  }
  const bare = trimmed.replace(/^["'`<“‘«]+|["'`>”’»,;]+$/gu, '').trim();
  return parseHost(bare) ?? parseHost(hostOf(undoForms(bare)));
}

/** The host of a URL, an e-mail address or `host:port`. */
function hostOf(text: string): string {
  const authority = text
    .replace(/^\[?[a-z][a-z0-9+.*-]*\]?:\/\/\s*/i, '')
    .replace(/^mailto:/i, '')
    .replace(/[/\\?#].*$/su, (rest) => (/^\/\d+$/.test(rest) ? rest : ''))
    .replace(/^.*@/su, '');
  const bracketed = /^\[([^\]]*)\](?::\d{1,5})?$/.exec(authority);
  return (bracketed?.[1] ?? authority.replace(/^([^:]*):\d{0,5}$/, '$1')).replace(
    /^[[({]|[\])}]$/g,
    '',
  );
}

function parseHost(text: string): IndicatorRef | undefined {
  const plain = toPlain(text);
  const ipv4 = plain.replace(/\/32$/, '');
  if (parseIpv4(ipv4) !== -1) {
    return { kind: 'ipv4', value: ipv4 };
  }
  const ipv6 = normaliseIpv6(plain.replace(/\/128$/, ''));
  if (ipv6 !== undefined) {
    return { kind: 'ipv6', value: ipv6 };
  }
  const value = normaliseName(plain);
  return value === undefined ? undefined : { kind: 'fqdn', value };
}
