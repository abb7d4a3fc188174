import { inSteps } from './inSteps';

/**
 * Does something with each, and lets the window have its turn in between. Rejects with a LensError
 * (cancelled) when the signal aborts.
 */
export function inTurns<T, R>(
  all: Iterable<T>,
  act: (one: T) => R,
  signal?: AbortSignal,
): Promise<R[]> {
  return inSteps(stepsOf(all, act), signal);
}

function* stepsOf<T, R>(all: Iterable<T>, act: (one: T) => R): Generator<undefined, R[]> {
  const results: R[] = [];
  for (const one of all) {
    results.push(act(one));
    yield;
  }
  return results;
}
