import { classOf } from './characters';
import { endsOfWords, formsOf } from './forms';
import type { Text } from './text';

/** Longest word in brackets, with its blanks. */
const MAX_WORD = 12;
const WORD = new RegExp(`(?:${formsOf('.', 'strong')}|${formsOf('@', 'strong')})`, 'iy');
const SPACE = 0x20;
const TAB = 0x09;

/** Pairs of characters that a word of the table ends with; one bit of lookup for most brackets. */
const ENDS = new Uint8Array(128 * 128);
for (const end of endsOfWords()) {
  ENDS[end.charCodeAt(0) * 128 + end.charCodeAt(1)] = 1;
}

const BEFORE_DOT = classOf(' \t[({<');
const AFTER_DOT = classOf(' \t])}>');

/**
 * Place in front of the next `dot` from `from`, written as `word`, that stands between brackets or
 * blanks; `none` when there is none.
 */
export function nextSpokenDot(text: Text, word: string, from: number, none: number): number {
  for (let at = text.indexOf(word, from); at !== -1; at = text.indexOf(word, at + 1)) {
    const end = at + word.length;
    if (at > from && end < text.length) {
      const before = text.unit(at - 1);
      const after = text.unit(end);
      if (before < 128 && after < 128 && BEFORE_DOT[before] === 1 && AFTER_DOT[after] === 1) {
        return at - 1;
      }
    }
  }
  return none;
}

/**
 * Start of the next word in square brackets from `from` that stands for a dot or an at sign (`[d]`,
 * `[ at ]`); `none` when there is none. Hops from bracket to bracket: they are rarer than the letters
 * of the words.
 */
export function nextWord(text: Text, from: number, none: number): number {
  for (let at = text.indexOf(']', from); at !== -1; at = text.indexOf(']', at + 1)) {
    if (at - from < 2) {
      continue;
    }
    let end = at;
    while (end > at - 2 && (text.unit(end - 1) === SPACE || text.unit(end - 1) === TAB)) {
      end--;
    }
    const last = text.unit(end - 1);
    const before = text.unit(end - 2);
    if (last < 128 && before < 128 && ENDS[before * 128 + last] === 1) {
      const start = startOfWord(text, at, from);
      if (start !== -1) {
        return start;
      }
    }
  }
  return none;
}

function startOfWord(text: Text, closer: number, from: number): number {
  const least = Math.max(from, closer - MAX_WORD);
  for (let start = closer - 1; start >= least; start--) {
    if (/[[({<]/.test(text.charAt(start))) {
      WORD.lastIndex = start;
      return WORD.test(text.string) && WORD.lastIndex > closer ? start : -1;
    }
  }
  return -1;
}
