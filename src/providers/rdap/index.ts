import type { Provider } from '../../core/operation/model';
import { BootstrapLists } from './bootstrapLists';
import { testConnection } from './connection';
import { domainQuery } from './domainQuery';
import { networkQuery } from './networkQuery';
import { paceOf } from './pace';
import { reachOf } from './serversReach';
import { readSettings, settingsSchema } from './settings';

/**
 * RDAP (RFC 9082, 9083): the registries of domains and addresses, each at its own server, which
 * IANA's lists name (RFC 9224). Nobody needs a key.
 */
export function createRdap(): Provider {
  const lists = new BootstrapLists();
  return {
    id: 'rdap',
    name: 'RDAP',
    settingsSchema,
    // Over all registries: each has a pace of its own.
    concurrency: 6,
    pace: paceOf,
    // Registries block who asks too often; a 429 is waited for by the question itself.
    repeatsNothing: true,
    operations: [domainQuery(lists), networkQuery(lists)],
    server(settings) {
      const { origin, enabled } = readSettings(settings);
      return { origin, enabled, allowsInternal: false };
    },
    reaches: (url, session, namedBy) => reachOf(url, lists, session, namedBy),
    test: (session) => testConnection(lists, session),
  };
}

export const rdap = createRdap();
