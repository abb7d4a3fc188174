import type { Encoded } from './encoded';
import type { Language } from './surroundings';

/** How far a path is looked for around a backslash. */
const WINDOW = 120;
const BACKSLASH = 0x5c;
const ENDS_TOKEN = /[\s"'`<>|,;(){}]/;
const UNICODE = /u([0-9a-f]{4})/iy;
const BYTE = /x([0-9a-f]{2})/iy;
/** `C:\`, `\\server`, `%TEMP%\`, `..\`, `~\`, `HKLM\`: in front of the backslash that is looked at. */
const ROOT =
  /(?:^|[^a-z0-9])[a-z]:(?:\\|$)|^\W?(?:\\\\?[^\\]|%\w+%|\.{1,2}(?:\\|$)|~(?:\\|$)|HK[A-Z]\w*(?:\\|$))/i;
/** A letter behind a backslash that no string escape starts with, those of regular expressions apart. */
const FOLDER = /(?<!\\)\\[a-z]/gi;
const ESCAPES = new Set('nrtbfuxdws');
const JSON_ESCAPES = new Set('nrtbfux');
const LINE_ENDS = new Set('nr');

/**
 * What the escapes of JSON, JavaScript, Python, YAML and log lines with such strings in them stand for:
 * `\/`, `\u003e`, `\x2f`, `\"`, `\n`, `\r`, `\t` (RFC 8259, section 7; ECMA-262, section 12.9.4). The
 * letters in a Windows path are none.
 */
export function stringEscapes(raw: string, language: Language): Encoded[] {
  const edits: Encoded[] = [];
  const quotes = new Quotes(raw);
  for (let at = raw.indexOf('\\'); at !== -1;) {
    let last = at + 1;
    while (raw.charCodeAt(last) === BACKSLASH) last++;
    const edit = escapeAt(raw, at, last, language, quotes);
    if (edit !== undefined) {
      edits.push(edit);
    }
    at = raw.indexOf('\\', edit?.end ?? last);
  }
  return edits;
}

/** The escape whose backslashes are [start, last); escaped again where they are more than one. */
function escapeAt(
  raw: string,
  start: number,
  last: number,
  language: Language,
  quotes: Quotes,
): Encoded | undefined {
  const odd = (last - start) % 2 === 1;
  const char = raw.charAt(last);
  switch (char) {
    case '/':
      // Not in front of the slash that ends a regular expression.
      return raw.charAt(last + 1) === '/' ? undefined : { start, end: last + 1, text: '/' };
    case '"':
      return odd && !language.code ? { start, end: last + 1, text: '"' } : undefined;
    case 'u':
      return coded(raw, start, last, UNICODE);
    case 'x':
      return isPath(raw, start, last) ? undefined : coded(raw, start, last, BYTE);
    case 'n':
    case 'r':
    case 't': {
      const sure = odd && language.json;
      if (!sure && (isPath(raw, start, last) || !isInString(raw, start, last, language, quotes))) {
        return undefined;
      }
      // A string of source code stays in its line.
      const blank = language.code ? ' ' : char === 't' ? '\t' : '\n';
      return { start: last - 1, end: last + 1, text: blank };
    }
    default:
      return undefined;
  }
}

/** A character by its number, hexadecimal. What is no printable character parts words. */
function coded(raw: string, start: number, last: number, digits: RegExp): Encoded | undefined {
  digits.lastIndex = last;
  const hex = digits.exec(raw)?.[1];
  if (hex === undefined) {
    return undefined;
  }
  const code = parseInt(hex, 16);
  const text = code < 0x20 ? ' ' : String.fromCharCode(code);
  return { start, end: digits.lastIndex, text };
}

/** Whether the backslashes [start, last) stand in a path of Windows. */
function isPath(raw: string, start: number, last: number): boolean {
  let from = start;
  while (from > 0 && from > start - WINDOW && !ENDS_TOKEN.test(raw.charAt(from - 1))) from--;
  const before = raw.slice(from, start);
  if (last - start === 1 && /[^\\]\\\\/.test(before)) {
    return false; // In a text that doubles its backslashes, a single one is an escape.
  }
  return (
    ROOT.test(before) ||
    hasFolders(before, JSON_ESCAPES) ||
    hasFolders(tokenFrom(raw, last), ESCAPES)
  );
}

const hasFolders = (token: string, escapes: ReadonlySet<string>): boolean =>
  token.includes('\\') &&
  [...token.matchAll(FOLDER)].some(([found]) => !escapes.has(found.charAt(1)));

function tokenFrom(raw: string, at: number): string {
  const window = raw.slice(at, at + WINDOW);
  const end = window.search(ENDS_TOKEN);
  return end === -1 ? window : window.slice(0, end);
}

/** Whether a letter behind the backslashes [start, last) is an escape and no name of a file. */
function isInString(
  raw: string,
  start: number,
  last: number,
  language: Language,
  quotes: Quotes,
): boolean {
  if ((last - start) % 2 === 0) {
    return quotes.escapedBefore(start);
  }
  const pair = raw.startsWith('\\r\\n', start) || raw.startsWith('\\r\\n', start - 2);
  if (language.code || pair || quotes.openBefore(start)) {
    return true;
  }
  // `one\ntwo\nthree` without quotes, where no folder has another first letter.
  const line = tokenFrom(raw, last);
  const next = line.indexOf('\\');
  const previous = raw.lastIndexOf('\\', start - 1);
  const near = previous >= Math.max(0, start - WINDOW) ? raw.slice(previous + 1, start) : ' ';
  return (
    (next !== -1 && LINE_ENDS.has(line.charAt(next + 1))) ||
    (LINE_ENDS.has(near.charAt(0)) && !ENDS_TOKEN.test(near))
  );
}

/** Tells whether a double quote stands in the line in front of a place, for places in order. */
class Quotes {
  private seen = 0;
  private open = false;
  private escaped = false;

  constructor(private readonly raw: string) {}

  openBefore(at: number): boolean {
    this.readTo(at);
    return this.open;
  }

  escapedBefore(at: number): boolean {
    this.readTo(at);
    return this.escaped;
  }

  private readTo(at: number): void {
    const piece = this.raw.slice(this.seen, at);
    const line = piece.lastIndexOf('\n') + 1;
    const here = line > 0 ? piece.slice(line) : piece;
    this.open = here.includes('"') || (line === 0 && this.open);
    this.escaped = here.includes('\\"') || (line === 0 && this.escaped);
    this.seen = at;
  }
}
