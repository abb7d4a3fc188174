/**
 * Text that strangers wrote (WHOIS, rdata, a file) made fit for one line of a tooltip, a tree or
 * Markdown. Pure, so that it is tested without VS Code.
 */

/**
 * Characters that change how the text around them reads, or that nobody sees: controls (Unicode Cc),
 * format characters (Cf: bidi overrides and isolates, soft hyphen, tags), line and paragraph
 * separators, surrogates without their other half, and everything else that renderers leave out
 * (DI: fillers, variation selectors).
 */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{DI}]/gu;

/**
 * One line in which every character can be seen: what cannot is written as `⟨U+202E⟩`. Line breaks
 * and tabs become a space. Cut to `longest` UTF-16 code units, with an ellipsis.
 */
export function visible(text: string, longest = 200): string {
  const cut =
    text.length > longest ? `${text.slice(0, longest).replace(/[\uD800-\uDBFF]$/, '')}…` : text;
  return cut.replace(/[\r\n\t]+/g, ' ').replace(UNSEEN, named);
}

function named(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
}

/**
 * A Markdown code span around any text. The fence is longer than any run of backticks inside
 * (CommonMark 0.31 §6.1), so the text cannot leave it. VS Code neither links nor loads anything in it.
 */
export function codeSpan(text: string, longest?: number): string {
  const line = visible(text, longest);
  if (line.trim() === '') {
    return '';
  }
  const runs = line.match(/`+/g) ?? [];
  const fence = '`'.repeat(Math.max(0, ...runs.map((run) => run.length)) + 1);
  const padding = /^[` ]|[` ]$/.test(line) ? ' ' : '';
  return `${fence}${padding}${line}${padding}${fence}`;
}

/**
 * Our own words as Markdown. Every ASCII punctuation character is escaped (CommonMark 0.31 §2.4),
 * those of `http://`, `www.` and `a@b` as well, which VS Code would otherwise turn into links.
 */
export function escapedWords(words: string): string {
  return visible(words, 1000).replace(/[!-/:-@[-`{-~]/g, '\\$&');
}

/** A link that runs a command with one argument; it works only where the command is enabled. */
export function commandLink(label: string, command: string, argument?: unknown): string {
  const query = argument === undefined ? '' : `?${encodeURIComponent(JSON.stringify([argument]))}`;
  // encodeURIComponent leaves parentheses, which would end the link's destination.
  const destination = `command:${command}${query}`.replace(/[()]/g, (bracket) =>
    bracket === '(' ? '%28' : '%29',
  );
  return `[${escapedWords(label)}](${destination})`;
}
