import type { Text } from './text';

/** What a character of a label is; bits, so that a label is the sum of its characters. */
export const CHAR = { lower: 1, digit: 2, upper: 4, hyphen: 8, underscore: 16, wide: 32 } as const;

/** The class of each ASCII character; zero where it cannot stand in a label. */
export const CLASS = new Uint8Array(128);
/** ASCII characters in lower case. */
export const LOWER = new Uint8Array(128);

for (let code = 0; code < 128; code++) {
  const char = String.fromCharCode(code);
  LOWER[code] = char.toLowerCase().charCodeAt(0);
  if (/[a-z]/.test(char)) CLASS[code] = CHAR.lower;
  else if (/[0-9]/.test(char)) CLASS[code] = CHAR.digit;
  else if (/[A-Z]/.test(char)) CLASS[code] = CHAR.upper;
  else if (char === '-') CLASS[code] = CHAR.hyphen;
  else if (char === '_') CLASS[code] = CHAR.underscore;
}

export const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

/** A table with a 1 for each of the ASCII characters given. */
export function classOf(characters: string): Uint8Array {
  const table = new Uint8Array(128);
  for (const char of characters) {
    table[char.charCodeAt(0)] = 1;
  }
  return table;
}

const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/;
const INVISIBLES = new RegExp(INVISIBLE.source, 'g');
const WIDE_LABEL = /[\p{L}\p{N}\p{M}]/u;
const PICTURE = /\p{So}/u;

/** Zero-width characters and the soft hyphen: pasted into names to hide them, and never part of one. */
export function isInvisible(code: number): boolean {
  return code >= 0xad && INVISIBLE.test(String.fromCharCode(code));
}

export function withoutInvisible(text: string): string {
  return text.replace(INVISIBLES, '');
}

/** Length in code units of the non-ASCII label character at `at`; 0 when there is none. */
export function wideLabelAt(text: Text, at: number): number {
  const point = text.codePointAt(at) ?? 0;
  if (point >= 0xd800 && point <= 0xdfff) {
    return 0;
  }
  return isInvisible(point) || WIDE_LABEL.test(String.fromCodePoint(point))
    ? point > 0xffff
      ? 2
      : 1
    : 0;
}

/** Length of the non-ASCII label character that ends before `at`; 0 when there is none. */
export function wideLabelBefore(text: Text, at: number): number {
  const low = text.unit(at - 1);
  const pair = low >= 0xdc00 && low <= 0xdfff && at > 1;
  const length = wideLabelAt(text, pair ? at - 2 : at - 1);
  return length === (pair ? 2 : 1) ? length : 0;
}

/** Length of the pictograph at `at`, which some registries take as a label (`✪df.ws`); 0 when none. */
export function pictureAt(text: Text, at: number): number {
  const point = text.codePointAt(at);
  if (point === undefined || point < 0x80 || !PICTURE.test(String.fromCodePoint(point))) {
    return 0;
  }
  return point > 0xffff ? 2 : 1;
}
