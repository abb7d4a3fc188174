/**
 * Every way a look-up can fail, told apart because each has another remedy.
 * Wire conditions behind each: docs/operations.md.
 */
export type FailureReason =
  /** No key is stored for the configured server. */
  | 'noCredentials'
  /** A key is stored, but for another origin than the one now configured. */
  | 'credentialsForAnotherOrigin'
  /** A key was stored for this server, but the key store no longer has it or cannot be opened. */
  | 'credentialsLost'
  /** The server does not accept the key, the signature or the clock. */
  | 'badCredentials'
  /** The key is valid, the account has no access to this product. */
  | 'noAccess'
  /** Requests per minute used up: wait, then ask again. */
  | 'quotaPerMinute'
  /** Requests per month used up. */
  | 'quotaPerMonth'
  /** The whole allowance of the account is used up, or the vendor does not say which quota. */
  | 'quotaSpent'
  /** What the analyst allows to be spent in a day is used up. */
  | 'overBudget'
  /** The vendor matched more than it is willing to list. */
  | 'tooManyMatches'
  /** The vendor refuses to make a report of this size. */
  | 'reportTooLarge'
  /** Maintenance or high load at the vendor. */
  | 'busy'
  /** A fault at the vendor (HTTP 5xx). */
  | 'serverError'
  /** The vendor could not understand the request (HTTP 400, 414, 422). */
  | 'badRequest'
  /** Host not found, connection refused or reset. */
  | 'unreachable'
  | 'timeout'
  /** The certificate is not trusted. */
  | 'certificateNotTrusted'
  /** A redirect, which is never followed with credentials. */
  | 'redirected'
  /** Something answered, but not the service that was expected (HTML, wrong path). */
  | 'notSuchServer'
  /** The body does not fit the documented format. */
  | 'notUnderstood'
  /** More bytes than the product is willing to hold. */
  | 'answerTooLarge'
  /** Credentials would cross the network in clear text, or go to a server that nobody verified. */
  | 'insecure'
  /** Never sent: private, reserved, documentation, special-use, internal or ignored. */
  | 'refused'
  /** The analyst works offline, and the answer is not stored. */
  | 'offline'
  /** The provider is switched off, or its settings are not usable. */
  | 'disabled'
  | 'badSettings'
  /** The operation does not take this kind of indicator. */
  | 'notApplicable'
  /** What was typed is no address and no host name. */
  | 'badInput'
  | 'cancelled'
  /** A fault of this extension. */
  | 'internal';

/** What a button beside the remedy does. Views map it to a command; `none` shows words only. */
export type RemedyAction =
  'setCredentials' | 'openSettings' | 'testConnection' | 'goOnline' | 'retry' | 'showLog' | 'none';

/** A failure as a value: JSON-safe, and free of secrets. */
export interface Failure {
  readonly reason: FailureReason;
  /** One sentence that says what happened. */
  readonly message: string;
  /** One sentence that says what to do. */
  readonly remedy: string;
  readonly action: RemedyAction;
  /** Seconds to wait before asking again, when the server says so (Retry-After) or the quota is per minute. */
  readonly retryAfterSeconds?: number;
}

/** The one error class. Thrown below the use cases, a value (`failure`) above them. */
export class LensError extends Error {
  readonly failure: Failure;
  /** True where a request failed before anything of it had left this machine: it cost nothing. */
  readonly neverLeft: boolean;

  constructor(failure: Failure, options: ErrorOptions & { readonly neverLeft?: boolean } = {}) {
    super(failure.message, options);
    this.name = 'LensError';
    this.failure = failure;
    this.neverLeft = options.neverLeft ?? false;
  }
}

/** The failure alone, of a value that is one and more, such as the outcome of a result. */
export function failureIn({
  reason,
  message,
  remedy,
  action,
  retryAfterSeconds,
}: Failure): Failure {
  return {
    reason,
    message,
    remedy,
    action,
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  };
}

/** The failure that a cancelled look-up ends with. */
export const CANCELLED: Failure = {
  reason: 'cancelled',
  message: 'The look-up was cancelled.',
  remedy: 'Ask again when you need the answer.',
  action: 'retry',
};

/** Turns anything thrown into a failure, so that nothing is swallowed. */
export function failureOf(thrown: unknown): Failure {
  if (thrown instanceof LensError) {
    return thrown.failure;
  }
  if (thrown instanceof Error && thrown.name === 'AbortError') {
    return CANCELLED;
  }
  return {
    reason: 'internal',
    message: `Indicator Lens could not finish: ${thrown instanceof Error ? thrown.message : String(thrown)}`,
    remedy: 'Open the log and report the fault.',
    action: 'showLog',
  };
}
