import { ConstantBackoff, ExponentialBackoff, handleWhen, retry } from 'cockatiel';
import PQueue from 'p-queue';
import { orCancelled } from '../core/cancel';
import { LensError } from '../core/errors';
import type { Http, Limits } from '../core/ports';

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
  const once = { maxAttempts: 1, backoff: new ConstantBackoff(pauses.afterFaultMs) };
  const onceMore = retry(handleWhen(isPassing).orWhenResult(isFault), once);
  const onceMoreUnsent = retry(
    handleWhen((error) => isPassing(error) && neverLeft(error)),
    once,
  );
  const patiently = retry(handleWhen(isBusy), {
    maxAttempts: BUSY_TRIES,
    backoff: new ExponentialBackoff({ initialDelay: pauses.whileBusyMs, maxDelay: 15_000 }),
  });
  const turns = new Map<string, PQueue>();
  const turnAt = (host: string, provider: Parameters<Limits['around']>[1]) => {
    const key = `${provider.id} ${host}`;
    const known = turns.get(key);
    const wanted = known === undefined ? provider.pace?.(host) : undefined;
    if (wanted === undefined) {
      return known;
    }
    const { requests: intervalCap, seconds } = wanted;
    const turn = new PQueue({ intervalCap, interval: seconds * 1000, strict: true });
    turns.set(key, turn);
    return turn;
  };
  return {
    around(http, provider, sentOnce = () => false) {
      const { id, concurrency } = provider;
      const queue = queues.get(id) ?? new PQueue({ concurrency });
      queues.set(id, queue);
      const sent: Http['request'] = (request, signal) =>
        queue.add(
          () =>
            provider.repeatsNothing === true
              ? http.request(request, signal)
              : (sentOnce(request) ? onceMoreUnsent : onceMore).execute(
                  () => http.request(request, signal),
                  signal,
                ),
          { signal },
        );
      return {
        request: (request, signal) =>
          orCancelled(signal, () => {
            // The place in the host's queue comes first: who waits for a slow host holds up no other.
            const turn = turnAt(new URL(request.url).host, provider);
            return turn === undefined
              ? sent(request, signal)
              : turn.add(() => Promise.resolve(), { signal }).then(() => sent(request, signal));
          }),
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

function neverLeft(error: unknown): boolean {
  return error instanceof LensError && error.neverLeft;
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
