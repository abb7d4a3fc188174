import { createHmac } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Authentication } from '../vendor';
import type { DomainToolsBehaviour } from './behaviour';

/** How far the clock of a client may be off. The vendor says "a brief period". */
const PERIOD_MS = 5 * 60_000;

/** How a request to the DomainTools server authenticates, right or wrong. */
export function domaintoolsMode(
  query: URLSearchParams,
  headers: IncomingHttpHeaders,
): Authentication {
  if (query.has('signature')) {
    return 'hmac';
  }
  if (headers['x-api-key'] !== undefined) {
    return 'header';
  }
  return query.has('api_key') ? 'openKey' : 'none';
}

/**
 * Whether the credentials are right. A signature is checked over the path as it was sent, trailing
 * slash and percent-encoding included.
 */
export function domaintoolsAccepts(
  path: string,
  query: URLSearchParams,
  headers: IncomingHttpHeaders,
  behaviour: DomainToolsBehaviour,
  now: number,
): boolean {
  const { username, key } = behaviour;
  switch (domaintoolsMode(query, headers)) {
    case 'header':
      return headers['x-api-key'] === key;
    case 'openKey':
      return query.get('api_username') === username && query.get('api_key') === key;
    case 'hmac': {
      const timestamp = query.get('timestamp') ?? '';
      const age = Math.abs(now - Date.parse(timestamp));
      // SHA-1 is accepted by the real service too; MD5 no longer is.
      const signatures = ['sha256', 'sha1'].map((hash) =>
        createHmac(hash, key).update(`${username}${timestamp}${path}`).digest('hex'),
      );
      return (
        query.get('api_username') === username &&
        age <= PERIOD_MS &&
        signatures.includes(query.get('signature') ?? '')
      );
    }
    default:
      return false;
  }
}
