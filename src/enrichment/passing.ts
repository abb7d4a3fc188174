import { failureOf } from '../core/errors';
import type { FailureReason } from '../core/errors';
import type { IndicatorRef } from '../core/indicator/model';
import type { Parameters } from '../core/operation/ids';
import type { Operation, Session } from '../core/operation/model';
import type { AnswerReader } from '../core/operation/reader';
import type { Answer } from '../core/result/model';
import { runAside } from './aside';

/** Faults that asking again soon meets again. */
const LASTING: ReadonlySet<FailureReason> = new Set<FailureReason>([
  'answerTooLarge',
  'certificateNotTrusted',
  'insecure',
  'noAccess',
  'refused',
  'reportTooLarge',
  'tooManyMatches',
]);

/**
 * Runs the operation and watches its requests: an answer that is not whole, of which a request met a
 * passing fault, is marked so that it does not stand for long.
 */
export async function runWatched(
  operation: Operation,
  indicator: IndicatorRef,
  session: Session,
  parameters: Parameters,
  reader?: AnswerReader,
): Promise<Answer> {
  const seen = { passing: false };
  const noteReason = (reason: FailureReason): void => {
    seen.passing ||= !LASTING.has(reason);
  };
  const watched: Session = {
    ...session,
    http: {
      async request(request, signal) {
        try {
          const response = await session.http.request(request, signal);
          seen.passing ||= isPassing(response.status);
          return response;
        } catch (thrown) {
          noteReason(failureOf(thrown).reason);
          throw thrown;
        }
      },
    },
    resultOf: (id, about) =>
      session.resultOf(id, about).then((result) => {
        if (result.outcome.kind === 'failed') {
          noteReason(result.outcome.reason);
        } else if (result.outcome.kind === 'partial') {
          seen.passing ||= result.outcome.passing === true;
        }
        return result;
      }),
  };
  const answer = await runAside(operation, indicator, watched, parameters, reader);
  return seen.passing && answer.outcome.kind === 'partial'
    ? { ...answer, outcome: { ...answer.outcome, passing: true } }
    : answer;
}

/** Request time-out, too early, too many requests, faults of the server (RFC 9110, 6585, 8470). */
function isPassing(status: number): boolean {
  return status === 408 || status === 425 || status === 429 || status >= 500;
}
