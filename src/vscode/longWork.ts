import * as say from './say';

/** Work that is done within this time needs no word. */
const QUIET_MS = 400;

/** Does work that may take long: after a moment a notification says so, and can cancel it. */
export async function longWork<T>(
  title: string,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const done = work(controller.signal);
  const timer = setTimeout(() => {
    void say.progress(title, async (token) => {
      token.onCancellationRequested(() => controller.abort());
      await Promise.allSettled([done]);
    });
  }, QUIET_MS);
  try {
    return await done;
  } finally {
    clearTimeout(timer);
  }
}
