import { orCancelled } from '../../core/cancel';

/** Rejects with `CANCELLED` as soon as the signal aborts. */
export async function waited(milliseconds: number, signal: AbortSignal): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  try {
    await orCancelled(
      signal,
      () =>
        new Promise<void>((resolve) => {
          timer = setTimeout(resolve, milliseconds);
        }),
    );
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Waits for the work to end, well or badly, but no longer than this; the work itself goes on.
 * Rejects with `CANCELLED` as soon as the signal aborts.
 */
export async function waitedFor(
  work: Promise<unknown>,
  milliseconds: number,
  signal: AbortSignal,
): Promise<void> {
  const enough = new AbortController();
  const ended = work.then(
    () => undefined,
    () => undefined,
  );
  const longest = waited(milliseconds, AbortSignal.any([signal, enough.signal]));
  try {
    await Promise.race([ended, longest]);
  } finally {
    enough.abort();
    await longest.catch(() => undefined);
  }
}
