import { CLASS, classOf, wideLabelBefore } from './characters';
import { formsOf } from './forms';
import type { Text } from './text';

const AT_WORD = new RegExp(formsOf('@', 'strong'), 'iy');
const SCHEME = new RegExp(formsOf('://', 'strong', 'weak'), 'iy');
const SPACE = 0x20;
const SLASH = 0x2f;

/** An at sign, in brackets or not: where it starts and ends. */
export interface AtSign {
  readonly start: number;
  readonly end: number;
}

/** The bracketed at sign that starts at `start`, or undefined when none does. */
export function atSignFrom(text: Text, start: number): AtSign | undefined {
  AT_WORD.lastIndex = start;
  return AT_WORD.test(text.string) ? { start, end: AT_WORD.lastIndex } : undefined;
}

/** The at sign whose `@` stands at `at`, with its brackets. */
export function atSignAround(text: Text, at: number): AtSign {
  let open = at;
  while (open > at - 2 && text.unit(open - 1) === SPACE) open--;
  const bracketed = open > 0 ? atSignFrom(text, open - 1) : undefined;
  return bracketed !== undefined && bracketed.end > at ? bracketed : { start: at, end: at + 1 };
}

/** Length of `http__` or `hxxps__` at `start`: a scheme whose mark was made to look like a name. */
export function schemeInName(text: Text, start: number): number {
  const first = text.unit(start) | 0x20;
  const mark = first === 0x68 ? /^h[tx]{2}ps?__/i.exec(text.slice(start, start + 7)) : null;
  return mark?.[0].length ?? 0;
}

const MAILBOX = classOf('.+*"\'!#$%&?^~');

/** Whether what ends at `at` can be the part of an e-mail address in front of the at sign. */
export function endsMailbox(text: Text, at: number): boolean {
  const code = text.unit(at - 1);
  return code < 128 ? CLASS[code] !== 0 || MAILBOX[code] === 1 : wideLabelBefore(text, at) > 0;
}

/** End of the mark of a scheme whose colon stands at `colon`; `colon` when there is none. */
export function endOfScheme(text: Text, colon: number): number {
  if (text.unit(colon + 1) === SLASH && text.unit(colon + 2) === SLASH) {
    SCHEME.lastIndex = colon - 1;
    return colon > 0 && SCHEME.test(text.string) ? SCHEME.lastIndex : colon + 3;
  }
  for (const start of [colon - 1, colon]) {
    SCHEME.lastIndex = start;
    if (start >= 0 && SCHEME.test(text.string)) {
      return SCHEME.lastIndex;
    }
  }
  return colon;
}
