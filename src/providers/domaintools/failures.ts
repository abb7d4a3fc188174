import { LensError } from '../../core/errors';
import type { Failure, FailureReason, RemedyAction } from '../../core/errors';
import { duration } from '../kit/words';

/** The account was refused a product, such as one that it was not sold. */
export class NotInAccount extends LensError {
  constructor(
    failure: Failure,
    readonly product: string,
    /** The vendor's own sentence, or ''. */
    readonly said: string,
  ) {
    super(failure);
  }
}

/** Who else answers what WHOIS does. */
export const REGISTRY_ANSWERS =
  'The registry itself answers without a key: ask for the registration.';

/** Why no way leads to an answer: what it would take, and what the account has. */
export function noneOfThese(
  wanted: readonly string[],
  has: readonly string[],
  last: LensError | undefined,
): Failure {
  const sold = has.filter((product) => product !== 'account-information').toSorted();
  const own = sold.length === 0 ? '' : ` It has ${inWords(sold, 'and')}.`;
  return failure(
    'noAccess',
    `This DomainTools account has no access to ${inWords(wanted, 'or')}.${own}${wordsOf(last)}`,
    'Ask DomainTools to add one of them to the account, then run Test Connection.',
    'testConnection',
  );
}

/** What the last refusal said beyond this; of the same kind, it says nothing more. */
function wordsOf(last: LensError | undefined): string {
  if (last instanceof NotInAccount) {
    return quoted(last.said);
  }
  return last === undefined || last.failure.action === 'testConnection'
    ? ''
    : ` ${last.failure.message}`;
}

function inWords(names: readonly string[], link: 'and' | 'or'): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} ${link} ${last}`;
}

/** What a refusing answer says, and about which question. */
interface Refusal {
  readonly status: number;
  /** The vendor's own sentence, or '' where it sent none. */
  readonly message: string;
  /** The product asked, as `/v1/account` names it. */
  readonly product: string;
  readonly host: string;
  /** From the header `Retry-After`. */
  readonly retryAfterSeconds?: number;
  /** How far the clocks are apart, in words, where that would break the signature. */
  readonly clock?: string;
}

/** DomainTools' sentence for a wrong user name, key, signature or clock: recorded with status 403. */
const BAD_CREDENTIALS = /credentials you entered do not match/i;

/**
 * The failure behind a status and its message. DomainTools tells quota, size and maintenance apart
 * by the message only (all are 503), and so does 403. Sentences: docs/operations.md.
 */
export function failureOfRefusal(refusal: Refusal): Failure {
  const { status, message } = refusal;
  if (status === 401 || (status === 403 && BAD_CREDENTIALS.test(message))) {
    return badCredentials(refusal);
  }
  if (status === 403) {
    return failure(
      'noAccess',
      `This DomainTools account has no access to ${refusal.product}.${quoted(message)}`,
      'Ask DomainTools to add the product to the account, or use another account.',
      'setCredentials',
    );
  }
  if (status === 429) {
    return perMinute(refusal, refusal.retryAfterSeconds ?? 60);
  }
  if (status === 503) {
    return unavailable(refusal);
  }
  if (status >= 500) {
    return failure(
      'serverError',
      `DomainTools had a fault of its own (HTTP ${status}).${quoted(message)}`,
      'Ask again in a while; tell DomainTools support if it stays.',
      'retry',
    );
  }
  return failure(
    'badRequest',
    `DomainTools could not understand the request (HTTP ${status}).${quoted(message)}`,
    'Check the name or address that was asked about.',
    'none',
  );
}

function badCredentials(refusal: Refusal): Failure {
  return failure(
    'badCredentials',
    `DomainTools does not accept the user name and key${refusal.clock === undefined ? '' : `; ${refusal.clock}`}.${quoted(refusal.message)}`,
    refusal.clock === undefined
      ? 'Enter user name and key again, and check that the clock of this machine is right.'
      : 'Set the clock of this machine right, then ask again.',
    'setCredentials',
  );
}

function unavailable(refusal: Refusal): Failure {
  const { message } = refusal;
  if (/requests per minute/i.test(message)) {
    return perMinute(refusal, refusal.retryAfterSeconds ?? 60);
  }
  if (/requests per month/i.test(message)) {
    return failure(
      'quotaPerMonth',
      `The monthly DomainTools quota for ${refusal.product} is used up.${quoted(message)}`,
      'Wait for the next month, or have the quota raised.',
      'testConnection',
    );
  }
  if (/maximum number of requests/i.test(message)) {
    return failure(
      'quotaSpent',
      `The DomainTools allowance for ${refusal.product} is used up.${quoted(message)}`,
      'Have the allowance of the account renewed; asking again does not help.',
      'testConnection',
    );
  }
  if (/size of (?:this|the) report/i.test(message)) {
    return failure(
      'reportTooLarge',
      `DomainTools refuses to make a report of this size.${quoted(message)}`,
      'Ask a narrower question; asking again does not help.',
      'none',
    );
  }
  return failure(
    'busy',
    `DomainTools is under maintenance or high load.${quoted(message)}`,
    `Try again in ${refusal.retryAfterSeconds === undefined ? 'a few minutes' : duration(refusal.retryAfterSeconds)}.`,
    'retry',
    refusal.retryAfterSeconds,
  );
}

function perMinute(refusal: Refusal, seconds: number): Failure {
  return failure(
    'quotaPerMinute',
    `The DomainTools quota per minute for ${refusal.product} is used up.${quoted(refusal.message)}`,
    `Try again in ${duration(seconds)}.`,
    'retry',
    seconds,
  );
}

export function notSuchServer(host: string): Failure {
  return failure(
    'notSuchServer',
    `${host} answered, but not as the DomainTools API.`,
    'Check indicatorLens.domaintools.baseUrl, and whether a proxy or a sign-in page answers instead.',
    'openSettings',
  );
}

export function redirected(host: string): Failure {
  return failure(
    'redirected',
    `${host} answered with a redirect, which is never followed with credentials.`,
    'Check indicatorLens.domaintools.baseUrl.',
    'openSettings',
  );
}

export function serverFault(host: string, status: number, retryAfterSeconds?: number): Failure {
  return failure(
    status === 503 ? 'busy' : 'serverError',
    `${host} failed to answer (HTTP ${status}), without a word from DomainTools itself.`,
    retryAfterSeconds === undefined
      ? 'Try again later. If it persists, check the proxy on the way to DomainTools.'
      : `Try again in ${duration(retryAfterSeconds)}.`,
    'retry',
    retryAfterSeconds,
  );
}

export function notUnderstood(what: string): Failure {
  return failure(
    'notUnderstood',
    `The answer of DomainTools does not have the documented form: ${what}.`,
    'Look at the log and report the fault.',
    'showLog',
  );
}

/** A body that is no JSON at all is more often half of an answer than one of another form. */
export function cutOrForeign(): Failure {
  return failure(
    'notUnderstood',
    'The answer of DomainTools is not JSON, or was cut.',
    'Try again. If it persists, open the log and report the fault.',
    'retry',
  );
}

export function tooManyMatches(message: string): Failure {
  return failure(
    'tooManyMatches',
    `DomainTools matches more than it lists.${quoted(message)}`,
    'Ask a narrower question, such as a single mail host.',
    'none',
  );
}

export function badInput(message: string, remedy: string): Failure {
  return failure('badInput', message, remedy, 'none');
}

function failure(
  reason: FailureReason,
  message: string,
  remedy: string,
  action: RemedyAction,
  retryAfterSeconds?: number,
): Failure {
  return {
    reason,
    message,
    remedy,
    action,
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  };
}

/** The vendor's sentence after ours, short enough for a notification. */
function quoted(message: string): string {
  const text = message.replace(/\s+/gu, ' ').trim();
  return text === ''
    ? ''
    : ` DomainTools says: “${text.length > 240 ? `${text.slice(0, 239)}…` : text}”`;
}
