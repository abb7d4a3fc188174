import * as say from './say';

/** Work that is done within this time needs no word. */
const QUIET_MS = 400;

/** Says where the work stands, from 0 to 1. */
type Report = (share: number) => void;

/** Does work that may take long: after a moment a notification says so, and can cancel it. */
export async function longWork<T>(
  title: string,
  work: (signal: AbortSignal, report: Report) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  let percent = 0;
  let tell = (): void => undefined;
  const done = work(controller.signal, (share) => {
    percent = Math.floor(share * 100);
    tell();
  });
  const timer = setTimeout(() => {
    void say.progress(title, async (token, report) => {
      let told = 0;
      tell = () => {
        if (percent > told) {
          report(`${percent} %`, percent - told);
          told = percent;
        }
      };
      tell();
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
