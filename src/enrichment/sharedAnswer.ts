import type { IndicatorRef } from '../core/indicator/model';
import type { Operation } from '../core/operation/model';
import type { Question, Store } from '../core/ports';
import type { Result } from '../core/result/model';

/**
 * The question whose answer is this one's too, or undefined where there is none but itself: host
 * names under one registered domain are one question where the vendor knows registered domains only.
 */
export function sharedQuestion(operation: Operation, question: Question): Question | undefined {
  const sent = operation.sends?.(question.indicator);
  return sent === undefined || sent.value === question.indicator.value
    ? undefined
    : { ...question, indicator: sent };
}

/** The answer about the name that is sent, as one about the name that was asked for. */
export function answerFor(indicator: IndicatorRef, shared: Result): Result {
  const { kind, value } = indicator;
  return { ...shared, indicator: { kind, value }, askedFor: value };
}

/** The stored answer of a question, its own or the one that it shares. Asks nobody. */
export function storedFor(
  store: Store,
  operation: Operation,
  question: Question,
): Result | undefined {
  const own = store.get(question);
  if (own !== undefined) {
    return own;
  }
  const shared = sharedQuestion(operation, question);
  const stored = shared && store.get(shared);
  return stored && answerFor(question.indicator, stored);
}
