import { LensError } from '../../core/errors';
import type { Failure } from '../../core/errors';

const BUSY: Failure = {
  reason: 'busy',
  message: 'Another window or program is using the database of Indicator Lens.',
  remedy: 'Try again in a moment.',
  action: 'retry',
};

/** What a call ends with that cannot wait until another process lets go of the database. */
export function databaseBusy(cause: unknown): LensError {
  return new LensError(BUSY, { cause });
}

export function isDatabaseBusy(thrown: unknown): boolean {
  return thrown instanceof LensError && thrown.failure === BUSY;
}
