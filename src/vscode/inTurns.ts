import { CANCELLED, LensError } from '../core/errors';

/** How long many small things are done before the window gets its turn. */
const SLICE_MS = 10;

/**
 * Does something with each, and lets the window have its turn in between. Rejects with a LensError
 * (cancelled) when the signal aborts.
 */
export async function inTurns<T, R>(
  all: Iterable<T>,
  act: (one: T) => R,
  signal?: AbortSignal,
): Promise<R[]> {
  const results: R[] = [];
  let since = performance.now();
  for (const one of all) {
    if (signal?.aborted === true) {
      throw new LensError(CANCELLED);
    }
    results.push(act(one));
    if (performance.now() - since > SLICE_MS) {
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
      since = performance.now();
    }
  }
  return results;
}
