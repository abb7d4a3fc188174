import type { IndicatorRef } from '../core/indicator/model';
import type { Operation } from '../core/operation/model';
import type { Registry } from '../core/operation/registry';
import type { Question } from '../core/operation/question';
import type { Store } from '../core/result/store';
import type { DataSource, Result } from '../core/result/model';

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

/** Every stored answer about an indicator, its own and those that it shares, newest first. */
export function storedAbout(
  store: Store,
  registry: Registry,
  indicator: IndicatorRef,
  data: DataSource,
): readonly Result[] {
  const own = store.about(indicator, data);
  const shared = new Map<string, readonly Result[]>();
  const more = registry.operationsFor(indicator.kind).flatMap((operation) => {
    const sent = operation.sends?.(indicator) ?? indicator;
    if (sent.value === indicator.value || own.some((one) => one.operation === operation.id)) {
      return [];
    }
    const about = shared.get(sent.value) ?? store.about(sent, data);
    shared.set(sent.value, about);
    return about
      .filter((one) => one.operation === operation.id)
      .map((one) => answerFor(indicator, one));
  });
  return more.length === 0
    ? own
    : [...own, ...more].sort((a, b) => (a.retrievedAt < b.retrievedAt ? 1 : -1));
}
