import type { Provider } from '../../core/operation/model';
import { testConnection } from './connection';
import { query } from './query';
import { readSettings, settingsSchema } from './settings';

/** CIRCL, and every other server that speaks the Passive DNS Common Output Format. */
export const passivedns: Provider = {
  id: 'circl',
  name: 'CIRCL Passive DNS',
  credentials: {
    fields: [{ id: 'token', label: 'User token (user:password)', secret: true }],
    required: (settings) => readSettings(settings).isCircl,
  },
  settingsSchema,
  // A D4 server answers one request after the other, and so makes parallel ones wait.
  concurrency: 2,
  operations: [query],
  server(settings) {
    const { origin, enabled, allowInternal } = readSettings(settings);
    return { origin, enabled, allowsInternal: allowInternal };
  },
  test: testConnection,
};
