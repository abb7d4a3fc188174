import { formsOf } from './forms';

/** Characters that end a URL in running text. Closing brackets and commas more often do than not. */
const ENDS_URL = /[\s"'`<>()[\]{}|,;^\\\u00ab\u00bb\u201c\u201d\uff08\uff09]/;
const ENDS = new Uint8Array(128);
for (let code = 0; code < 128; code++) {
  ENDS[code] = Number(code < 0x20 || ENDS_URL.test(String.fromCharCode(code)));
}

const FORM_IN_PATH = new RegExp(
  [
    formsOf('.', 'strong'),
    formsOf('/', 'strong'),
    formsOf(':', 'strong'),
    formsOf('@', 'strong'),
  ].join('|'),
  'iy',
);

/** What a path starts with, once the host and the port are read. */
const PORT_AND_PATH = new RegExp(
  String.raw`(?:(?::|${formsOf(':', 'strong')})\d{1,5})?(?=[/?#]|${formsOf('/', 'strong')})`,
  'iy',
);

/** End of the port, path, query and fragment that follow a host which ends at `at`; `at` when none. */
export function endOfUrl(text: string, at: number): number {
  const next = text.charCodeAt(at);
  // `/`, `:`, `?`, `#` and the three brackets; nearly every host is followed by something else.
  if (!(
    next === 0x2f ||
    next === 0x3a ||
    next === 0x3f ||
    next === 0x23 ||
    next === 0x5b ||
    next === 0x28 ||
    next === 0x7b
  )) {
    return at;
  }
  PORT_AND_PATH.lastIndex = at;
  if (!PORT_AND_PATH.test(text)) {
    return at;
  }
  let end = PORT_AND_PATH.lastIndex;
  for (;;) {
    const code = text.charCodeAt(end);
    if (code !== code) {
      return end;
    }
    if (code < 128 ? ENDS[code] === 1 : ENDS_URL.test(text.charAt(end))) {
      FORM_IN_PATH.lastIndex = end;
      if (code === 0x20 || !FORM_IN_PATH.test(text)) {
        return end;
      }
      end = FORM_IN_PATH.lastIndex;
    } else {
      end++;
    }
  }
}

/** Where a host may stand inside a path or a query: after `://`, `@`, or as a whole part of digits. */
export const HOST_IN_PATH =
  /(?::|%3a)(?:\/\/|%2f%2f)|(?<=[\w.+-])(?:@|%40)|[/=&?](?=\d{1,3}\.\d{1,3}\.)/gi;

const USER = /[^\s/?#@"'<>[\](){}]{0,64}@/y;

/** End of `user:password@` at `at`; `at` when there is none. */
export function endOfUser(text: string, at: number): number {
  USER.lastIndex = at;
  return USER.test(text) ? USER.lastIndex : at;
}
