import type { Provider } from '../../core/operation/model';
import { accountQuota, testConnection } from './account';
import { domainWhois } from './domainWhois';
import { hostingHistory } from './hostingHistory';
import { ipWhois } from './ipWhois';
import { profile } from './profile';
import { reverseIp } from './reverseIp';
import { reverseMx } from './reverseMx';
import { reverseNameServer } from './reverseNameServer';
import { risk } from './risk';
import { keyInUrl, readSettings, settingsSchema } from './settings';
import { whoisHistory } from './whoisHistory';

/** DomainTools, https://www.domaintools.com: WHOIS, its history, hosting, shared hosts and risk. */
export const domaintools: Provider = {
  id: 'domaintools',
  name: 'DomainTools',
  credentials: {
    fields: [
      { id: 'username', label: 'API user name', secret: false },
      { id: 'key', label: 'API key', secret: true },
    ],
    required: () => true,
    testsForFree: true,
    risk: keyInUrl,
  },
  settingsSchema,
  concurrency: 4,
  // https://docs.domaintools.com/api/iris/rate-limits/: per group, not per user
  quotaOf: 'group',
  operations: [
    profile,
    risk,
    domainWhois,
    ipWhois,
    whoisHistory,
    reverseIp,
    reverseNameServer,
    reverseMx,
    hostingHistory,
  ],
  server(settings) {
    const { origin, enabled } = readSettings(settings);
    return { origin, enabled, allowsInternal: false };
  },
  test: testConnection,
  account: accountQuota,
};
