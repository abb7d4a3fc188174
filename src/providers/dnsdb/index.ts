import type { Provider } from '../../core/operation/model';
import { accountQuota, testConnection } from './account';
import { rdata } from './rdata';
import { rrset } from './rrset';
import { readSettings, settingsSchema } from './settings';

/** DNSDB, https://www.domaintools.com/products/farsight-dnsdb/: passive DNS since 2010. */
export const dnsdb: Provider = {
  id: 'dnsdb',
  name: 'DNSDB',
  credentials: {
    fields: [{ id: 'key', label: 'API key', secret: true }],
    required: () => true,
    testsForFree: true,
  },
  settingsSchema,
  // A key has ten connections at a time, which its other users share.
  concurrency: 4,
  operations: [rrset, rdata],
  server(settings) {
    const { origin, enabled } = readSettings(settings);
    return { origin, enabled, allowsInternal: false };
  },
  test: testConnection,
  account: accountQuota,
};
