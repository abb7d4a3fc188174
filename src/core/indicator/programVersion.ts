import { classOf } from './characters';
import { isVersionLike } from './versionLike';
import { lineAfter, lineBefore } from './surroundings';
import type { Text } from './text';

/** Versions have no such first number. */
const MAX_MAJOR = 128;
/** Longest word that is looked at. */
const MAX_WORD = 24;
/** The id of a mail server in a trace field (RFC 5321, section 4.4): `with SMTP Server (TLS) id 15.1.225.42;`. */
const TRACE_ID = /(?:\)|\bwith [\w ]{1,32}|^\s+) ?id $/i;
/** A header or a field that holds the name of a program, up to here without its end. */
export const PROGRAM_FIELD =
  /(?:(?:^|["' ,{])(?:x-mailer|user[-_ ]?agent|x-mimeole|mailer)["']?\s*[:=]\s*"?|(?:Mozilla|Dalvik|Opera)\/\d)[^"]*$/i;
/** Devices behind the version of an app. */
const DEVICE = /^\s\(?(?:Android|iPhone|iPad|iOS|CFNetwork|Darwin|Windows NT|Macintosh)\b/;
const PRODUCT =
  /\b(?:exim|postfix|sendmail|exchange|outlook|express|firefox|chrome|chromium|safari|opera|msie|edge|thunderbird|skype|whatsapp|instagram|telegram|snapchat|acrobat|reader|flash|office|openssl|jre|jdk|smtpd?|mta) \(?$/i;

/** First letters of `DEVICE`. */
const DEVICE_STARTS = classOf('(AiCDWM');
const SPACE = 0x20;

/**
 * Whether four octets are the version of a program that mail, logs or user agents name. Most addresses
 * stand behind a word in lower case, and are told by a look at it.
 */
export function isProgramVersion(text: Text, start: number, end: number, address: number): boolean {
  if (address >>> 24 >= MAX_MAJOR || text.unit(start - 1) !== SPACE) {
    return address >>> 24 < MAX_MAJOR && isInParentheses(text, start, address);
  }
  const next = text.unit(end + 1);
  if (text.unit(end) === SPACE && next < 128 && DEVICE_STARTS[next] === 1) {
    if (DEVICE.test(lineAfter(text, end))) return true;
  }
  if (text.charAt(start - 2) === 'd' && /^[^a-z]?i$/i.test(text.slice(start - 4, start - 2))) {
    return TRACE_ID.test(lineBefore(text, start)) || text.charAt(end) === ';';
  }
  if (!isBehindName(text, start)) {
    return false;
  }
  const before = lineBefore(text, start);
  return (isLow(address) && PRODUCT.test(before)) || PROGRAM_FIELD.test(before);
}

/** `Exim (4.92.3.1)`. */
const isInParentheses = (text: Text, start: number, address: number): boolean =>
  text.charAt(start - 1) === '(' &&
  isLow(address) &&
  PRODUCT.test(text.slice(Math.max(0, start - 24), start));

const isLow = (address: number): boolean =>
  isVersionLike(address) ? address >>> 24 !== 10 : address >>> 24 < 10;

/** Whether the word in front of the blank starts with a capital letter, or is the name of a header. */
function isBehindName(text: Text, start: number): boolean {
  let from = start - 1;
  while (from > start - MAX_WORD && isLetterAt(text, from - 1)) from--;
  const first = text.unit(from);
  return (first >= 0x41 && first <= 0x5a) || text.charAt(start - 2) === ':';
}

function isLetterAt(text: Text, at: number): boolean {
  const code = text.unit(at) | 0x20;
  return code >= 0x61 && code <= 0x7a;
}
