import { isProductVersion } from './behindSlash';
import { classOf, isDigit } from './characters';
import type { IndicatorGrade } from './model';
import { isProgramVersion } from './programVersion';
import { isAfterAt, lineAfter, lineBefore } from './surroundings';
import type { Language } from './surroundings';
import { isVersionLike } from './versionLike';
import { VERSION_WORDS } from './words';
import type { Text } from './text';

const DECIMAL_BEFORE = /(?:^|[\s,a-z])-?\d*\.\d+[\s,]+$/i;
const DECIMAL_AFTER = /^[\s,]+-?\d*\.\d+(?:[\s,a-z]|$)/i;

const DOT = 0x2e;
const SLASH = 0x2f;
const EQUALS = 0x3d;
const SECTION = 0xa7;
/** In front of a version or a shell's own number: `~6.1.1.1`, `^6.1.1.1`, `$1.2.3.4`. */
const REFUSES = classOf('~^$');
const COMPARES = new Set(['<', '>', '!', '=', '~']);
/** Between a word that announces a version and the version. */
const BETWEEN = classOf(' \t."\'`>:=([');

/** Longest of the words that announce a version. */
const MAX_WORD = 16;

/** How sure it is that four valid octets are an address, or undefined where they are a version. */
export function judgeIpv4(
  text: Text,
  start: number,
  end: number,
  address: number,
  language: Language,
): IndicatorGrade | undefined {
  const before = text.unit(start - 1);
  if (before < 128 && REFUSES[before] === 1) {
    return undefined;
  }
  if (before === SLASH && isProductVersion(text, start, end, address)) {
    return undefined;
  }
  if (before === EQUALS && isVersionLike(address) && COMPARES.has(text.charAt(start - 2))) {
    return undefined; // `>=6.1.1.1`
  }
  if (before === DOT && /[\w)]/.test(text.charAt(start - 2))) {
    return undefined;
  }
  if (isAfterVersionWord(text, start) || isProgramVersion(text, start, end, address)) {
    return undefined;
  }
  if (isDecimal(text.unit(start - 2)) && isAmongDecimals(text, start, end, language)) {
    return undefined;
  }
  if (language.code && isSmall(address) && !isAfterAt(text, start)) {
    return sectionInCode(text, start, end) ? undefined : 'strong';
  }
  return 'strong';
}

/** `version="1.2.0.58"`, `Build 1.2.0.58`, `section 1.1.1.4`, `§ 1.1.1.4`. */
function isAfterVersionWord(text: Text, start: number): boolean {
  let end = start;
  while (end > start - 4 && text.unit(end - 1) < 128 && BETWEEN[text.unit(end - 1)] === 1) {
    end--;
  }
  let from = end;
  while (from > end - MAX_WORD && isLetter(text.unit(from - 1))) from--;
  return from === end
    ? text.unit(end - 1) === SECTION
    : VERSION_WORDS.has(text.slice(from, end).toLowerCase());
}

const isLetter = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || code === 0x5f;
const isDecimal = (code: number): boolean => isDigit(code) || code === DOT;

/** Path data and tables of numbers: `0.3 24.208.32.144 1.5`. */
function isAmongDecimals(text: Text, start: number, end: number, language: Language): boolean {
  if (!DECIMAL_BEFORE.test(text.slice(Math.max(0, start - 16), start))) {
    return false;
  }
  return language.drawing || DECIMAL_AFTER.test(text.slice(end, end + 16));
}

const isSmall = (address: number): boolean =>
  address >>> 24 < 64 &&
  ((address >>> 16) & 0xff) < 64 &&
  ((address >>> 8) & 0xff) < 64 &&
  (address & 0xff) < 100;

/** A heading or a reference in a comment: `// 8.2.4.44 Range errors`, `see 17.4.3.6`. */
function sectionInCode(text: Text, start: number, end: number): boolean {
  const before = lineBefore(text, start);
  const after = lineAfter(text, end);
  const comment = /(?:\/\/|\/\*|\*|#|--|;|%|@)/.test(before);
  const quoted = /["'`]$/.test(before) && /^["'`]/.test(after);
  return comment && !quoted && !/^[:/]\d/.test(after);
}
