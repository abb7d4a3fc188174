import { isCell, lineAfter, lineBefore } from './surroundings';
import type { Text } from './text';

/** Longest pair of a key and the signs behind it. */
const MAX_KEY = 48;
const QUOTES = new Set(['"', "'", '`']);
/** Behind a name that a remark follows: `evil.top - seen in mail`, `evil.top # phishing`. */
const REMARK = /^\.?(?::\d{1,5})?[\t ]+(?:[-–—#|;:(>=]|\/\/)/;
const BULLET = /^[\s>*+#•·-]*(?:\d+[.)]\s+)?(?:\*\.|\.)?["'`]?$/;
/** A line of a hosts file: the address in front, and perhaps other names. */
const HOSTS_LINE =
  /^\s*(?:#\s*)?(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]*:[0-9a-f:.]*)[\t ]+(?:[\w.-]+[\t ]+)*$/i;
/** What a zone file has behind the owner of a record, and in front of a name that it holds. */
const RECORD_AFTER =
  /^\.?[\t ]+(?:\d+[\t ]+)?(?:IN[\t ]+)?(?:CNAME|DNAME|AAAA|A|NS|MX|TXT|PTR|SOA|SRV)[\t ]/;
const RECORD_BEFORE = /[\t ](?:CNAME|DNAME|NS|PTR|MX[\t ]+\d+)[\t ]+$/;
/** `address=/evil.top/0.0.0.0`: dnsmasq names several hosts so, each between slashes. */
const SETTING = /^\s*[\w-]+=(?:\/[^\s/]+)*\/$/;
/** Words for a host in front of its value, in any of the ways in which programs write pairs. */
const NAMED =
  /(?:^|[^a-z])(?:\w*[_.-])?(?:domain|host|hostname|fqdn|sni|c2|ioc|indicator|observable|rrname|(?:server|query|domain|host)[ _-]?name|dns[ _.-]?(?:query|name|question)|(?:local-)?zone|local-data)s?["'\]]*\s*(?::|=>?)\s*["'([]*(?:\*\.)?$/i;
const ELEMENT =
  /<(?:\w+:)?(?:\w*[_-])?(?:domain|host|hostname|fqdn|indicator|header_from|envelope_(?:from|to)|server_?name)s?(?:\s[^<>]*)?>$/i;

/** Words for a file in front of its name. */
const NAMED_FILE =
  /(?:file|path|script|main|module|readme|bin|entry|include|import|require|source|src|docs?)\w*["'\]]*\s*(?::|=>?|\s)\s*["'([]+$/i;
/** Elements that mark a word of a sentence. */
const INLINE = /<(?:code|tt|pre|kbd|var|samp|b|i|em|strong|span|a|q)(?:\s[^<>]*)?>$/i;

/** Whether what stands in front of a name says that it is a file, or a word of a sentence. */
export function isSaidToBeOther(text: Text, start: number): boolean {
  const before = lineBefore(text, start);
  const near = before.slice(-MAX_KEY);
  return NAMED_FILE.test(near) || IN_SENTENCE.test(near.slice(-8)) || INLINE.test(before);
}

/** "see the `contributing.md` of", and no string among others. */
const IN_SENTENCE = /[\p{L}\p{N}.)]\s*["'`([]+$/u;

/**
 * Whether a name is a whole value and no part of a sentence: a line, an item, a cell, a string, an
 * element, the host of a rule.
 */
export function standsAlone(text: Text, start: number, end: number): boolean {
  if (isCell(text, start, end) || isQuoted(text, start, end) || isElement(text, start, end)) {
    return true;
  }
  if (isRule(text, start, end)) {
    return true;
  }
  const before = lineBefore(text, start);
  const after = lineAfter(text, end);
  return (BULLET.test(before) && REMARK.test(after)) || isHost(text, start, before, after);
}

/** Whether what stands around a name says that it is a host, whatever it ends in. */
export function isSaidToBeHost(text: Text, start: number, end: number): boolean {
  return (
    isRule(text, start, end) || isHost(text, start, lineBefore(text, start), lineAfter(text, end))
  );
}

const isHost = (text: Text, start: number, before: string, after: string): boolean =>
  HOSTS_LINE.test(before) ||
  NAMED.test(before.slice(-MAX_KEY)) ||
  (before.endsWith('>') && ELEMENT.test(before)) ||
  RECORD_BEFORE.test(before.slice(-MAX_KEY)) ||
  (BULLET.test(before) && RECORD_AFTER.test(after)) ||
  isInSetting(text, start);

/** Whether a host stands between the slashes of a setting of dnsmasq. */
export const isInSetting = (text: Text, start: number): boolean =>
  text.charAt(start - 1) === '/' && SETTING.test(lineBefore(text, start));

/** `*.` and `.` in front of a name belong to it. */
function withoutWildcard(text: Text, start: number): number {
  const dot = text.charAt(start - 1) === '.' ? start - 1 : start;
  return dot < start && text.charAt(dot - 1) === '*' ? dot - 1 : dot;
}

function isQuoted(text: Text, start: number, end: number): boolean {
  const quote = text.charAt(withoutWildcard(text, start) - 1);
  return QUOTES.has(quote) && text.charAt(endOfName(text, end)) === quote;
}

const isElement = (text: Text, start: number, end: number): boolean =>
  text.charAt(start - 1) === '>' && text.charAt(end) === '<';

/** A rule of an ad blocker: `||evil.top^`. */
const isRule = (text: Text, start: number, end: number): boolean =>
  text.charAt(start - 1) === '|' &&
  text.charAt(start - 2) === '|' &&
  /^(?:\^|\/|\$|$|[\r\n])/.test(text.charAt(end));

/** A final dot, or a port, behind a name. */
function endOfName(text: Text, end: number): number {
  const rest = /^\.?(?::\d{1,5})?/.exec(text.slice(end, end + 7))?.[0] ?? '';
  return end + rest.length;
}
