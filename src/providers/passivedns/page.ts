import { LensError } from '../../core/errors';
import type { Failure } from '../../core/errors';
import type { HttpResponse } from '../../core/ports';
import { isNothingFound, limitReached, statusFailure } from './faults';
import type { Asked } from './faults';
import { LIMIT_WORDS, NOTHING_WORDS, readCof, saying } from '../kit/passiveDns/reading';
import type { CofReading } from '../kit/passiveDns/reading';
import type { CofRecord } from '../kit/passiveDns/record';
import { incompleteAnswer } from '../kit/status';

/** One response, read. */
export interface Page {
  readonly records: readonly CofRecord[];
  /** Why the response is not whole, one sentence each. */
  readonly shortfalls: readonly string[];
  /** The server itself said that it lists no more (SAF `limited`). */
  readonly limited: boolean;
}

const NOTHING: Page = { records: [], shortfalls: [], limited: false };

/**
 * Reads a response. Content-Type is not looked at, for D4 sends records as `text/html`. Throws a
 * LensError where nothing in it is an answer.
 */
export function readPage(response: HttpResponse, asked: Asked): Page {
  const failure = statusFailure(response, asked);
  if (failure !== undefined) {
    throw new LensError(failure);
  }
  if (isNothingFound(response)) {
    return NOTHING;
  }
  const reading = readCof(response.body);
  const { records } = reading;
  if (records.length === 0) {
    if (response.status === 206) {
      throw new LensError(incompleteAnswer(asked.settings.host));
    }
    const reason = noRecordsFailure(reading, response, asked);
    if (reason !== undefined) {
      throw new LensError(reason);
    }
    if (!reading.isClean) {
      return NOTHING;
    }
  }
  return {
    records,
    shortfalls: [
      ...(response.status === 206 ? ['The server sent only a part of the answer (HTTP 206).'] : []),
      ...reading.shortfalls,
    ],
    limited: reading.framing?.end === 'limited',
  };
}

/** Why a body without any record is no answer; undefined where it truly says "nothing known". */
function noRecordsFailure(
  { markup, words, framing, isClean, broken, cut }: CofReading,
  response: HttpResponse,
  asked: Asked,
): Failure | undefined {
  const { host } = asked.settings;
  if (markup) {
    return {
      reason: 'notSuchServer',
      message: `A web page came instead of passive DNS records from ${host}.`,
      remedy:
        'Sign in to the network if a page asks for it, or correct host and path in the settings.',
      action: 'openSettings',
    };
  }
  if (LIMIT_WORDS.test(words)) {
    return limitReached(`${host} takes no more queries for now: "${words}"`, response, asked);
  }
  if (framing?.end === 'failed') {
    return {
      reason: 'serverError',
      message: `${host} failed while it answered${saying(framing.message)}.`,
      remedy: 'Ask again; if it stays, tell the owner of the server.',
      action: 'retry',
    };
  }
  if (isClean || (broken === 0 && NOTHING_WORDS.test(words))) {
    return undefined;
  }
  return {
    reason: 'notUnderstood',
    message: cut
      ? `The answer of ${host} ended before its first record was complete.`
      : `The answer of ${host} holds no passive DNS record${saying(words)}.`,
    remedy: 'Ask again; if it stays, check host and base path in the settings.',
    action: 'retry',
  };
}
