import { CLASS, classOf, pictureAt, wideLabelAt, wideLabelBefore } from './characters';
import { formsOf } from './forms';
import { CODE_LANGUAGES, DRAWING_LANGUAGES } from './words';
import type { Text } from './text';

/** How far a look back or ahead on the line goes. */
const WINDOW = 240;

/** What a language id says about a dotted name. */
export interface Language {
  readonly code: boolean;
  /** Numbers stand in runs: path data, style sheets. */
  readonly drawing: boolean;
  /** It has members, and commands whose words are strings. */
  readonly words: boolean;
  /** A backslash in it is always an escape. */
  readonly json: boolean;
}

export function languageOf(id: string | undefined): Language {
  return {
    code: id !== undefined && CODE_LANGUAGES.has(id),
    drawing: id !== undefined && DRAWING_LANGUAGES.has(id),
    words: id === 'powershell',
    json: id?.startsWith('json') === true,
  };
}

/** The text of the line in front of `at`, at most `WINDOW` characters. */
export function lineBefore(text: Text, at: number): string {
  const window = text.slice(Math.max(0, at - WINDOW), at);
  return window.slice(Math.max(window.lastIndexOf('\n'), window.lastIndexOf('\r')) + 1);
}

/** The text of the line from `at` on, at most `WINDOW` characters. */
export function lineAfter(text: Text, at: number): string {
  const window = text.slice(at, at + WINDOW);
  const end = window.search(/[\r\n]/);
  return end === -1 ? window : window.slice(0, end);
}

const QUOTE_BEFORE = classOf('"\'`(<[');
const QUOTE_AFTER = classOf('"\'`)>].');
const SEPARATOR = classOf(',;|\t');
const BLANK = classOf(' \t');
const BULLET = classOf(' \t>*+-#0123456789.)');
const LINE_END = classOf('\r\n');

const isIn = (table: Uint8Array, code: number): boolean => code < 128 && table[code] === 1;

/** Whether nothing else stands in the line, list item or table cell. */
export function isCell(text: Text, start: number, end: number): boolean {
  const last = Math.min(text.length, end + WINDOW);
  let after = end;
  while (after < last && isIn(QUOTE_AFTER, text.unit(after))) after++;
  while (after < last && isIn(BLANK, text.unit(after))) after++;
  const next = after < last ? text.unit(after) : 0;
  const separated = isIn(SEPARATOR, next) || text.unit(after - 1) === TAB;
  return (next === 0 || isIn(LINE_END, next) || separated) && startsCell(text, start);
}

function startsCell(text: Text, start: number): boolean {
  const least = Math.max(0, start - WINDOW);
  let before = start;
  while (before > least && isIn(QUOTE_BEFORE, text.unit(before - 1))) before--;
  let first = before;
  while (first > least && isIn(BLANK, text.unit(first - 1))) first--;
  if (first > least && isIn(SEPARATOR, text.unit(first - 1))) {
    return true;
  }
  if (text.slice(first, before).includes('\t')) {
    return true;
  }
  while (first > least && isBullet(text.unit(first - 1))) first--;
  return first === least || isIn(LINE_END, text.unit(first - 1));
}

const isBullet = (code: number): boolean => isIn(BULLET, code) || code === 0x2022 || code === 0xb7;

/** Whether nothing else stands in the line. */
export function isLine(text: Text, start: number, end: number): boolean {
  return /^\s*$/.test(lineAfter(text, end)) && /^\s*$/.test(lineBefore(text, start));
}

const AT_BEFORE = new RegExp(
  String.raw`[\p{L}\p{N}_.+*"-](?:@|${formsOf('@', 'strong', 'weak')})\[?$`,
  'iu',
);

/** Whether an at sign in any form, with somebody in front of it, stands before `at`. */
export function isAfterAt(text: Text, at: number): boolean {
  return AT_BEFORE.test(text.slice(Math.max(0, at - 24), at));
}

/** The same for `(at)` and its kin, at little cost where no bracket stands before. */
export function isAfterBracketedAt(text: Text, at: number): boolean {
  const before = text.unit(at - 1) === 0x20 ? text.charAt(at - 2) : text.charAt(at - 1);
  return CLOSERS.has(before) && isAfterAt(text, at);
}

const CLOSERS = new Set([')', ']', '}', '>', ' ']);
const STARTS_AT = classOf('[({< ');
const FOLLOWS_START = classOf('@aA \t[({<');
const AT_AFTER = new RegExp(`@|${formsOf('@', 'strong')}`, 'iy');
const AT = 0x40;
const TAB = 0x09;
const SPACE = 0x20;

/** Whether a mailbox ends at `at`: what stands before is no host. */
export function isBeforeAt(text: Text, at: number): boolean {
  const next = text.unit(at);
  if (next === AT) {
    return !isWebDav(text, at);
  }
  if (next > 127 || STARTS_AT[next] === 0) {
    return false;
  }
  const open = next === SPACE ? at + 1 : at;
  const near = text.unit(open);
  const inside = text.unit(open + 1);
  if (near > 127 || STARTS_AT[near] === 0 || inside > 127 || FOLLOWS_START[inside] !== 1) {
    return false;
  }
  AT_AFTER.lastIndex = at;
  return AT_AFTER.test(text.string);
}

const WEB_DAV = /@(?:ssl(?:@\d{1,5})?|\d{1,5})\\/iy;

/** Whether a host that ends at `at` is that of a share over HTTP: `\\\\host@SSL\\DavWWWRoot`, `\\\\host@8080\\`. */
export function isWebDav(text: Text, at: number): boolean {
  WEB_DAV.lastIndex = at;
  return text.unit(at) === AT && WEB_DAV.test(text.string);
}

/** Whether a label, or a pictograph in place of one, starts at `at`. */
export function startsHost(text: Text, at: number): boolean {
  const code = text.unit(at);
  return code < 128 ? CLASS[code] !== 0 : wideLabelAt(text, at) + pictureAt(text, at) > 0;
}

/** Whether `at` is inside a string or a comment of a line of source code. */
export function isProse(text: Text, at: number): boolean {
  const before = lineBefore(text, at);
  if (/^\s*(?:\*|\/\*|\/\/|#|--|;|%|<!--|"""|''')/.test(before)) {
    return true;
  }
  let quote = '';
  for (let index = 0; index < before.length; index++) {
    const char = before[index] ?? '';
    if (char === '\\') {
      index++;
    } else if (quote !== '') {
      quote = char === quote ? '' : quote;
    } else if (char === '"' || char === "'" || char === '`') {
      quote = char;
    } else if (
      (char === '/' && /[/*]/.test(before[index + 1] ?? '')) ||
      (char === '#' && /\s/.test(before[index + 1] ?? ''))
    ) {
      return true;
    }
  }
  return quote !== '';
}

/** Start of the label that ends at `at`, not before `floor`; a label is at most 63 characters. */
export function labelStart(text: Text, at: number, floor: number): number {
  const least = Math.max(floor, at - 320);
  let start = at;
  while (start > least) {
    const code = text.unit(start - 1);
    if (code < 128) {
      if ((CLASS[code] ?? 0) === 0) break;
      start--;
    } else {
      const length = wideLabelBefore(text, start);
      if (length === 0 || start - length < least) break;
      start -= length;
    }
  }
  return start;
}
