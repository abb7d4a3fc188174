import { CANCELLED, LensError } from '../core/errors';

/** How long small steps are taken before the window gets its turn. */
const SLICE_MS = 10;

/**
 * Takes every step of some work, and lets the window have its turn in between. Rejects with a LensError
 * (cancelled) when the signal aborts.
 */
export async function inSteps<T>(steps: Iterator<undefined, T>, signal?: AbortSignal): Promise<T> {
  let since = performance.now();
  for (;;) {
    if (signal?.aborted === true) {
      throw new LensError(CANCELLED);
    }
    const step = steps.next();
    if (step.done === true) {
      return step.value;
    }
    if (performance.now() - since > SLICE_MS) {
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
      since = performance.now();
    }
  }
}
