import { LensError } from '../../core/errors';
import type { HttpResponse } from '../../core/ports';
import { failure } from '../kit/failure';
import { LIMIT_WORDS, readCof, saying } from '../kit/passiveDns/reading';
import type { CofReading } from '../kit/passiveDns/reading';
import { incompleteAnswer } from '../kit/status';
import { allowanceSpent, isNothingFound, notSuchServer } from './failures';

/** What an answer in Streaming API Framing holds. */
export interface Framed extends Pick<CofReading, 'records'> {
  /** Why it is not whole, one sentence each. */
  readonly shortfalls: readonly string[];
  /** The server has more, and lists no more. */
  readonly limited: boolean;
  /** The answer broke off, so that asking again may bring the rest. */
  readonly brokenOff: boolean;
}

const NOTHING: Framed = { records: [], shortfalls: [], limited: false, brokenOff: false };

/**
 * Reads the frames of an answer. No record and the end mark `succeeded` is an answer; no record
 * without an end mark is none. Throws a LensError for what is no answer.
 * @param hasObject true where an object that is no record is what was asked for
 */
export function readFrames(
  response: HttpResponse,
  host: string,
  now: number,
  hasObject = false,
): Framed {
  if (isNothingFound(response)) {
    return NOTHING;
  }
  const reading = readCof(response.body);
  const end = reading.framing?.end;
  if (reading.records.length === 0 && !hasObject) {
    refuse(reading, response, host, now);
  }
  return {
    records: reading.records,
    limited: end === 'limited',
    brokenOff: end === 'failed' || end === 'missing' || reading.cut,
    shortfalls: [
      ...(response.status === 206 ? ['The server sent only a part of the answer (HTTP 206).'] : []),
      ...(hasObject ? [] : reading.shortfalls),
      ...(end === undefined
        ? ['The answer came without its end mark, so records may be missing.']
        : []),
    ],
  };
}

/** Throws where a body without a record does not say that there is none. */
function refuse(reading: CofReading, response: HttpResponse, host: string, now: number): void {
  const { framing, isClean, words, markup } = reading;
  if (markup) {
    throw new LensError(notSuchServer(`A web page came from ${host} instead of records.`));
  }
  if (response.status === 206) {
    throw new LensError(incompleteAnswer(host));
  }
  if (LIMIT_WORDS.test(words)) {
    throw new LensError(allowanceSpent(response, host, words, now));
  }
  if (framing?.end === 'failed') {
    throw new LensError(
      failure(
        'serverError',
        `${host} failed while it answered${saying(framing.message)}.`,
        "Try again. If it persists, contact the server's operator.",
      ),
    );
  }
  if (isClean && (framing?.end === 'succeeded' || framing?.end === 'limited')) {
    return;
  }
  throw new LensError(
    failure(
      'notUnderstood',
      isClean || reading.cut
        ? `The answer of ${host} ended before its first record and its end mark.`
        : `The answer of ${host} holds no passive DNS record${saying(words)}.`,
      'Try again. If it persists, check indicatorLens.dnsdb.baseUrl.',
    ),
  );
}
