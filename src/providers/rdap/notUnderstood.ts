import { LensError } from '../../core/errors';

/** `what` follows a colon and has no full stop. */
export function notUnderstood(host: string, what: string): LensError {
  return new LensError({
    reason: 'notUnderstood',
    message: `The answer of ${host} does not have the form that RDAP documents (RFC 9083): ${what}.`,
    remedy: 'Look at the log and report the fault.',
    action: 'showLog',
  });
}
