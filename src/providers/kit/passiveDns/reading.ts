import { counted, quoted } from '../words';
import { scanCof } from './cof';
import type { CofBody, CofObject } from './cof';
import { readRecord } from './record';
import type { CofRecord } from './record';

/** `Rate Limit Exceeded` is a body of CIRCL v1, with HTTP 200 (passivedns-client PR 13). */
export const LIMIT_WORDS = /rate.?limit|too many requests|quota|limit exceeded/i;
/** Servers and go-betweens that say in words that they know nothing. */
export const NOTHING_WORDS = /\bno (?:records?|results?|data|match(?:es)?|entries)\b/i;

/** The records of a body, and what is to be said about the rest of it. */
export interface CofReading extends Pick<CofBody, 'markup' | 'broken' | 'cut' | 'framing'> {
  readonly records: readonly CofRecord[];
  /** Why the body is not whole, one sentence each. */
  readonly shortfalls: readonly string[];
  /** Nothing came but records and frames. */
  readonly isClean: boolean;
  /** What the server says in place of records, shortened; '' where it says nothing. */
  readonly words: string;
}

/** Reads a body. Good records are kept whatever surrounds them. Never throws. */
export function readCof(text: string): CofReading {
  const body = scanCof(text);
  const read = body.objects.map((object) => ({ object, record: readRecord(object) }));
  const strange = read.filter(({ record }) => record === undefined).map(({ object }) => object);
  const { markup, broken, cut, framing } = body;
  return {
    records: read.flatMap(({ record }) => record ?? []),
    shortfalls: shortfallsOf(body, strange),
    isClean: broken === 0 && strange.length === 0 && body.textLines === 0,
    words: quoted(strange.map(errorWords).find((words) => words !== '') ?? body.text[0] ?? ''),
    markup,
    broken,
    cut,
    ...(framing && { framing }),
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

/** The words of a server after a sentence of ours, or nothing. */
export function saying(words: string): string {
  return words === '' ? '' : `: "${quoted(words)}"`;
}

/** What an error object says, by the keys that servers use for it. */
function errorWords(object: CofObject): string {
  const words = ['error', 'message', 'msg', 'detail', 'description', 'reason']
    .map((key) => object[key])
    .find((value) => typeof value === 'string');
  return words ?? '';
}
