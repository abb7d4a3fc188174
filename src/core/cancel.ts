import { CANCELLED, LensError } from './errors';

/**
 * The promise, or a rejection with `CANCELLED` as soon as the signal aborts, whatever the work
 * behind the promise does about it.
 */
export async function orCancelled<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  if (signal.aborted) {
    throw new LensError(CANCELLED);
  }
  let stop = (): void => undefined;
  const cancelled = new Promise<never>((_, reject) => {
    stop = () => reject(new LensError(CANCELLED));
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([work(), cancelled]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
