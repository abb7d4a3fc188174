import { parseIndicator } from '../../core/indicator';
import type { IndicatorRef } from '../../core/indicator/model';
import type { Session } from '../../core/operation/model';
import { LIST_NAMES, listFor } from './bootstrapEntries';
import type { BootstrapLists } from './bootstrapLists';
import { mayServe } from './serversAllowed';
import { chooseServer, FIXED_ORIGINS, wordsFor } from './serversChoice';
import { readSettings } from './settings';
import type { RdapSettings } from './settings';

/**
 * Why a server may be asked, in words for the audit log; undefined where it may not. `namedBy` is the
 * host of a registry that named it as the registrar's.
 */
export function reachOf(
  url: URL,
  lists: BootstrapLists,
  session: Pick<Session, 'settings' | 'documents'>,
  namedBy?: string,
): string | undefined {
  const settings = readSettings(session.settings);
  if (!mayServe(url, settings.local)) {
    return undefined;
  }
  return (
    reasonByName(url, lists, settings, session) ??
    reasonByOrigin(url, lists, settings, session) ??
    (namedBy === undefined ? undefined : `Named by ${namedBy} as the registrar's server`)
  );
}

type Reason = (
  url: URL,
  lists: BootstrapLists,
  settings: RdapSettings,
  session: Pick<Session, 'documents'>,
) => string | undefined;

/** The server is the one for the very name or address that the URL asks about. */
const reasonByName: Reason = (url, lists, settings, session) => {
  const subject = subjectOf(url);
  const choice =
    subject &&
    chooseServer(subject, lists.known(listFor(subject.kind), settings, session), settings);
  return choice !== undefined && 'base' in choice && choice.base.origin === url.origin
    ? wordsFor(choice)
    : undefined;
};

/** The server is one of those that are known: registries refer questions to each other. */
const reasonByOrigin: Reason = ({ origin }, lists, settings, session) => {
  if ([...settings.servers.values()].some((server) => server.origin === origin)) {
    return wordsFor({ entry: '', namedBy: 'settings' });
  }
  for (const name of LIST_NAMES) {
    const [entry, ...others] = lists.known(name, settings, session)?.origins.get(origin) ?? [];
    if (entry !== undefined) {
      return wordsFor({ entry, namedBy: 'iana' }, others.length);
    }
  }
  const fixed = settings.local ? undefined : FIXED_ORIGINS.get(origin);
  return fixed && wordsFor(fixed);
};

function subjectOf({ pathname }: URL): IndicatorRef | undefined {
  const [, type, written = ''] = /\/(domain|ip)\/([^/]+)$/i.exec(pathname) ?? [];
  if (type === undefined) {
    return undefined;
  }
  // Only top-level domains have a single label, and no indicator is one.
  return /^[a-z0-9-]+$/i.test(written)
    ? { kind: 'fqdn', value: written.toLowerCase() }
    : parseIndicator(written);
}
