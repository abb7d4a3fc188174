import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { setImmediate as nextTurn } from 'node:timers/promises';

/** How late a timer of 1 ms came, in milliseconds. */
export interface Lateness {
  /** Of 99 in 100 timers. */
  readonly p99: number;
  readonly worst: number;
}

/** What the event loop of this process was held up by, and how long it took, in milliseconds. */
export async function latenessWhile(
  work: () => Promise<unknown>,
): Promise<Lateness & { readonly took: number }> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  await nextTurn();
  delay.enable();
  const started = performance.now();
  await work();
  const took = performance.now() - started;
  delay.disable();
  return { took, p99: delay.percentile(99) / 1e6, worst: delay.max / 1e6 };
}

/** The same where nothing keeps the event loop, for as long. */
export async function idleLateness(milliseconds: number): Promise<Lateness> {
  return latenessWhile(async () => {
    const until = performance.now() + milliseconds;
    while (performance.now() < until) await nextTurn();
  });
}
