import type { Provider } from '../../core/operation/model';
import { testConnection } from './connection';
import { network } from './network';
import { readSettings, settingsSchema } from './settings';

/** RIPEstat, https://stat.ripe.net: what the RIPE NCC sees of the routing of an address. No key. */
export const ripestat: Provider = {
  id: 'ripestat',
  name: 'RIPEstat',
  settingsSchema,
  // At most eight requests at a time from one address: https://stat.ripe.net/docs/data_api
  concurrency: 4,
  pace: () => ({ requests: 5, seconds: 1 }),
  operations: [network],
  server(settings) {
    const { origin, enabled } = readSettings(settings);
    return { origin, enabled, allowsInternal: false };
  },
  test: testConnection,
};
