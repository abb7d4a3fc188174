import type { IndicatorRef } from '../../core/indicator/model';
import { entriesFor } from './bootstrapEntries';
import type { ServerList } from './bootstrapFile';
import { ADDED_SERVERS } from './serversAdded';
import { mayServe } from './serversAllowed';
import type { RdapSettings } from './settings';

/** The server to ask about a name or an address, and on whose word. */
export interface RdapServer {
  /** With a final slash. */
  readonly base: URL;
  /** What it is named for: `example`, `192.0.0.0/8`. */
  readonly entry: string;
  readonly namedBy: 'settings' | 'iana' | 'table' | 'root' | 'fallback';
}

/** Why there is no server to ask. */
export interface NoServer {
  readonly kind: 'none' | 'notAllowed';
  readonly entry: string;
  /** The one that is listed and must not be asked. */
  readonly listed?: URL;
}

/** IANA answers for the top-level domains themselves (RFC 9224 lists no server for the root). */
const ROOT = new URL('https://rdap.iana.org/');
/** ARIN redirects to the registry that holds an address, so it is asked where no list has it. */
const ARIN = new URL('https://rdap.arin.net/registry/');

const ADDED: ReadonlyMap<string, URL> = new Map(
  ADDED_SERVERS.flatMap(([url, labels]) => labels.map((label) => [label, new URL(url)] as const)),
);

/** Origins that are asked though no list of IANA's and no setting names them, with the reason. */
export const FIXED_ORIGINS: ReadonlyMap<string, Pick<RdapServer, 'entry' | 'namedBy'>> = new Map<
  string,
  Pick<RdapServer, 'entry' | 'namedBy'>
>([
  ...[...ADDED].map(([entry, url]) => [url.origin, { entry, namedBy: 'table' }] as const),
  [ROOT.origin, { entry: '', namedBy: 'root' }],
  [ARIN.origin, { entry: '', namedBy: 'fallback' }],
]);

/**
 * The longest label suffix or prefix wins; of equal ones the setting, then IANA's list, then the
 * table of what IANA lacks. Of several URLs of a service the first that may be asked is.
 */
export function chooseServer(
  subject: IndicatorRef,
  list: ServerList | undefined,
  { servers, local }: Pick<RdapSettings, 'servers' | 'local'>,
): RdapServer | NoServer {
  const { kind, value } = subject;
  if (kind === 'fqdn' && !value.includes('.') && !local) {
    return { base: ROOT, entry: value, namedBy: 'root' };
  }
  for (const entry of entriesFor(subject)) {
    const set = servers.get(entry);
    if (set !== undefined) {
      return { base: set, entry, namedBy: 'settings' };
    }
    const urls = list?.servers.get(entry);
    const listed = urls?.find((url) => mayServe(url, local));
    if (listed !== undefined) {
      return { base: listed, entry, namedBy: 'iana' };
    }
    const added = local || kind !== 'fqdn' ? undefined : ADDED.get(entry);
    if (added !== undefined) {
      return { base: added, entry, namedBy: 'table' };
    }
    const [refused] = urls ?? [];
    if (refused !== undefined) {
      return { kind: 'notAllowed', entry, listed: refused };
    }
  }
  if (kind === 'fqdn') {
    return { kind: 'none', entry: value.slice(value.lastIndexOf('.') + 1) };
  }
  return local ? { kind: 'none', entry: value } : { base: ARIN, entry: value, namedBy: 'fallback' };
}

/** For the audit log. `others`: how many more entries the server is listed for. */
export function wordsFor(
  { entry, namedBy }: Pick<RdapServer, 'entry' | 'namedBy'>,
  others = 0,
): string {
  const what = entry.includes('/') ? entry : `.${entry}`;
  switch (namedBy) {
    case 'settings':
      return 'Listed in indicatorLens.rdap.servers';
    case 'iana':
      return `IANA names it for ${what}${others === 0 ? '' : ` and ${others} more`}`;
    case 'table':
      return `Known to answer for ${what}, for which IANA lists no server`;
    case 'root':
      return 'IANA itself answers for top-level domains';
    case 'fallback':
      return 'ARIN refers addresses that no list has to their registry';
  }
}
