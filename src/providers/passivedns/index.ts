import type { Provider } from '../../core/operation/model';
import { testConnection } from './connection';
import { query } from './query';
import { readSettings, settingsSchema } from './settings';
import { isUnverified, unverifiedRisk } from './unverified';

/** CIRCL, and every other server that speaks the Passive DNS Common Output Format. */
export const passivedns: Provider = {
  id: 'circl',
  name: 'CIRCL Passive DNS',
  credentials: {
    fields: [{ id: 'token', label: 'User token (user:password)', secret: true }],
    required: (settings) => readSettings(settings).isCircl,
    risk: unverifiedRisk,
  },
  settingsSchema,
  // A D4 server answers one request after the other, and so makes parallel ones wait.
  concurrency: 2,
  operations: [query],
  server(settings) {
    const read = readSettings(settings);
    const { origin, enabled, allowInternal } = read;
    return {
      origin,
      enabled,
      allowsInternal: allowInternal,
      ...(isUnverified(read) ? { unverified: true } : {}),
    };
  },
  test: testConnection,
};
