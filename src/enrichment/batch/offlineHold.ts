import type { Failure } from '../../core/errors';
import type { BatchHold } from './model';

/** Working offline as the reason why a batch is held: unlike a single question, it goes on. */
export function heldOffline(failure: Failure): Failure {
  return { ...failure, remedy: 'Once you are online, the batch goes on by itself.' };
}

export function isHeldOffline({ failure }: BatchHold): boolean {
  return failure.reason === 'offline';
}
