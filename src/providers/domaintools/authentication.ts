import { createHmac } from 'node:crypto';
import { LensError } from '../../core/errors';
import type { Credentials } from '../../core/operation/credentials';
import type { AuthenticationMode } from './settings';

/** What a request carries to prove who asks. All of it stays out of logs, results and exports. */
interface Proof {
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  /** What of it must not be seen and is not among the credentials. */
  readonly secrets: readonly string[];
}

/**
 * Signs one request. `path` begins with `/v1` and has neither host nor query: that, after user name
 * and timestamp and with nothing between, is what DomainTools signs too.
 * Source: https://www.domaintools.com/resources/api-documentation/authentication/
 */
export function authenticate(
  credentials: Credentials | undefined,
  mode: AuthenticationMode,
  path: string,
  now: number,
): Proof {
  const key = credentials?.key ?? '';
  const username = credentials?.username ?? '';
  if (key === '' || (username === '' && mode !== 'header')) {
    throw noCredentials();
  }
  switch (mode) {
    case 'hmac': {
      const timestamp = new Date(now).toISOString().replace(/\.\d{3}Z$/, 'Z');
      const signature = createHmac('sha256', key)
        .update(username + timestamp + path)
        .digest('hex');
      return {
        query: { api_username: username, timestamp, signature },
        headers: {},
        secrets: [signature],
      };
    }
    case 'header':
      return { query: {}, headers: { 'X-Api-Key': key }, secrets: [] };
    case 'openKey':
      return { query: { api_username: username, api_key: key }, headers: {}, secrets: [] };
  }
}

function noCredentials(): LensError {
  return new LensError({
    reason: 'noCredentials',
    message: 'No DomainTools user name and key are stored for the configured server.',
    remedy: 'Enter the API user name and key of your DomainTools account.',
    action: 'setCredentials',
  });
}
