/**
 * Text that strangers wrote as Markdown that it cannot leave. The hover and the report build on
 * these; nothing else writes Markdown.
 */

/**
 * A code span around one line. The fence is longer than any run of backticks inside (CommonMark 0.31,
 * 6.1). VS Code neither links nor loads anything in it. Nothing is ``.
 */
export function codeSpan(line: string): string {
  if (line.trim() === '') {
    return '';
  }
  const fence = '`'.repeat(longestRun(line) + 1);
  const padding = /^[` ]|[` ]$/.test(line) ? ' ' : '';
  return `${fence}${padding}${line}${padding}${fence}`;
}

/** A code block whose fence is longer than any inside (CommonMark 0.31, 4.5). */
export function codeFence(lines: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(lines) + 1));
  return `${fence}text\n${lines}\n${fence}`;
}

/**
 * Words as they are: every ASCII punctuation character is escaped (CommonMark 0.31, 2.4), those of
 * `http://`, `www.` and `a@b` as well, which would otherwise become links.
 */
export function escapedMarkdown(line: string): string {
  return line.replace(/[!-/:-@[-`{-~]/g, '\\$&');
}

/**
 * Words as they are, in a text that people also read unrendered: escaped is what GFM, or a renderer
 * that links by itself, would read as markup at its place. Code, emphasis, brackets, HTML, entities,
 * pipes, mathematics and `@` are escaped anywhere; dots, colons and slashes where a link could hold
 * them (GFM 0.29, 6.9); marks of headings and lists at the beginning; never an underscore inside a
 * word (6.4).
 */
export function escapedWords(line: string): string {
  return line
    .replace(/[\\`*[\]<>|&~$@]|(?<![a-z\d])_|_(?![a-z\d])/gi, '\\$&')
    .replace(/(?<!\d)\.(?=\S)|\.(?=[^\s\d])|[:/](?=\/)/g, '\\$&')
    .replace(/^(\s*\d*)(?<=\d)([.)])|^(\s*)([-+#=:])/, '$1$3\\$2$4');
}

function longestRun(text: string): number {
  return Math.max(0, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length));
}
