import type { Cost } from '../../core/operation/cost';
import type { OperationId } from '../../core/operation/ids';
import type { Result } from '../../core/result/model';
import type { PlannedOperation } from '../../protocol/toWebview';
import { parametersKey } from '../../protocol/parametersKey';

/** What is known about one operation: answers to different questions, and the last failure. */
export interface Answers {
  /** Newest first; one for each set of parameters. */
  readonly answered: readonly Result[];
  /** Set when the last attempt failed. */
  readonly failure?: Result;
  /** The answer to show first. */
  readonly best?: Result;
}

const NONE: Answers = { answered: [] };

/** The results with one more: it replaces the answer to the same question, and older failures. */
export function withResult(results: readonly Result[], result: Result): readonly Result[] {
  const failed = result.outcome.kind === 'failed';
  const kept = results.filter((other) => {
    if (other.operation !== result.operation) {
      return true;
    }
    return other.outcome.kind === 'failed'
      ? false
      : failed || parametersKey(other.parameters) !== parametersKey(result.parameters);
  });
  return [result, ...kept];
}

export function answersOf(results: readonly Result[], operation: OperationId): Answers {
  const own = results.filter((result) => result.operation === operation);
  if (own.length === 0) {
    return NONE;
  }
  const answered = own
    .filter(({ outcome }) => outcome.kind !== 'failed')
    .sort((a, b) => (a.retrievedAt < b.retrievedAt ? 1 : -1));
  const failure = own.find(({ outcome }) => outcome.kind === 'failed');
  // An answer with parameters was asked for by name and price; the one without may only be its offer.
  const asked = answered.find(({ parameters }) => Object.keys(parameters).length > 0);
  const best = asked ?? answered[0];
  return { answered, ...(failure && { failure }), ...(best && { best }) };
}

/**
 * What asking the question of an answer again would spend. With parameters that is what the offer
 * said that led to it; undefined where none is at hand, for the plan only prices the plain question.
 */
export function costOf(
  operation: PlannedOperation,
  { parameters }: Result,
  results: readonly Result[],
): readonly Cost[] | undefined {
  const wanted = parametersKey(parameters);
  if (wanted === parametersKey({})) {
    return operation.cost;
  }
  return answersOf(results, operation.id)
    .answered.flatMap(({ offers }) => offers ?? [])
    .find((offer) => parametersKey(offer.parameters) === wanted)?.cost;
}

/** Tells an answer from every other: who was asked what, and when. */
export function answerName({ indicator, operation, parameters, retrievedAt }: Result): string {
  return [indicator.value, operation, parametersKey(parameters), retrievedAt].join(' ');
}
