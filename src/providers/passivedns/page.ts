import { LensError } from '../../core/errors';
import type { Failure } from '../../core/errors';
import type { HttpResponse } from '../../core/ports';
import { scanCof } from './cof';
import type { CofBody, CofObject } from './cof';
import { LIMIT_WORDS, NOTHING_WORDS, isNothingFound, limitReached, statusFailure } from './faults';
import type { Asked } from './faults';
import { readRecord } from './record';
import type { CofRecord } from './record';
import { incompleteAnswer } from '../kit/status';
import { counted, quoted } from '../kit/words';

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
 * Reads a response. Good records are kept whatever surrounds them; Content-Type is not looked at,
 * for D4 sends records as `text/html`. Throws a LensError where nothing in it is an answer.
 */
export function readPage(response: HttpResponse, asked: Asked): Page {
  const failure = statusFailure(response, asked);
  if (failure !== undefined) {
    throw new LensError(failure);
  }
  if (isNothingFound(response)) {
    return NOTHING;
  }
  const body = scanCof(response.body);
  const read = body.objects.map((object) => ({ object, record: readRecord(object) }));
  const records = read.flatMap(({ record }) => record ?? []);
  const strange = read.filter(({ record }) => record === undefined).map(({ object }) => object);
  if (records.length === 0) {
    if (response.status === 206) {
      throw new LensError(incompleteAnswer(asked.settings.host));
    }
    const reason = noRecordsFailure(body, strange, response, asked);
    if (reason !== undefined) {
      throw new LensError(reason);
    }
    if (!isClean(body, strange)) {
      return NOTHING;
    }
  }
  return {
    records,
    shortfalls: [
      ...(response.status === 206 ? ['The server sent only a part of the answer (HTTP 206).'] : []),
      ...shortfallsOf(body, strange),
    ],
    limited: body.framing?.end === 'limited',
  };
}

/** Nothing but objects that are records or frames. */
function isClean(body: CofBody, strange: readonly CofObject[]): boolean {
  return body.broken === 0 && strange.length === 0 && body.textLines === 0;
}

/** Why a body without any record is no answer; undefined where it truly says "nothing known". */
function noRecordsFailure(
  body: CofBody,
  strange: readonly CofObject[],
  response: HttpResponse,
  asked: Asked,
): Failure | undefined {
  const { host } = asked.settings;
  if (body.markup) {
    return {
      reason: 'notSuchServer',
      message: `A web page came instead of passive DNS records from ${host}.`,
      remedy:
        'Sign in to the network if a page asks for it, or correct host and path in the settings.',
      action: 'openSettings',
    };
  }
  const words = quoted(strange.map(errorWords).find((text) => text !== '') ?? body.text[0] ?? '');
  if (LIMIT_WORDS.test(words)) {
    return limitReached(`${host} takes no more queries for now: "${words}"`, response, asked);
  }
  if (body.framing?.end === 'failed') {
    return {
      reason: 'serverError',
      message: `${host} failed while it answered${saying(body.framing.message)}.`,
      remedy: 'Ask again; if it stays, tell the owner of the server.',
      action: 'retry',
    };
  }
  if (isClean(body, strange) || (body.broken === 0 && NOTHING_WORDS.test(words))) {
    return undefined;
  }
  return {
    reason: 'notUnderstood',
    message: body.cut
      ? `The answer of ${host} ended before its first record was complete.`
      : `The answer of ${host} holds no passive DNS record${saying(words)}.`,
    remedy: 'Ask again; if it stays, check host and base path in the settings.',
    action: 'retry',
  };
}

function shortfallsOf(body: CofBody, strange: readonly CofObject[]): readonly string[] {
  const { framing } = body;
  const limit = [...body.text, ...strange.map(errorWords)].find((text) => LIMIT_WORDS.test(text));
  const skipped = body.broken + strange.length + body.textLines;
  return [
    ...(body.cut ? ['The answer ends in the middle of a record.'] : []),
    ...(limit === undefined ? [] : [`The server stopped${saying(limit)}.`]),
    ...(skipped === 0
      ? []
      : [
          `Skipped ${counted(skipped, 'part', 'parts')} of the answer that could not be read as a record.`,
        ]),
    ...(framing?.end === 'limited'
      ? [`The server lists no more records${saying(framing.message)}.`]
      : []),
    ...(framing?.end === 'failed'
      ? [`The server failed before the end${saying(framing.message)}.`]
      : []),
    ...(framing?.end === 'missing' ? ['The answer was cut before its end mark.'] : []),
    ...(body.capped ? ['The rest of a very long answer was not read.'] : []),
  ];
}

function saying(words: string): string {
  return words === '' ? '' : `: "${quoted(words)}"`;
}

/** What an error object says, by the keys that servers use for it. */
function errorWords(object: CofObject): string {
  const words = ['error', 'message', 'msg', 'detail', 'description', 'reason']
    .map((key) => object[key])
    .find((value) => typeof value === 'string');
  return words ?? '';
}
