import { formatIpv6, parseIpv6 } from './address';
import { isInCapture } from './capture';
import { classOf, isDigit } from './characters';
import type { Text } from './text';

/** An IPv6 address in a text, with the end of what was looked at. */
export interface Ipv6Found {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

const COLON = ':'.charCodeAt(0);
const DOT = '.'.charCodeAt(0);
const OPEN = '['.charCodeAt(0);
const HYPHEN = '-'.charCodeAt(0);
const MAX_RAW = 120;

const HEX = classOf('0123456789abcdefABCDEF');
/** What stands behind the colon of `://`, `:\\\\`, `:[//]` and `[:]`. */
const FOLLOWS_MARK = classOf('/\\[({<])}>');
const isHexAt = (text: Text, at: number): boolean => {
  const code = text.unit(at);
  return code < 128 && HEX[code] === 1;
};

/**
 * The next colon from `from` that may be in an IPv6 address (one of two in a row, the seventh with a
 * group between each, the sixth in front of octets, or one in brackets) or in the mark of a scheme.
 * `none` when there is none.
 */
export function nextColon(text: Text, from: number, none: number): number {
  let run = 0;
  let first = -1;
  let last = -9;
  for (let at = text.indexOf(':', from); at !== -1; at = text.indexOf(':', at + 1)) {
    const gap = at - last;
    if (gap === 1) {
      return run > 1 ? first : last;
    }
    const after = text.unit(at + 1);
    if (after < 128 && FOLLOWS_MARK[after] === 1) {
      return at;
    }
    if (gap > 5) {
      run = 1;
      first = at;
    } else if (++run === 7 || (run === 6 && isOctetAt(text, at + 1))) {
      return first;
    }
    last = at;
  }
  return none;
}

const TWO_GROUPS = /\[?(?:[0-9a-f]{0,4}(?::|[[({]:[\])}])){2}/iy;

/** Whether what stands at `at` starts like an address: two colons, with groups between them or not. */
export function startsIpv6(text: Text, at: number): boolean {
  let end = text.unit(at) === OPEN ? at + 1 : at;
  const longest = end + 4;
  while (end < longest && isHexAt(text, end)) end++;
  TWO_GROUPS.lastIndex = at;
  return colonAt(text, end) > 0 && TWO_GROUPS.test(text.string);
}

function isOctetAt(text: Text, at: number): boolean {
  let end = at;
  while (end < at + 3 && isDigit(text.unit(end))) end++;
  return end > at && text.unit(end) === DOT;
}

/** Length of a colon, in brackets or not, at `at`; 0 when there is none. */
function colonAt(text: Text, at: number): number {
  if (text.unit(at) === COLON) {
    return 1;
  }
  return text.unit(at + 1) === COLON && /^[[({]:[\])}]$/.test(text.slice(at, at + 3)) ? 3 : 0;
}

function colonBefore(text: Text, at: number): number {
  if (text.unit(at - 1) === COLON) {
    return 1;
  }
  return at >= 3 && colonAt(text, at - 3) === 3 ? 3 : 0;
}

/** Start of the run of hexadecimal groups and colons around `at`. */
function startOfRun(text: Text, at: number, floor: number): number {
  const least = Math.max(floor, at - MAX_RAW);
  let start = at;
  while (start > least) {
    if (isHexAt(text, start - 1)) {
      start--;
      continue;
    }
    const colon = colonBefore(text, start);
    if (colon === 0 || start - colon < least) break;
    start -= colon;
  }
  return start;
}

/** End of the whole run, however long: what is no address must be passed over at once. */
function endOfRun(text: Text, at: number): number {
  let end = at;
  for (;;) {
    if (isHexAt(text, end)) {
      end++;
      continue;
    }
    const colon = colonAt(text, end);
    if (colon === 0) return end;
    end += colon;
  }
}

const DOTTED_TAIL = /\d{1,3}(?:(?:\.|[[({]\.[\])}])\d{1,3}){3}(?![\w]|\.\d)/y;

/**
 * The address around the colon at `at`, or where its run ends when there is none. Source of the
 * forms: RFC 4291, section 2.2.
 */
export function ipv6At(text: Text, at: number, floor: number): Ipv6Found | number {
  const bracket = colonAt(text, at - 1) === 3 ? 1 : 0;
  let start = startOfRun(text, at - bracket, floor);
  let end = endOfRun(text, at - bracket);
  const runEnd = Math.max(end, at + 1);
  if (end - start > MAX_RAW) {
    return runEnd;
  }
  const groupsEnd = end;
  end = withDottedTail(text, start, end);
  const octets = end !== groupsEnd;
  // A single colon at an end is punctuation: `from 2001:db8::1: refused`.
  start = afterWord(text, trimStart(text, start, end), end);
  end = trimEnd(text, start, end);
  if (!hasEdges(text, start, end, floor, octets)) {
    return runEnd;
  }
  const raw = text.slice(start, end);
  const plain = raw.replace(/[[({]([:.])[\])}]/g, '$1');
  const groups = parseIpv6(plain);
  if (groups === undefined || !isLikely(text, start, end, raw, plain)) {
    return runEnd;
  }
  return { value: formatIpv6(groups), start, end };
}

function withDottedTail(text: Text, start: number, end: number): number {
  const dot =
    text.unit(end) === 0x2e || (text.unit(end + 1) === 0x2e && /[[({]/.test(text.charAt(end)));
  if (!dot) {
    return end;
  }
  let tail = end;
  while (tail > start && /\d/.test(text.charAt(tail - 1))) tail--;
  DOTTED_TAIL.lastIndex = tail;
  return DOTTED_TAIL.test(text.string) ? DOTTED_TAIL.lastIndex : end;
}

function trimStart(text: Text, start: number, end: number): number {
  const colon = start < end ? colonAt(text, start) : 0;
  return colon > 0 && colonAt(text, start + colon) === 0 ? start + colon : start;
}

function trimEnd(text: Text, start: number, end: number): number {
  const colon = end > start ? colonBefore(text, end) : 0;
  return colon > 0 && end - colon > start && colonBefore(text, end - colon) === 0
    ? end - colon
    : end;
}

/** `ipv6:2001:db8::1` is a word, a colon and an address. */
function afterWord(text: Text, start: number, end: number): number {
  const before = text.unit(start - 1) | 0x20;
  if (before < 0x61 || before > 0x7a) {
    return start;
  }
  const colon = text.indexOf(':', start);
  // `IPv6:::1` is the tag of RFC 5321, section 4.1.3, and the address `::1`.
  const tagged = text.unit(colon + 1) === COLON && text.unit(colon + 2) === COLON;
  return colon < end && (tagged || isHexAt(text, colon + 1)) ? colon + 1 : start;
}

/** What an address never follows or leads to directly: a word, a name, a call, another colon. */
const NOT_BEFORE = classOf('.$@-_abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789');
const NOT_AFTER = /(?:[\w\u00c0-\uffff$(]|\.\w|:\w)/y;
const DOTTED_PORT = /\.(?:\d{1,5}|[a-z][a-z0-9-]{1,14})(?![\w.])/y;
/** Behind octets, a colon leads to a port. */
const PORT = /:\d{1,5}(?![\w:.])/y;

function hasEdges(text: Text, start: number, end: number, floor: number, octets: boolean): boolean {
  const before = text.unit(start - 1);
  const inRange = before === HYPHEN && start - 1 === floor && floor > 0;
  if (before < 128 ? NOT_BEFORE[before] === 1 && !inRange : before >= 0xc0) {
    return false;
  }
  NOT_AFTER.lastIndex = PORT.lastIndex = end;
  if ((octets && PORT.test(text.string)) || !NOT_AFTER.test(text.string)) {
    return true;
  }
  DOTTED_PORT.lastIndex = end;
  return DOTTED_PORT.test(text.string) && isInCapture(text, start, DOTTED_PORT.lastIndex);
}

/** `[::1]`, but no slice of a list: `items[::2]`, `f()[1::2]`. */
function isBracketed(text: Text, start: number, end: number): boolean {
  return (
    text.charAt(start - 1) === '[' &&
    !/[\w)\]'"]/.test(text.charAt(start - 2)) &&
    /^(?:%[\w.-]+)?\]/.test(text.slice(end, end + 24))
  );
}

/** Tells addresses from `a::b`, clock times and device identifiers. */
function isLikely(text: Text, start: number, end: number, raw: string, plain: string): boolean {
  if (raw !== plain || isBracketed(text, start, end)) {
    return /[0-9]/.test(plain);
  }
  if (!plain.includes('::')) {
    // Eight pairs are an EUI-64 or InfiniBand identifier.
    return !/^(?:[0-9a-f]{2}:){7}[0-9a-f]{2}$/i.test(plain);
  }
  if (plain === '::1') {
    return true;
  }
  const groups = plain.split(':').filter((group) => group !== '');
  if (!/\d/.test(plain)) {
    return false;
  }
  const network = /^\/\d{1,3}(?!\w)/.test(text.slice(end, end + 5));
  return (
    network || groups.length >= 3 || plain.includes('.') || /^(?=[a-f]*\d)[0-9a-f]{4}:/i.test(plain)
  );
}
