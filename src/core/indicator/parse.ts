import { normaliseIpv6, parseIpv4 } from './address';
import { withoutInvisible } from './characters';
import { formsOf, undoForms } from './forms';
import type { IndicatorRef } from './model';
import { normaliseName } from './name';
import { Run } from './run';

/** Longer than any URL that is pasted whole. */
const MAX_TYPED = 4096;
const COLONS = new RegExp(formsOf(':', 'strong'), 'gi');
const run = new Run();

/**
 * One typed or pasted value: an address, a name, a URL or an e-mail address, defanged or not.
 * Undefined when it is none. An address with a prefix of its whole length (`/32`, `/128`) is the
 * address; any other prefix is a network and no indicator.
 */
export function parseIndicator(text: string): IndicatorRef | undefined {
  const trimmed = withoutInvisible(text).trim();
  if (trimmed === '' || trimmed.length > MAX_TYPED || /\p{Cc}/u.test(trimmed)) {
    return undefined;
  }
  const bare = trimmed.replace(/^["'`<“‘«„]+|["'`>”’»,;]+$/gu, '').trim();
  return parseHost(bare) ?? parseHost(hostOf(undoForms(bare)));
}

/** The host of a URL, an e-mail address or `host:port`; a network keeps its prefix. */
function hostOf(text: string): string {
  const authority = text
    .replace(/^\[?[a-z][a-z0-9+.*_-]*\]?:(?:\/\/|\\\\)\s*/i, '')
    .replace(/^(?:mailto|hxxps?__|https?__):?/i, '')
    .replace(/[/\\?#].*$/s, (rest) => (/^\/\d+$/.test(rest) && !text.includes('://') ? rest : ''))
    .replace(/^.*(?:@| at )/is, '');
  const v6 = /^\[([0-9a-f:.%\w-]*:[^\]]*)\](?::\d{0,5})?$/i.exec(authority)?.[1];
  return (v6 ?? authority.replace(/^([^:]*):\d{0,5}$/, '$1')).replace(/^[[({<]|[\])}>]$/g, '');
}

function parseHost(text: string): IndicatorRef | undefined {
  const ipv6 = normaliseIpv6(
    text
      .replace(COLONS, ':')
      .replace(/\[\.\]/g, '.')
      .replace(/^\[(.*)\]$/, '$1')
      .replace(/\/128$/, ''),
  );
  if (ipv6 !== undefined) {
    return { kind: 'ipv6', value: ipv6 };
  }
  const name = text.replace(/^\*?\./, '').replace(/\.$/, '');
  run.read(name, 0, true);
  const rest = name.slice(run.end);
  if (run.count < 2 || !(rest === '' || rest === '/32')) {
    return undefined;
  }
  const plain = run.plain(name);
  if (parseIpv4(plain) !== -1) {
    return { kind: 'ipv4', value: plain };
  }
  const value = rest === '' ? normaliseName(plain) : undefined;
  return value === undefined ? undefined : { kind: 'fqdn', value };
}
