import { measurement } from './measurement';
import type { Measurement } from './measurement';

export interface Timing {
  readonly what: string;
  readonly baseline: string;
  /** Rounds that count. */
  readonly rounds: number;
  /** Rounds before those, in which caches fill and code is compiled. */
  readonly warmUp: number;
  readonly measured: (round: number) => unknown;
  readonly against: (round: number) => unknown;
  /** Cleans up after a round, outside the times. */
  readonly afterEach?: () => void;
}

/**
 * Times both pieces of work in turn, so that whatever slows the machine down slows both, and gives the
 * medians in milliseconds. Which goes first changes every round.
 */
export async function interleaved(timing: Timing): Promise<Measurement> {
  const values: number[] = [];
  const baselineValues: number[] = [];
  const sides = [
    { work: timing.measured, into: values },
    { work: timing.against, into: baselineValues },
  ];
  for (let round = 0; round < timing.warmUp + timing.rounds; round += 1) {
    sides.reverse();
    for (const { work, into } of sides) {
      const started = performance.now();
      await work(round);
      const elapsed = performance.now() - started;
      if (round >= timing.warmUp) into.push(elapsed);
    }
    timing.afterEach?.();
  }
  return measurement({
    what: timing.what,
    value: median(values),
    unit: 'ms',
    baseline: timing.baseline,
    baselineValue: median(baselineValues),
  });
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  if (upper === undefined || lower === undefined) throw new Error('No value has no median.');
  return (upper + lower) / 2;
}
