import { defang } from '../core/indicator/index';
import { cellText } from '../core/result/cellText';
import { codeFence, codeSpan, escapedWords } from '../core/markdown';
import type { Cell } from '../core/result/model';
import { shortened, visibleLine, visibleText } from '../core/visible';

const MOST_IN_CELL = 1000;

/** A vendor's text on one line, defanged, as a code span that it cannot leave; nothing is ``. */
export function inlineCode(text: string): string {
  return codeSpan(visibleLine(defang(cellSized(text))).trim());
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
  return text.includes('|') ? words(cellSized(text)) : inlineCode(text);
}

/** A vendor's text of several lines, defanged, in a fence longer than any inside. */
export function codeBlock(text: string): string {
  const lines = defang(text).replace(/\r\n?/g, '\n').replaceAll('\t', '    ');
  return codeFence(visibleText(lines));
}

/** Words of our own, which may hold a name from outside: defanged, and never a link, an image or HTML. */
export function words(text: string): string {
  // A backslash does not keep every renderer from ending a table cell at a pipe.
  return escapedWords(visibleLine(defang(text))).replaceAll('\\|', '&#124;');
}

function cellSized(text: string): string {
  const { text: beginning, cut } = shortened(text, MOST_IN_CELL);
  return cut ? `${beginning}…` : beginning;
}
