import type { Text } from './text';

/** How far is looked on either side. */
const WINDOW = 64;
/** Longest name that random text holds by chance. */
const MAX_NAME = 16;
/** As long as this, and in lower case throughout, no name is random: minified code has signs, too. */
const WORDS = 7;
const DOT = 0x2e;
const OPEN = 0x5b;
const CLOSE = 0x5d;
const SPACE = 0x20;
const LAST = 0x7e;
/** Signs that uuencode and Base85 are full of: those that URLs, HTML and calls have as well, and the rest. */
const COMMON = "#&<=>?'();";
const RARE = '!$%*+@\\^`|~';
/** Different signs that tell, and how many of them are rare. */
const MANY = 6;
const MANY_RARE = 2;

/** For each ASCII character, its number among the signs plus one; 0 for others. */
const SIGN = new Uint8Array(128);
for (const [index, char] of Array.from(COMMON + RARE).entries()) {
  SIGN[char.charCodeAt(0)] = index + 1;
}

/** Whether a short name stands in encoded bytes (uuencode, Base85): no blanks, and every sign there is. */
export function isInBinaryText(text: Text, start: number, end: number): boolean {
  if (end - start > MAX_NAME || (end - start >= WORDS && isLower(text, start, end))) {
    return false;
  }
  let seen = 0;
  let at = start - 1;
  for (; at >= start - WINDOW && isGraphic(text.unit(at)); at--) seen |= bitOf(text.unit(at));
  for (at = end; at < end + WINDOW && isGraphic(text.unit(at)); at++) seen |= bitOf(text.unit(at));
  return count(seen) >= MANY && count(seen >>> COMMON.length) >= MANY_RARE;
}

function isLower(text: Text, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const code = text.unit(at);
    if ((code < 0x61 || code > 0x7a) && code !== DOT && code !== OPEN && code !== CLOSE)
      return false;
  }
  return true;
}

const isGraphic = (code: number): boolean => code > SPACE && code <= LAST;

function bitOf(code: number): number {
  const sign = SIGN[code] ?? 0;
  return sign === 0 ? 0 : 1 << (sign - 1);
}

function count(bits: number): number {
  let ones = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) ones++;
  return ones;
}
