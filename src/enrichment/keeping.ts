import { failureOf } from '../core/errors';
import type { Question } from '../core/operation/question';
import type { HistoryEntry } from '../core/result/store';
import type { Result } from '../core/result/model';
import type { Parts } from './parts';

type KeepingParts = Pick<Parts, 'store' | 'log'>;

/** Stores an answer. Where that fails it is handed over all the same: it may have been paid for. */
export function keepAnswer(parts: KeepingParts, question: Question, result: Result): void {
  keep(parts, () => parts.store.put(question, result));
}

export function keepLookup(parts: KeepingParts, entry: HistoryEntry): void {
  keep(parts, () => parts.store.record(entry));
}

function keep({ log }: KeepingParts, work: () => void): void {
  try {
    work();
  } catch (thrown) {
    log.error(`What was asked could not be stored: ${failureOf(thrown).message}`);
  }
}
