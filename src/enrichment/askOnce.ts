import { setTimeout as sleep } from 'node:timers/promises';
import { ASKING_ALONE } from '../core/operation/asking';
import type { Taken } from '../core/operation/asking';
import { questionKey } from '../core/operation/question';
import type { Question } from '../core/operation/question';
import type { Result } from '../core/result/model';
import type { Parts } from './parts';

/** How soon the answer is seen that another window waits for. */
const LOOK_AFTER_MS = 250;
const KEEP_EVERY_MS = 15_000;

interface Ways {
  /** The answer, where another window has stored one that will do. */
  readonly answered: () => Result | undefined;
  readonly ask: () => Promise<Result>;
}

/**
 * Asks, unless another window is asking the same: then its answer is waited for and taken. Where it
 * gets none, or ends, this window asks.
 */
export async function askOnce(
  question: Question,
  { asking = ASKING_ALONE }: Pick<Parts, 'asking'>,
  signal: AbortSignal,
  { answered, ask }: Ways,
): Promise<Result> {
  if (question.data === 'sample') {
    return ask();
  }
  const key = questionKey(question);
  for (;;) {
    const taken = asking.take(key);
    // Looked for with the question taken: the other window stores its answer before it lets go.
    const result = answered();
    if (result !== undefined) {
      taken?.release();
      return result;
    }
    if (taken !== undefined) {
      return askKeeping(taken, ask);
    }
    await sleep(LOOK_AFTER_MS, undefined, { signal });
  }
}

async function askKeeping(own: Taken, ask: () => Promise<Result>): Promise<Result> {
  const beat = setInterval(() => own.keep(), KEEP_EVERY_MS);
  try {
    return await ask();
  } finally {
    clearInterval(beat);
    own.release();
  }
}
