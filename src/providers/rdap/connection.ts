import { failureOf } from '../../core/errors';
import type { IndicatorRef } from '../../core/indicator/model';
import type { ConnectionReport, Session } from '../../core/operation/model';
import { orCancelled } from '../../core/cancel';
import { counted } from '../kit/words';
import type { BootstrapLists } from './bootstrapLists';
import { ask } from './client';
import { redirectRules, registryQuestion } from './questions';
import { chooseServer, wordsFor } from './serversChoice';
import { readSettings } from './settings';

/** Reserved by RFC 2606, so that asking for it tells nobody anything, yet registered under .com. */
const HARMLESS: IndicatorRef = { kind: 'fqdn', value: 'example.com' };

/** Renews IANA's list and looks a harmless name up at its registry. */
export async function testConnection(
  lists: BootstrapLists,
  session: Session,
): Promise<ConnectionReport> {
  try {
    const settings = readSettings(session.settings);
    const renewal = await orCancelled(session.signal, () =>
      lists.renew('dns', settings, session).then(
        () => undefined,
        (thrown: unknown) => failureOf(thrown),
      ),
    );
    const list = lists.known('dns', settings, session);
    if (list === undefined) {
      const message = renewal?.message ?? `${settings.host} sent no list of servers.`;
      return { ok: false, message, ...(renewal && { failure: renewal }) };
    }
    const stale =
      renewal === undefined
        ? ''
        : ` The list of servers could not be updated, so the one of ${list.publication.slice(0, 10)} is in use. ${renewal.message}`;
    const server = chooseServer(HARMLESS, list, settings);
    if (!('base' in server)) {
      const number = counted(list.servers.size, 'domain');
      return {
        ok: true,
        message: `${settings.host} lists servers for ${number}. None is for .com, so no registry was queried.${stale}`,
      };
    }
    const reply = await ask(
      session,
      registryQuestion(HARMLESS, server, redirectRules(lists, session)),
    );
    const host = reply.kind === 'answered' ? reply.answer.host : reply.host;
    const what = reply.kind === 'answered' ? 'answered about' : 'has no record of';
    return {
      ok: true,
      message: `Connected to ${host}, which ${what} ${HARMLESS.value} (${wordsFor(server)}).${stale}`,
    };
  } catch (thrown) {
    const failure = failureOf(thrown);
    return { ok: false, message: failure.message, failure };
  }
}
