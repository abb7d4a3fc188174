import type { Failure, FailureReason } from '../../core/errors';

/** A failure in words. Most can be tried again. */
export function failure(
  reason: FailureReason,
  message: string,
  remedy: string,
  action: Failure['action'] = 'retry',
): Failure {
  return { reason, message, remedy, action };
}
