import type { Failure } from '../../core/errors';
import { failure } from '../kit/failure';
import { duration, quoted } from '../kit/words';
import type { NoServer } from './serversChoice';

/** What most servers mean by a 429 that does not say how long to wait. */
const USUAL_WAIT_S = 60;

/** A refusing answer. */
export interface Refusal {
  readonly status: number;
  readonly host: string;
  /** Title and description of an RDAP error body (RFC 9083, section 6), or ''. */
  readonly said: string;
  /** From the header `Retry-After`. */
  readonly retryAfterSeconds?: number;
}

/** The failure that a status stands for (RFC 7480, section 5; RFC 9110). 404 is not among them. */
export function refused(refusal: Refusal): Failure {
  const { status, host } = refusal;
  const says = refusal.said === '' ? '' : ` It says: “${quoted(refusal.said)}”`;
  if (status === 429 || status === 503) {
    return busy(refusal, says);
  }
  switch (status) {
    case 401:
    case 403:
      return failure(
        'noAccess',
        `${host} refuses to answer (HTTP ${status}).${says}`,
        'Wait a day before you ask again: registries block addresses that have asked too much.',
      );
    case 501:
      return failure(
        'notApplicable',
        `${host} does not offer this kind of look-up (HTTP 501).${says}`,
        'Look it up with WHOIS at another provider.',
        'none',
      );
  }
  return status >= 500 || status < 400
    ? failure(
        'serverError',
        `${host} failed while it answered (HTTP ${status}).${says}`,
        "Try again later. If it persists, contact the registry's support.",
      )
    : failure(
        'badRequest',
        `${host} did not accept the request (HTTP ${status}).${says}`,
        'Check that the name or address is one that the registry can hold.',
        'none',
      );
}

/** Always with a time: registries count every request, so nobody but the analyst decides to ask again. */
function busy({ status, host, retryAfterSeconds }: Refusal, says: string): Failure {
  const seconds = retryAfterSeconds ?? USUAL_WAIT_S;
  const what = status === 429 ? 'takes no more queries for now' : 'is not available now';
  return {
    reason: 'busy',
    message: `${host} ${what} (HTTP ${status}).${says}`,
    remedy: `Try again in ${duration(seconds)}.`,
    action: 'retry',
    retryAfterSeconds: seconds,
  };
}

/** A web page, or a 404 that is not RDAP's own. */
export function notSuchServer(host: string, status: number): Failure {
  return failure(
    'notSuchServer',
    `${host} answers, but not with RDAP (HTTP ${status}).`,
    'Try again later. If it persists, set another server in indicatorLens.rdap.servers.',
    'openSettings',
  );
}

/** `problem` follows "The answer of …": `is not JSON`. */
export function notUnderstood(host: string, problem: string): Failure {
  return failure(
    'notUnderstood',
    `The answer of ${host} ${problem}.`,
    'Try again. If it persists, report it with the raw response.',
  );
}

/** `why` follows a colon: "no list names it". `trusted` is false where trust would change nothing. */
export function notFollowed(host: string, target: string, why: string, trusted: boolean): Failure {
  return failure(
    'redirected',
    `${host} refers the query to ${target === '' ? 'another address' : quoted(target)}, which was not followed: ${why}.`,
    trusted
      ? 'If you trust that server, add it to indicatorLens.rdap.servers.'
      : 'Try again later. If it persists, set another server in indicatorLens.rdap.servers.',
    'openSettings',
  );
}

export function noServer({ kind, entry, listed }: NoServer): Failure {
  const what = entry.includes(':') || /^\d+\./.test(entry) ? entry : `.${entry}`;
  return failure(
    'notApplicable',
    kind === 'none' || listed === undefined
      ? `The registry of ${what} offers no RDAP service that IANA lists.`
      : `The only RDAP server that IANA lists for ${what}, ${listed.origin}, ${listed.protocol === 'http:' ? 'uses no encryption' : 'is not one that may be queried'}, so it was not asked.`,
    'Look it up with WHOIS at another provider, or add a server to indicatorLens.rdap.servers.',
    'openSettings',
  );
}

/** The address of the lists answers, but with no list. */
export function listRefused(host: string, status: number): Failure {
  return failure(
    status >= 500 || status === 429 ? 'serverError' : 'notSuchServer',
    `${host} did not send the list of RDAP servers (HTTP ${status}).`,
    'Check indicatorLens.rdap.bootstrapUrl.',
    'openSettings',
  );
}

export function badList(file: string, problem: string): Failure {
  return failure(
    'notUnderstood',
    `The list of RDAP servers at ${file} ${quoted(problem)}.`,
    'Check indicatorLens.rdap.bootstrapUrl.',
    'openSettings',
  );
}
