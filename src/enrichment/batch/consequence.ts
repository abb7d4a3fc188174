import type { Failure, FailureReason } from '../../core/errors';

/** What a failed question means for the questions after it. */
export type Consequence =
  /** The answer is a refusal of ours: the item will never be sent. */
  | { readonly kind: 'refused' }
  /** All of the provider waits, then the question is asked again. */
  | { readonly kind: 'wait'; readonly seconds: number }
  /** Nobody is asked until the analyst is online again. */
  | { readonly kind: 'waitOnline' }
  /** Every further question of this operation, or of the provider, would end the same. */
  | { readonly kind: 'holdOperation' }
  | { readonly kind: 'holdProvider' }
  /** The question alone has failed; several of these on end mean that the server is in trouble. */
  | { readonly kind: 'fail'; readonly trouble: boolean };

/** DomainTools' quota per minute says no time: its own client waits 60 s (python_api). */
const MINUTE_S = 60;

const HOLDS_PROVIDER: ReadonlySet<FailureReason> = new Set([
  'noCredentials',
  'credentialsForAnotherOrigin',
  'credentialsLost',
  'badCredentials',
  'quotaSpent',
  'certificateNotTrusted',
  'redirected',
  'notSuchServer',
  'insecure',
  'disabled',
  'badSettings',
]);

/** Quota per month, access and budget are by product. */
const HOLDS_OPERATION: ReadonlySet<FailureReason> = new Set([
  'quotaPerMonth',
  'noAccess',
  'overBudget',
]);

/** What a single server of many can be in. */
const OF_ONE_SERVER: ReadonlySet<FailureReason> = new Set([
  'busy',
  'serverError',
  'timeout',
  'noAccess',
  'notSuchServer',
  'redirected',
  'certificateNotTrusted',
]);

const TROUBLE: ReadonlySet<FailureReason> = new Set([
  'busy',
  'serverError',
  'unreachable',
  'timeout',
]);

/** `servers` is `many` where the vendor's questions go to servers of their own: what ails one is nothing to the others. */
export function consequenceOf(
  { reason, retryAfterSeconds }: Failure,
  servers: 'one' | 'many' = 'one',
): Consequence {
  if (servers === 'many' && OF_ONE_SERVER.has(reason)) {
    return { kind: 'fail', trouble: false };
  }
  if (reason === 'refused' || reason === 'notApplicable') {
    return { kind: 'refused' };
  }
  if (reason === 'offline') {
    return { kind: 'waitOnline' };
  }
  if (reason === 'quotaPerMinute') {
    return { kind: 'wait', seconds: retryAfterSeconds ?? MINUTE_S };
  }
  if (retryAfterSeconds !== undefined && (reason === 'busy' || reason === 'quotaSpent')) {
    return { kind: 'wait', seconds: retryAfterSeconds };
  }
  if (HOLDS_PROVIDER.has(reason)) {
    return { kind: 'holdProvider' };
  }
  if (HOLDS_OPERATION.has(reason)) {
    return { kind: 'holdOperation' };
  }
  return { kind: 'fail', trouble: TROUBLE.has(reason) };
}
