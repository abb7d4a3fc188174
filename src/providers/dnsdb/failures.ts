import type { Failure } from '../../core/errors';
import type { HttpResponse } from '../../core/ports';
import { isWebPage } from '../kit/body';
import { failure } from '../kit/failure';
import { NOTHING_WORDS, saying } from '../kit/passiveDns/reading';
import { isRedirect } from '../kit/redirect';
import { retryAfterSeconds } from '../kit/retryAfter';
import { commonFailure } from '../kit/status';
import { duration } from '../kit/words';

const LONGEST_WAIT_S = 86_400;

/**
 * The failure behind a status; undefined where the body decides. DNSDB explains itself in plain text.
 * `now` is milliseconds since the epoch. Statuses: https://docs.domaintools.com/api/dnsdb/
 */
export function failureOf(response: HttpResponse, host: string, now: number): Failure | undefined {
  const { status } = response;
  const common = commonFailure(response, host);
  if (common !== undefined) {
    return common;
  }
  if (isRedirect(status)) {
    return failure(
      'redirected',
      `${host} answered with a redirect (HTTP ${status}), which is never followed with a key.`,
      'Check indicatorLens.dnsdb.baseUrl.',
      'openSettings',
    );
  }
  if (isWebPage(response) && status < 500 && status !== 429) {
    return notSuchServer(`A web page came from ${host} instead of records (HTTP ${status}).`);
  }
  if ((status >= 200 && status < 300) || isNothingFound(response)) {
    return undefined;
  }
  return status >= 500
    ? serverFailure(response, host, now)
    : clientFailure(response, host, wordsOf(response), now);
}

/** Version 1 says so by a 404 in words; version 2 sends an empty frame. */
export function isNothingFound(response: HttpResponse): boolean {
  return response.status === 404 && NOTHING_WORDS.test(wordsOf(response));
}

function clientFailure(response: HttpResponse, host: string, words: string, now: number): Failure {
  switch (response.status) {
    case 401:
      return failure(
        'badCredentials',
        `${host} does not accept the stored key (HTTP 401)${saying(words)}.`,
        'Enter the API key again.',
        'setCredentials',
      );
    case 403:
      return failure(
        'noAccess',
        `${host} refuses the stored key (HTTP 403)${saying(words)}.`,
        'Check the key, whether its allowance has expired, and whether it may be used from your network.',
        'setCredentials',
      );
    case 404:
      return notSuchServer(
        `${host} answers, but has no DNSDB API at this address (HTTP 404)${saying(words)}.`,
      );
    case 416:
      return failure(
        'badRequest',
        `${host} does not list records that far down the list (HTTP 416)${saying(words)}.`,
        'Ask for fewer days, or for one record type.',
        'none',
      );
    case 429:
      return allowanceSpent(response, host, words, now);
    default:
      return failure(
        'badRequest',
        `${host} did not understand the query (HTTP ${response.status})${saying(words)}.`,
        'Check the name or address, and indicatorLens.dnsdb.baseUrl.',
        'openSettings',
      );
  }
}

/** The vendor does not say which it is: the day, the bought block, or a burst. */
export function allowanceSpent(
  response: HttpResponse,
  host: string,
  words: string,
  now: number,
): Failure {
  const seconds = retryAfterSeconds(response, now) ?? untilReset(response, now);
  return {
    ...failure(
      'quotaSpent',
      `${host} takes no more queries with this key for now (HTTP ${response.status})${saying(words)}.`,
      seconds === undefined
        ? 'Run Test Connection to see what is left of the allowance and when it starts again.'
        : `Try again in ${duration(seconds)}.`,
      seconds === undefined ? 'testConnection' : 'retry',
    ),
    ...(seconds === undefined ? {} : { retryAfterSeconds: seconds }),
  };
}

/** From `X-RateLimit-Reset`: seconds since the epoch, or the words `n/a`. Only where nothing is left. */
function untilReset({ headers }: HttpResponse, now: number): number | undefined {
  const reset = headers['x-ratelimit-reset']?.trim() ?? '';
  if (headers['x-ratelimit-remaining']?.trim() !== '0' || !/^\d{1,12}$/.test(reset)) {
    return undefined;
  }
  const seconds = Math.ceil(Number(reset) - now / 1000);
  return seconds > 0 && seconds <= LONGEST_WAIT_S ? seconds : undefined;
}

function serverFailure(response: HttpResponse, host: string, now: number): Failure {
  const { status } = response;
  const words = saying(wordsOf(response));
  if (status !== 503) {
    return failure(
      'serverError',
      `${host} failed while it answered (HTTP ${status})${words}.`,
      "Try again. If it persists, contact the server's operator.",
    );
  }
  const seconds = retryAfterSeconds(response, now);
  return {
    ...failure(
      'busy',
      `${host} takes no further query at this moment (HTTP 503)${words}.`,
      seconds === undefined ? 'Try again later.' : `Try again in ${duration(seconds)}.`,
    ),
    ...(seconds === undefined ? {} : { retryAfterSeconds: seconds }),
  };
}

export function notSuchServer(message: string): Failure {
  return failure(
    'notSuchServer',
    message,
    'Check indicatorLens.dnsdb.baseUrl, and whether a sign-in page of your network answers.',
    'openSettings',
  );
}

function wordsOf(response: HttpResponse): string {
  return isWebPage(response) ? '' : response.body.trim();
}
