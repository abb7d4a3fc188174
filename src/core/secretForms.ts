/** A form that a secret can take in a text. */
export interface SecretForm {
  /** A text without this has no such form: a quick way to tell. '' where there is none. */
  readonly mark: string;
  /** Source of a regular expression with the flag `u`. */
  readonly pattern: () => string;
  /** It counts only where neither a letter nor a digit is next to it. */
  readonly isWord: boolean;
}

type FormInText = Omit<SecretForm, 'isWord'>;

/** A shorter secret is looked for as a word of its own: it could be a part of any other. */
const LONG = 8;
/** What is shorter still could be any word, and is never looked for. */
const SHORTEST = 4;

/** In front of user name and password, or of a key (RFC 9110, section 11.4). */
const SCHEME = /^\s*(?:basic|bearer|token)\s+/i;
const BASIC = /^\s*basic\s+(?<base64>[\w+/-]+)=*\s*$/i;
const LINE_BREAKS_AROUND = /^[\r\n]+|[\r\n]+$/g;

/**
 * Every form of a secret: as it is; percent-encoded, as form data, or escaped for JSON, JavaScript
 * and HTML, once or twice, where its characters need it or for all of them; in Base64 and Base64url,
 * alone or within `user:password`; in hexadecimal. The same goes for the secret without white space
 * around it, for what follows the name of a scheme (`Bearer x`) and for the password of
 * `user:password`; a user name is no secret.
 *
 * A secret of 8 characters or more is found wherever it stands; one of 4 to 7 only where neither a
 * letter nor a digit is next to it; a shorter one never.
 */
export function secretForms(secret: string): readonly SecretForm[] {
  return valuesIn(secret).flatMap((value) => {
    const isWord = lengthOf(value) < LONG;
    return [
      ...spellings(value).flatMap(writtenForms),
      ...bytesOf(value).flatMap((bytes) => [...base64Forms(bytes, isWord), ...hexForms(bytes)]),
    ].map((form) => ({ ...form, isWord }));
  });
}

/** What of a stored value must not be seen, the longest first. */
function valuesIn(secret: string): string[] {
  const entered = [secret, secret.replace(LINE_BREAKS_AROUND, ''), secret.trim()];
  const credentials = entered.flatMap((value) => [
    value,
    value.replace(SCHEME, ''),
    ...credentialsIn(value),
  ]);
  const values = credentials.flatMap((value) => [value, value.slice(value.indexOf(':') + 1)]);
  return [...new Set(values)]
    .filter((value) => lengthOf(value) >= SHORTEST)
    .sort((one, other) => other.length - one.length);
}

/** The user name and password of `Basic dXNlcjpwYXNz`. */
function credentialsIn(value: string): string[] {
  const base64 = BASIC.exec(value)?.groups?.base64 ?? '';
  try {
    const bytes = atob(base64.replaceAll('-', '+').replaceAll('_', '/'));
    const text = new TextDecoder().decode(latin1(bytes));
    return text.includes(':') ? [text] : [];
  } catch {
    return []; // it only looks like Base64
  }
}

function lengthOf(value: string): number {
  return Array.from(value.trim()).length;
}

/** The value, and what becomes of it where Latin-1 is read as UTF-8 or, as in headers, UTF-8 as Latin-1. */
function spellings(value: string): string[] {
  return [
    ...new Set([
      value,
      binary(utf8(value)),
      ...(isLatin1(value) ? [new TextDecoder().decode(latin1(value))] : []),
    ]),
  ];
}

/** The value in UTF-8 and, where it can be and that differs, in Latin-1. */
function bytesOf(value: string): Uint8Array[] {
  const bytes = utf8(value);
  return isLatin1(value) && bytes.length > value.length ? [bytes, latin1(value)] : [bytes];
}

function isLatin1(value: string): boolean {
  return Array.from(value).every((character) => codeOf(character) <= 0xff);
}

function latin1(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** One character a byte, as `btoa` wants it. */
function binary(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
}

/** Escaped throughout and, which would take a part of that for all of `a%25`, where it is needed. */
function writtenForms(value: string): FormInText[] {
  const characters = Array.from(value);
  // A code in digits alone looks the same in either case of hexadecimal; the last has no `%` after it.
  const code = characters
    .slice(0, -1)
    .map(codeOf)
    .find((one) => one >= 0x20 && one < 0x7f && !/[a-f]/.test(one.toString(16)));
  const mark = (before: string, after: string, base = 16): string =>
    `${before}${code?.toString(base) ?? ''}${after}`;
  const throughout = (marked: string, escape: (character: string) => string): FormInText => ({
    mark: marked,
    pattern: () => characters.map(escape).join(''),
  });
  return [
    throughout(mark('', '%'), percentEscape),
    throughout(mark(code === undefined ? 'u' : 'u00', ''), unicodeEscape),
    throughout(mark('x', ''), (character) => hexEscape(character) ?? unicodeEscape(character)),
    throughout(mark('', ';', 10), decimalReference),
    throughout(mark('', ';'), hexReference),
    { mark: longestPlainPart(value), pattern: () => asNeeded(value) },
  ];
}

/** Letters and digits are written alike by whatever escapes only where it is needed. */
function longestPlainPart(text: string): string {
  const parts = text.match(/[A-Za-z\d]+/g) ?? [];
  return parts.reduce((longest, part) => (part.length > longest.length ? part : longest), '');
}

/** Backslashes and what follows them are one part, for escaping doubles them. */
const PARTS = /(?<backslashes>\\*)(?<quoted>["'/])|\\+|[^\\"'/]/gsu;

function asNeeded(value: string): string {
  return Array.from(value.matchAll(PARTS), ({ 0: part, groups }) => {
    if (groups?.quoted !== undefined) {
      // JSON puts a backslash before a quotation mark, and may put one before a slash.
      const before = groups.backslashes?.length ?? 0;
      const escaped = `${BACKSLASH}{${before},${4 * before + 3}}`;
      return `(?:${[...encodedBackslashes(before), escaped].join('|')})${inAnyWay(groups.quoted)}`;
    }
    if (part.startsWith('\\')) {
      const escaped = [4, 2, 1].map((factor) => `${BACKSLASH}{${factor * part.length}}`);
      return `(?:${[...encodedBackslashes(part.length), ...escaped].join('|')})`;
    }
    return inAnyWay(part);
  }).join('');
}

function encodedBackslashes(count: number): string[] {
  return count === 0
    ? []
    : [unicodeEscape, hexEscape, decimalReference, hexReference].map(
        (escape) => `(?:${escape('\\') ?? ''}){${count}}`,
      );
}

/** One character as it is and, unless no software escapes it alone, in each escape. */
function inAnyWay(character: string): string {
  if (/[A-Za-z\d]/.test(character)) {
    return character;
  }
  const name = NAMES.get(codeOf(character));
  const letter = LETTERS.get(character);
  const ways = [
    percentEscape(character),
    unicodeEscape(character),
    hexEscape(character),
    letter === undefined ? undefined : `${BACKSLASHES}${letter}`,
    decimalReference(character),
    hexReference(character),
    name === undefined ? undefined : `${AMPERSAND}${name};`,
    character === ' ' ? `\\+|${percentEscape('+')}` : undefined, // form data
    // Last, or what is left of an escape would stay behind the secret `a%` in `a%25`.
    `\\u{${codeOf(character).toString(16)}}`,
  ];
  return `(?:${ways.filter((way) => way !== undefined).join('|')})`;
}

const PERCENT = '%(?:25){0,2}';
/** As it is, and as it is in a URL. */
const BACKSLASH = `(?:\\\\|${PERCENT}5[cC])`;
/** What starts an escape: more than one where JSON stands in JSON. */
const BACKSLASHES = `${BACKSLASH}{1,3}`;
const AMPERSAND = '&(?:amp;){0,2}';

function percentEscape(character: string): string {
  const escaped = (bytes: Iterable<number>): string =>
    Array.from(bytes, (byte) => `${PERCENT}${inAnyCase(twoDigits(byte))}`).join('');
  const code = codeOf(character);
  return code > 0x7f && code <= 0xff
    ? `(?:${escaped(utf8(character))}|${escaped([code])})`
    : escaped(utf8(character));
}

/** As JSON escapes it (RFC 8259, section 7): one or two code units of UTF-16. */
function unicodeEscape(character: string): string {
  return Array.from({ length: character.length }, (_, at) => {
    const hex = character.charCodeAt(at).toString(16).padStart(4, '0');
    return `${BACKSLASHES}u${inAnyCase(hex)}`;
  }).join('');
}

function hexEscape(character: string): string | undefined {
  const code = codeOf(character);
  return code > 0xff ? undefined : `${BACKSLASHES}x${inAnyCase(twoDigits(code))}`;
}

function decimalReference(character: string): string {
  return `${AMPERSAND}#0*${codeOf(character)};`;
}

function hexReference(character: string): string {
  return `${AMPERSAND}#[xX]0*${inAnyCase(codeOf(character).toString(16))};`;
}

/** What JSON writes control characters as. */
const LETTERS: ReadonlyMap<string, string> = new Map([
  ['\b', 'b'],
  ['\f', 'f'],
  ['\n', 'n'],
  ['\r', 'r'],
  ['\t', 't'],
]);

/** Character references of HTML by the code they stand for: those of markup, and Latin-1 from 160 on. */
const NAMES: ReadonlyMap<number, string> = new Map([
  [0x22, 'quot'],
  [0x26, 'amp'],
  [0x27, 'apos'],
  [0x3c, 'lt'],
  [0x3e, 'gt'],
  ...(
    'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 ' +
    'acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde ' +
    'Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute ' +
    'Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde ' +
    'auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ' +
    'ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml'
  )
    .split(' ')
    .map((name, index): [number, string] => [0xa0 + index, name]),
]);

function hexForms(bytes: Uint8Array): FormInText[] {
  const hex = Array.from(bytes, twoDigits).join('');
  return [hex, hex.toUpperCase()].map((mark) => ({ mark, pattern: () => mark }));
}

function inAnyCase(hex: string): string {
  return hex.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
}

function twoDigits(byte: number): string {
  return byte.toString(16).padStart(2, '0');
}

function codeOf(character: string): number {
  return character.codePointAt(0) ?? 0;
}

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/**
 * The bytes in Base64 and Base64url. Three bytes make four characters, so that they look different
 * after 0, 1 and 2 bytes of something else, such as a user name. A word stands alone.
 */
function base64Forms(bytes: Uint8Array, isWord: boolean): FormInText[] {
  const offsets = isWord ? [0] : [0, 1, 2];
  return offsets.map((offset) => {
    const first = offset * 8;
    const end = first + bytes.length * 8;
    const unknownBefore = first % 6;
    const unknownAfter = isWord ? 0 : (6 - (end % 6)) % 6;
    const text = btoa(binary(Uint8Array.of(...new Uint8Array(offset), ...bytes)));
    const own = text.slice(Math.floor(first / 6), Math.ceil(end / 6));
    const known = own.slice(unknownBefore && 1, own.length - (unknownAfter && 1));
    const border = (character: string, unknown: number): string =>
      unknown === 0 ? '' : anyOfBase64(alike(character, unknown));
    return {
      mark: longestPlainPart(known),
      pattern: () =>
        [
          border(own.slice(0, 1), 0x3f & ~(0x3f >> unknownBefore)),
          ...Array.from(known, (character) => anyOfBase64([character])),
          border(own.slice(-1), (1 << unknownAfter) - 1),
          `${inAnyWay('=')}{0,2}`,
        ].join(''),
    };
  });
}

/** The characters that differ from this one in bits of a neighbour at most. */
function alike(character: string, neighbour: number): string[] {
  const own = BASE64.indexOf(character) & ~neighbour;
  return Array.from(BASE64).filter((_, value) => (value & ~neighbour) === own);
}

function anyOfBase64(characters: readonly string[]): string {
  const ways = characters.map((character) => {
    switch (character) {
      case '+':
        return `[ \\-]|${inAnyWay('+')}`;
      case '/':
        return `_|${asNeeded('/')}`;
      default:
        return character;
    }
  });
  return ways.length === 1 && ways[0]?.length === 1 ? ways.join('') : `(?:${ways.join('|')})`;
}
