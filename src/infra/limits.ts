import { ConstantBackoff, ExponentialBackoff, handleWhen, retry } from 'cockatiel';
import PQueue from 'p-queue';
import { orCancelled } from '../core/cancel';
import { LensError } from '../core/errors';
import type { Limits } from '../core/ports';

interface Pauses {
  /** Milliseconds before a request that met a passing fault is sent again. */
  readonly afterFaultMs: number;
  /** Milliseconds, about, before the first further try while the vendor is busy. */
  readonly whileBusyMs: number;
}

/** Further tries while a vendor is busy (DomainTools error codes: "exponential back-off"). */
const BUSY_TRIES = 2;
/** A fault of the back end (DomainTools: "one retry"), and what a proxy says of it. */
const PASSING_STATUS: ReadonlySet<number> = new Set([500, 502, 504]);

/**
 * Requests wait in one queue a provider; questions do not, so that one may ask another without
 * holding the place it waits for. Quota answers are never tried again: the analyst decides what to
 * spend.
 */
export function createLimits(pauses: Pauses = { afterFaultMs: 300, whileBusyMs: 1000 }): Limits {
  const queues = new Map<string, PQueue>();
  const onceMore = retry(handleWhen(isPassing).orWhenResult(isFault), {
    maxAttempts: 1,
    backoff: new ConstantBackoff(pauses.afterFaultMs),
  });
  const patiently = retry(handleWhen(isBusy), {
    maxAttempts: BUSY_TRIES,
    backoff: new ExponentialBackoff({ initialDelay: pauses.whileBusyMs, maxDelay: 15_000 }),
  });
  return {
    around(http, provider, concurrency) {
      const queue = queues.get(provider) ?? new PQueue({ concurrency });
      queues.set(provider, queue);
      return {
        request: (request, signal) =>
          orCancelled(signal, () =>
            queue.add(() => onceMore.execute(() => http.request(request, signal), signal), {
              signal,
            }),
          ),
      };
    },
    whileBusy: (ask, signal) =>
      orCancelled(signal, () => patiently.execute(() => orCancelled(signal, ask), signal)),
  };
}

/** A cut connection: the one unreachable server whose remedy is to ask again. */
function isPassing(error: unknown): boolean {
  return (
    error instanceof LensError &&
    error.failure.reason === 'unreachable' &&
    error.failure.action === 'retry'
  );
}

function isFault(response: unknown): boolean {
  return (
    typeof response === 'object' &&
    response !== null &&
    'status' in response &&
    typeof response.status === 'number' &&
    PASSING_STATUS.has(response.status)
  );
}

/** A vendor that says how long to wait is not asked before: the analyst is told instead. */
function isBusy(error: unknown): boolean {
  return (
    error instanceof LensError &&
    error.failure.reason === 'busy' &&
    error.failure.retryAfterSeconds === undefined
  );
}
