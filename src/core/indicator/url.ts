import { classOf, isDigit } from './characters';
import { formsOf } from './forms';
import type { Text } from './text';

/** Characters that end a URL in running text. Closing brackets and commas more often do than not. */
const ENDS_URL = /[\s"'`<>()[\]{}|,;^\\\u00ab\u00bb\u201c\u201d\uff08\uff09]/;
const ENDS = new Uint8Array(128);
for (let code = 0; code < 128; code++) {
  ENDS[code] = Number(code < 0x20 || ENDS_URL.test(String.fromCharCode(code)));
}

const FORM_IN_PATH = new RegExp(
  [
    formsOf('.', 'strong'),
    formsOf('/', 'strong'),
    formsOf(':', 'strong'),
    formsOf('@', 'strong'),
  ].join('|'),
  'iy',
);

const PORT_FORM = new RegExp(String.raw`(?:${formsOf(':', 'strong')})\d{1,5}`, 'iy');
const SLASH_FORM = new RegExp(formsOf('/', 'strong'), 'iy');
const COLON = 0x3a;
const BACKSLASH = 0x5c;
const TAB = 0x09;
const isOpen = (code: number): boolean =>
  code === 0x5b || code === 0x28 || code === 0x7b || code === 0x3c;

const startsForm = (code: number): boolean =>
  isOpen(code) || code === BACKSLASH || code === TAB || code > 127;

/** End of the port at `at`; `at` when there is none. */
export function endOfPort(text: Text, at: number): number {
  const code = text.unit(at);
  if (code === COLON) {
    let end = at + 1;
    while (end < at + 6 && isDigit(text.unit(end))) end++;
    return end === at + 1 ? at : end;
  }
  PORT_FORM.lastIndex = at;
  return isOpen(code) && PORT_FORM.test(text.string) ? PORT_FORM.lastIndex : at;
}

function startsPath(text: Text, at: number): boolean {
  const code = text.unit(at);
  if (code === 0x2f || code === 0x3f || code === 0x23) {
    return true;
  }
  SLASH_FORM.lastIndex = at;
  return isOpen(code) && SLASH_FORM.test(text.string);
}

/**
 * End of the port, path, query and fragment that follow a host which ends at `at`; `at` when none.
 * Nothing is read behind `limit`, but a form that starts in front of it.
 */
export function endOfUrl(text: Text, at: number, limit = text.length): number {
  let end = endOfPort(text, at);
  if (!startsPath(text, end)) {
    return at;
  }
  for (;;) {
    if (end >= limit) {
      return end;
    }
    const code = text.unit(end);
    if (code < 128 ? ENDS[code] === 1 : code > 0x9f && ENDS_URL.test(text.charAt(end))) {
      FORM_IN_PATH.lastIndex = end;
      if (!startsForm(code) || !FORM_IN_PATH.test(text.string)) {
        return end;
      }
      end = FORM_IN_PATH.lastIndex;
    } else {
      end++;
    }
  }
}

const PART_DOT = String.raw`(?:\.|[[({]\.[\])}])`;
/**
 * Where a host may stand inside a path or a query: after the mark of a scheme, which is group 1, after
 * an at sign, group 2, or as a whole part of digits.
 */
export const HOST_IN_PATH = new RegExp(
  [
    String.raw`((?::|%3a)(?:\/\/|%2f%2f)|${formsOf('://', 'strong')})`,
    String.raw`(?<=[\w.+-])(@|%40|[[({]@[\])}])`,
    String.raw`[/=&?](?=\d{1,3}${PART_DOT}\d{1,3}${PART_DOT})`,
  ].join('|'),
  'gi',
);

const PART = { mark: 1, dot: 2, digit: 4, starts: 8, opens: 16 } as const;
/** What a character means to `HOST_IN_PATH`; 0 for most. */
const PARTS = new Uint8Array(128);
for (const [kind, characters] of [
  [PART.mark, ':@%'],
  [PART.dot, '.'],
  [PART.digit, '0123456789'],
  [PART.starts, '/=&?'],
  [PART.opens, '[({'],
] as const) {
  for (const char of characters) PARTS[char.charCodeAt(0)] = kind;
}

/** Whether `HOST_IN_PATH` can match between `from` and `to`: most paths hold nothing. */
export function mayHoldHost(text: Text, from: number, to: number): boolean {
  let found = 0;
  let previous = 0;
  let digits = false;
  // The colon of a port stands first.
  for (let at = from + 1; at < to; at++) {
    const code = text.unit(at);
    const kind = code < 128 ? (PARTS[code] ?? 0) : 0;
    if (kind === PART.digit) {
      digits ||= previous === PART.starts;
    } else if (kind !== 0) {
      found |= kind === PART.dot && digits ? PART.dot | PART.mark : kind;
      digits &&= kind === PART.opens;
    } else {
      digits = false;
    }
    previous = kind;
  }
  return (found & PART.mark) !== 0 && (found & PART.dot) !== 0;
}

const MAX_USER = 64;
const ENDS_USER = classOf(' \t\r\n/?#"\'<>[](){}');
const AT = 0x40;

/** End of `user:password@` at `at`; `at` when there is none. */
export function endOfUser(text: Text, at: number): number {
  const end = Math.min(at + MAX_USER, text.length);
  for (let index = at; index < end; index++) {
    const code = text.unit(index);
    if (code === AT) {
      return index + 1;
    }
    if (code < 128 && ENDS_USER[code] === 1) {
      return at;
    }
  }
  return at;
}
