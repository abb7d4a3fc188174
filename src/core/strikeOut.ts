import { secretForms } from './secretForms';

/** What stands in the place of a secret. Inside a JSON string, it leaves the JSON valid. */
const STRUCK = '(secret)';

/** Strikes secrets out of any number of texts; what `secretForms` says counts as one. */
export function striker(secrets: Iterable<string>): (text: string) => string {
  const longestFirst = [...new Set(secrets)].sort((one, other) => other.length - one.length);
  const strikes = longestFirst.flatMap(secretForms).map(({ mark, pattern, isWord }) => {
    // Almost no text holds a secret, and the search for a mark is many times cheaper.
    let found: RegExp | undefined;
    return (text: string): string => {
      if (!text.includes(mark)) {
        return text;
      }
      found ??= new RegExp(pattern(), 'gu');
      return isWord ? strikeWords(text, found) : text.replace(found, STRUCK);
    };
  });
  return (text) => strikes.reduce((kept, strike) => strike(kept), text);
}

/** The text without these secrets. */
export function strikeOut(text: string, secrets: Iterable<string>): string {
  return striker(secrets)(text);
}

/** A letter that ends an escape, as in `%3D`, `\n` and `\u003d`, is no part of the word after it. */
const BEFORE_WORD =
  /(?:^|[^\p{L}\p{N}]|%[\da-fA-F]{2}|\\(?:[bfnrt]|u[\da-fA-F]{4}|x[\da-fA-F]{2}))$/u;
const AFTER_WORD = /^(?:$|[^\p{L}\p{N}])/u;
/** No escape is longer, and no character. */
const NEAR = 6;

function strikeWords(text: string, word: RegExp): string {
  const kept: string[] = [];
  let from = 0;
  word.lastIndex = 0;
  for (let found = word.exec(text); found !== null; found = word.exec(text)) {
    const { index } = found;
    const end = word.lastIndex;
    if (
      BEFORE_WORD.test(text.slice(Math.max(from, index - NEAR), index)) &&
      AFTER_WORD.test(text.slice(end, end + NEAR))
    ) {
      kept.push(text.slice(from, index), STRUCK);
      from = end;
    } else {
      word.lastIndex = index + 1; // a word may begin within what looked like one
    }
  }
  return [...kept, text.slice(from)].join('');
}
