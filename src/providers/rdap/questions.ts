import { LensError } from '../../core/errors';
import type { IndicatorRef } from '../../core/indicator/model';
import type { Session } from '../../core/operation/model';
import { listFor } from './bootstrapEntries';
import type { BootstrapLists } from './bootstrapLists';
import type { RdapQuestion } from './client';
import { noServer } from './failures';
import type { RedirectRules } from './redirects';
import { chooseServer } from './serversChoice';
import type { RdapServer } from './serversChoice';
import { reachOf } from './serversReach';
import { readSettings } from './settings';

/**
 * The server for a name or an address, after its list was renewed where that was due. Rejects with a
 * LensError where there is none.
 */
async function serverFor(
  subject: IndicatorRef,
  lists: BootstrapLists,
  session: Session,
): Promise<RdapServer> {
  const settings = readSettings(session.settings);
  const name = listFor(subject.kind);
  const choose = () => chooseServer(subject, lists.known(name, settings, session), settings);
  await lists.prepare(name, settings, session);
  let choice = choose();
  // The list in hand has no server: a renewal that is under way may bring one.
  if (!('base' in choice) && (await lists.renewed(name, settings, session))) {
    choice = choose();
  }
  if (!('base' in choice)) {
    throw new LensError(noServer(choice));
  }
  return choice;
}

/**
 * The question to the registry. Mapped again, it is the one that was asked then, whatever the lists
 * say now. Rejects with a LensError where there is no server.
 */
export async function registryQuestionAbout(
  subject: IndicatorRef,
  lists: BootstrapLists,
  session: Session,
): Promise<RdapQuestion> {
  const rules = redirectRules(lists, session);
  const [then] = session.replaying ?? [];
  if (then === undefined) {
    return registryQuestion(subject, await serverFor(subject, lists, session), rules);
  }
  const settings = readSettings(session.settings);
  const known = lists.known(listFor(subject.kind), settings, session);
  const choice = chooseServer(subject, known, settings);
  return {
    ...('base' in choice
      ? registryQuestion(subject, choice, rules)
      : { from: 'registry', about: subject.value, rules }),
    url: new URL(then.replace(/^GET /, '')),
  };
}

/** The question to a registry (RFC 9082, section 3.1). */
export function registryQuestion(
  { kind, value }: IndicatorRef,
  { base, entry, namedBy }: RdapServer,
  rules: RedirectRules,
): RdapQuestion {
  const path = kind === 'fqdn' ? `domain/${encodeURIComponent(value)}` : `ip/${value}`;
  return {
    url: new URL(`${base.href}${path}`),
    from: 'registry',
    about: value,
    ...(kind === 'fqdn' && namedBy !== 'root' ? { who: `the registry of .${entry}` } : {}),
    rules,
  };
}

/** Redirects lead to servers that `Provider.reaches` gives a reason for, and to the linked one. */
export function redirectRules(
  lists: BootstrapLists,
  session: Session,
  linkedOrigin?: string,
): RedirectRules {
  return {
    local: readSettings(session.settings).local,
    isNamed: (url) =>
      session.replaying !== undefined ||
      url.origin === linkedOrigin ||
      reachOf(url, lists, session) !== undefined,
  };
}
