import { codeSpan as spanOf, escapedMarkdown } from '../core/markdown';
import { shortened, visibleLine } from '../core/visible';

/**
 * Text that strangers wrote (WHOIS, rdata, a file) made fit for one line of a tooltip, a tree or
 * Markdown. Pure, so that it is tested without VS Code.
 */

/** One line in which every character can be seen, cut to `longest` UTF-16 code units. */
export function visible(text: string, longest = 200): string {
  const { text: beginning, cut } = shortened(text, longest);
  return visibleLine(cut ? `${beginning}…` : beginning);
}

/**
 * One line that stays words in the boxes of VS Code, which make `[label](command:…)` a link that runs
 * the command, and `$(name)` an icon. A space takes both apart.
 */
export function inert(text: string, longest = 1000): string {
  return visible(text, longest).replace(/[\]$](?=\()/g, '$& ');
}

/** The same for a text of several lines, each cut to `longest`. */
export function inertLines(text: string, longest?: number): string {
  return text
    .split(/\r?\n/)
    .map((line) => inert(line, longest))
    .join('\n');
}

/** A Markdown code span around any text. */
export function codeSpan(text: string, longest?: number): string {
  return spanOf(visible(text, longest));
}

/** Our own words as Markdown. */
export function escapedWords(words: string): string {
  return escapedMarkdown(visible(words, 1000));
}

/** A link that runs a command with arguments; it works only where the command is enabled. */
export function commandLink(label: string, command: string, ...given: readonly unknown[]): string {
  const query = given.length === 0 ? '' : `?${encodeURIComponent(JSON.stringify(given))}`;
  // encodeURIComponent leaves parentheses, which would end the link's destination.
  const destination = `command:${command}${query}`.replace(/[()]/g, (bracket) =>
    bracket === '(' ? '%28' : '%29',
  );
  return `[${escapedWords(label)}](${destination})`;
}
