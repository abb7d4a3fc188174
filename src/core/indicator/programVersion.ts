import { isVersionLike } from './versionLike';
import { lineAfter, lineBefore } from './surroundings';
import type { Text } from './text';

/** Versions have no such first number. */
const MAX_MAJOR = 128;
/** The id of a mail server in a trace field (RFC 5321, section 4.4): `with SMTP Server (TLS) id 15.1.225.42;`. */
const TRACE_ID = /(?:\)|\bwith [\w ]{1,32}|^\s+) ?id $/i;
/** A header or a field that holds the name of a program, up to here without its end. */
const PROGRAM_FIELD =
  /(?:(?:^|["' ,{])(?:x-mailer|user[-_ ]?agent|x-mimeole|mailer)["']?\s*[:=]\s*"?|(?:Mozilla|Dalvik|Opera)\/\d)[^"]*$/i;
/** Devices behind the version of an app. */
const DEVICE = /^\s\(?(?:Android|iPhone|iPad|iOS|CFNetwork|Darwin|Windows NT|Macintosh)\b/;
const PRODUCT =
  /\b(?:exim|postfix|sendmail|exchange|outlook|express|firefox|chrome|chromium|safari|opera|msie|edge|thunderbird|skype|whatsapp|instagram|telegram|snapchat|acrobat|reader|flash|office|openssl|jre|jdk|smtpd?|mta) \(?$/i;

/** Whether four octets are the version of a program that mail, logs or user agents name. */
export function isProgramVersion(text: Text, start: number, end: number, address: number): boolean {
  if (address >>> 24 >= MAX_MAJOR) {
    return false;
  }
  const before = lineBefore(text, start);
  if (before === '') {
    return false;
  }
  const after = lineAfter(text, end);
  if (/\bid $/i.test(before) && (TRACE_ID.test(before) || after.startsWith(';'))) {
    return true;
  }
  const low = isVersionLike(address) ? address >>> 24 !== 10 : address >>> 24 < 10;
  if (low && PRODUCT.test(before)) {
    return true;
  }
  return DEVICE.test(after) || PROGRAM_FIELD.test(before);
}
