import { defang } from '../core/indicator/index';
import { cellText } from '../core/result/cellText';
import type { Cell } from '../core/result/model';

/**
 * Controls, format characters (bidi overrides and isolates among them), line and paragraph
 * separators, lone surrogates, and what renderers leave out: nobody sees them, so they are named.
 */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{DI}]/gu;
const MOST_IN_CELL = 1000;

/** A vendor's text on one line, defanged, as a code span that it cannot leave; nothing is ``. */
export function inlineCode(text: string): string {
  const line = named(defang(shortened(text)).replace(/[\r\n\t]+/g, ' ')).trim();
  if (line === '') {
    return '';
  }
  // CommonMark 0.31, 6.1: a code span ends at a run of backticks as long as the one it began with.
  const fence = '`'.repeat(longestRun(line, '`') + 1);
  const padding = /^`|`$/.test(line) ? ' ' : '';
  return `${fence}${padding}${line}${padding}${fence}`;
}

/**
 * A cell of a Markdown table. GFM splits a row at pipes inside a code span too, and renderers do not
 * agree on a backslash before an escaped one, so text with a pipe is written as escaped words.
 */
export function tableCell(cell: Cell): string {
  if (typeof cell === 'number') {
    return cell.toLocaleString('en');
  }
  const text = cellText(cell);
  return text.includes('|') ? words(shortened(text)) : inlineCode(text);
}

/** A vendor's text of several lines, defanged, in a fence longer than any inside. */
export function codeBlock(text: string): string {
  const lines = defang(text)
    .split(/\r\n|\r|\n/)
    .map((line) => named(line.replaceAll('\t', '    ')))
    .join('\n');
  const fence = '`'.repeat(Math.max(3, longestRun(lines, '`') + 1));
  return `${fence}text\n${lines}\n${fence}`;
}

/**
 * Words of our own, which may hold a name from outside: defanged, every ASCII punctuation character
 * escaped (CommonMark 0.31, 2.4), so that nothing becomes a link, an image or HTML.
 */
export function words(text: string): string {
  return named(defang(text).replace(/[\r\n\t]+/g, ' ')).replace(
    /[!-/:-@[-`{-~]/g,
    // A backslash does not keep every renderer from ending a table cell at a pipe.
    (character) => (character === '|' ? '&#124;' : `\\${character}`),
  );
}

function shortened(text: string): string {
  return text.length > MOST_IN_CELL ? `${text.slice(0, MOST_IN_CELL)}…` : text;
}

function named(text: string): string {
  return text.replace(UNSEEN, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
  });
}

function longestRun(text: string, character: string): number {
  let longest = 0;
  let run = 0;
  for (const each of text) {
    run = each === character ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest;
}
