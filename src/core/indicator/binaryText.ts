import type { Text } from './text';

/** How far is looked on either side. */
const WINDOW = 64;
/** Longest name that random text holds by chance. */
const MAX_NAME = 16;
const SPACE = 0x20;
const LAST = 0x7e;
/** Signs that uuencode and Base85 are full of: those that URLs and HTML have as well, and the rest. */
const COMMON = '#&<=>?';
const RARE = "!$%'()*+;@\\^`|~";
/** Different signs that tell, and how many of them are rare. */
const MANY = 6;
const MANY_RARE = 3;

/** For each ASCII character, its number among the signs plus one; 0 for others. */
const SIGN = new Uint8Array(128);
for (const [index, char] of Array.from(COMMON + RARE).entries()) {
  SIGN[char.charCodeAt(0)] = index + 1;
}

/** Whether a short name stands in encoded bytes (uuencode, Base85): no blanks, and every sign there is. */
export function isInBinaryText(text: Text, start: number, end: number): boolean {
  if (end - start > MAX_NAME) {
    return false;
  }
  let seen = 0;
  let at = start - 1;
  for (; at >= start - WINDOW && isGraphic(text.unit(at)); at--) seen |= bitOf(text.unit(at));
  for (at = end; at < end + WINDOW && isGraphic(text.unit(at)); at++) seen |= bitOf(text.unit(at));
  return count(seen) >= MANY && count(seen >>> COMMON.length) >= MANY_RARE;
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
