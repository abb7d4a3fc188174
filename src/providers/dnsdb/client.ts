import { LensError } from '../../core/errors';
import type { Session } from '../../core/operation/model';
import type { HttpResponse } from '../../core/ports';
import type { RawResponse } from '../../core/result/model';
import { failureOf } from './failures';
import { readSettings } from './settings';

/** DNSDB asks clients to name themselves in `swclient`. */
const CLIENT = 'indicator-lens';
/** 150 bytes a record set, a hundred thousand of them, and some that have many values. */
const MAX_BYTES = 64 * 1024 * 1024;

/** The allowance is one, whatever is asked. */
export const PRODUCT = 'dnsdb';

export interface Received {
  readonly response: HttpResponse;
  readonly raw: RawResponse;
  readonly host: string;
}

/**
 * Asks for a path under the base URL, `/lookup/rrset/name/example.com`, with its parameters. While a
 * stored answer is mapped again the question is that of then, whatever the settings say now.
 * Rejects with a LensError for every status but 2xx and a 404 that says in words that there is nothing.
 */
export async function ask(
  session: Session,
  path: string,
  parameters: Readonly<Record<string, string>> = {},
): Promise<Received> {
  const { baseUrl, host } = readSettings(session.settings);
  const query = new URLSearchParams({ ...parameters, swclient: CLIENT }).toString();
  const then = session.replaying?.[0]?.replace(/^GET /, '');
  const url = then ?? `${baseUrl}${path}?${query}`;
  const key = session.credentials?.key;
  const response = await session.http.request(
    {
      method: 'GET',
      url,
      headers: { Accept: 'application/x-ndjson', ...keyHeader(key) },
      carriesCredentials: key !== undefined,
      maxBytes: MAX_BYTES,
      settings: { address: 'indicatorLens.dnsdb.baseUrl' },
    },
    session.signal,
  );
  const failure = failureOf(response, host, session.clock.now());
  if (failure !== undefined) {
    throw new LensError(failure);
  }
  return {
    response,
    host,
    raw: {
      request: `GET ${url}`,
      status: response.status,
      contentType: response.headers['content-type'] ?? '',
      body: response.body,
    },
  };
}

/** What a header value may hold (RFC 9110 section 5.5), Latin-1 and spaces left out: a key has neither. */
const HEADER_TEXT = /^[!-~]+$/;

function keyHeader(key: string | undefined): Readonly<Record<string, string>> {
  const value = key?.trim() ?? '';
  if (value === '') {
    return {};
  }
  if (!HEADER_TEXT.test(value)) {
    throw new LensError({
      reason: 'badCredentials',
      message: 'The stored key holds characters that cannot be sent.',
      remedy: 'Enter the API key again.',
      action: 'setCredentials',
    });
  }
  return { 'X-API-Key': value };
}
