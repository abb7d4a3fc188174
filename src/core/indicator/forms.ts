/**
 * Every way a dot, a scheme's mark, a colon, a slash or an at sign is written in defanged text: the
 * one table. A new form is one row: the detector, the parser, `refang` and the tests read the rows.
 */
export interface Form {
  readonly stands: '.' | '@' | '://' | ':' | '/';
  /**
   * Source of a pattern, case ignored. Spaces are layout; `OPEN` and `CLOSE` are any bracket, `BLANK`
   * is a blank, `GAP` up to two of them.
   */
  readonly pattern: string;
  /**
   * `strong`: in nothing but defanged text. `unclosed`: half a bracket, which source code has too.
   * `escape`: as regular expressions and Markdown write a plain sign. `weak`: in ordinary text, so
   * that it counts next to other evidence only. `glued`: weak, and made of what labels are made of;
   * its case counts.
   */
  readonly grade: 'strong' | 'unclosed' | 'escape' | 'weak' | 'glued';
  /** A text in which the indicator `evil.com`, `91.219.236.18` or `2001:db8::1` must be found. */
  readonly example: string;
}

const row = (
  stands: Form['stands'],
  grade: Form['grade'],
  pattern: string,
  example: string,
): Form => ({ stands, grade, pattern, example });

/** Blanks inside a bracket, and a backslash that Markdown or a regular expression put there. */
const escaped = String.raw`GAP \\? OPEN GAP \\? \. \\? GAP \\? CLOSE GAP`;

export const FORMS: readonly Form[] = [
  row('.', 'strong', escaped, 'evil[.]com'),
  row('.', 'strong', 'GAP OPEN GAP dot GAP CLOSE GAP', 'evil[dot]com'),
  row('.', 'strong', 'GAP OPEN GAP d0t GAP CLOSE GAP', 'evil[d0t]com'),
  row('.', 'strong', 'GAP OPEN GAP d GAP CLOSE GAP', 'evil[d]com'),
  row('.', 'strong', 'GAP OPEN GAP punto GAP CLOSE GAP', 'evil[punto]com'),
  row('.', 'strong', 'GAP OPEN GAP punkt GAP CLOSE GAP', 'evil[punkt]com'),
  row('.', 'strong', '[。．｡]', 'evil。com'),
  row('.', 'unclosed', String.raw`[\[({]\.`, 'evil[.com'),
  row('.', 'unclosed', String.raw`\.[\])}]`, 'evil.]com'),
  row('.', 'escape', String.raw`\\{1,2}\.`, String.raw`evil\.com`),
  row('.', 'weak', String.raw`\]\.\[`, 'hxxp://evil].[com'),
  row('.', 'weak', String.raw`\]\.`, 'hxxp://evil].com'),
  row('.', 'weak', String.raw`\.\[`, 'hxxp://evil.[com'),
  row('.', 'weak', String.raw`BLANK{1,2} \. BLANK{1,2}`, 'hxxp://evil . com'),
  row('.', 'weak', 'BLANK dot BLANK', 'bob at evil dot com'),
  row('.', 'weak', String.raw`\^\.`, 'hxxp://evil^.com'),
  row('.', 'weak', String.raw`\[,\]`, 'hxxp://evil[,]com'),
  row('.', 'weak', String.raw`\[\]`, 'hxxp://evil[]com'),
  row('.', 'weak', String.raw`(?<=\d),(?=\d)`, 'hxxp://91,219,236,18'),
  row('.', 'weak', '%2e', 'hxxp://evil%2Ecom'),
  row('.', 'weak', '&#46;', 'hxxp://evil&#46;com'),
  row('.', 'weak', '&#x2e;', 'hxxp://evil&#x2e;com'),
  row('.', 'weak', '&period;', 'hxxp://evil&period;com'),
  row('.', 'weak', '[․・]', 'hxxp://evil․com'),
  row('.', 'glued', '-(?:dot|DOT)-', 'hxxp://evil-dot-com'),
  row('.', 'glued', '(?<=[a-z0-9])DOT(?=[a-z0-9])', 'hxxp://evilDOTcom'),
  row('@', 'strong', 'GAP OPEN GAP @ GAP CLOSE GAP', 'bob[@]evil.com'),
  row('@', 'strong', 'GAP OPEN GAP at GAP CLOSE GAP', 'bob[at]evil.com'),
  row('@', 'strong', 'GAP OPEN GAP arroba GAP CLOSE GAP', 'bob[arroba]evil.com'),
  row('@', 'weak', 'BLANK at BLANK', 'bob at evil dot com'),
  row('://', 'strong', String.raw`OPEN : \/\/ CLOSE`, 'hxxp[://]evil.com'),
  row('://', 'strong', String.raw`: OPEN \/\/ CLOSE`, 'hxxp:[//]evil.com'),
  row('://', 'strong', String.raw`OPEN : CLOSE \/\/`, 'hxxp[:]//evil.com'),
  row('://', 'strong', String.raw`OPEN : \/ CLOSE \/`, 'hxxp[:/]/evil.com'),
  row('://', 'weak', String.raw`:\\\\`, String.raw`hxxp:\\evil.com`),
  row(':', 'strong', 'OPEN : CLOSE', '2001[:]db8[:][:]1'),
  row('/', 'strong', String.raw`OPEN \/ CLOSE`, 'evil[.]com[/]a'),
];

const MACROS: readonly (readonly [RegExp, string])[] = [
  [/ /g, ''],
  [/OPEN/g, String.raw`[\[({<]`],
  [/CLOSE/g, String.raw`[\])}>]`],
  [/GAP/g, String.raw`[\x20\t]{0,2}`],
  [/BLANK/g, String.raw`[\x20\t]`],
];

/** The pattern of a row as a regular expression reads it. */
const sourceOf = ({ pattern }: Form): string =>
  MACROS.reduce((source, [macro, meaning]) => source.replace(macro, meaning), pattern);

/** Source of a pattern for every row that stands for `sign` and has one of the grades. */
export function formsOf(sign: Form['stands'], ...grades: readonly Form['grade'][]): string {
  return FORMS.filter(({ stands, grade }) => stands === sign && grades.includes(grade))
    .map(sourceOf)
    .join('|');
}

/** Source of a pattern for the strong forms of the dot that are characters of other scripts. */
export function foreignDots(): string {
  return FORMS.filter(({ grade, pattern }) => grade === 'strong' && /[^\x20-\x7e]/.test(pattern))
    .map(sourceOf)
    .join('|');
}

const OPENS = '[({<';
const CLOSES = '])}>';

/**
 * The ASCII characters that forms of the dot are made of, read off the examples: the first and the
 * second, what follows an opening bracket, and what stands in front of a `.` in one and behind it.
 */
export function charactersOfForms(): Readonly<
  Record<'first' | 'second' | 'inside' | 'before' | 'after', string>
> {
  const blank = ' \t\\';
  const found = { first: blank, second: `${blank}.`, inside: blank, before: blank, after: blank };
  for (const { stands, grade, example } of FORMS) {
    const form = /(?:evil|91)([^a-z0-9].*?)(?=com|219)/.exec(example)?.[1] ?? '';
    if (stands === '.' && grade !== 'glued' && form !== '') {
      const dot = form.indexOf('.');
      const second = form[1] ?? '0123456789';
      found.first += form.charAt(0);
      const either = second.toLowerCase() + second.toUpperCase();
      found[OPENS.includes(form.charAt(0)) ? 'inside' : 'second'] += either;
      found.before += dot > 0 ? form.charAt(dot - 1) : '';
      found.after += dot >= 0 ? form.charAt(dot + 1) : '';
    }
  }
  const { first, second, inside, before, after } = found;
  return { first: first + OPENS, second, inside, before: before + OPENS, after: after + CLOSES };
}

/** The last two characters, in any case, in front of the bracket that closes a word of the table. */
export function endsOfWords(): ReadonlySet<string> {
  const ends = new Set<string>();
  for (const { stands, grade, example } of FORMS) {
    const end = /\[[a-z0-9@]+(?=\])/.exec(example)?.[0].slice(-2);
    if (grade === 'strong' && (stands === '.' || stands === '@') && end !== undefined) {
      for (const first of [end.charAt(0), end.charAt(0).toUpperCase()]) {
        for (const open of first === '[' ? `${OPENS} \t` : first) {
          ends.add(open + end.charAt(1)).add(open + end.charAt(1).toUpperCase());
        }
      }
    }
  }
  return ends;
}

const undo = (
  [
    ['://', formsOf('://', 'strong')],
    [':', formsOf(':', 'strong')],
    ['/', formsOf('/', 'strong')],
    ['@', formsOf('@', 'strong')],
    ['.', formsOf('.', 'strong')],
  ] as const
).map(([sign, source]) => [sign, new RegExp(source, 'gi')] as const);

/** A scheme with a bracket around some of its letters: `h[tt]ps`, `(h)ttp`. */
export const BRACKETED_SCHEME = String.raw`h[tx]?[\[({][tx]{1,2}[\])}]ps?|[\[({]h[\])}][tx]{2}ps?`;
/** `hxxp`, `hXXps`, `h00p`, `h**p`, `fxp`, `meow` and their kin. */
const HTTP = String.raw`${BRACKETED_SCHEME}|\[?(?:h[tx0*_]{2}p|h[a-z*_]{2}p|htt[x*]|meow)s?\]?`;
const FTP = String.raw`\[?f[tx][px]s?\]?`;

/** A scheme, defanged or not, as it was before. */
export function liveScheme(name: string): string {
  const family = IS_HTTP.test(name) ? 'http' : IS_FTP.test(name) ? 'ftp' : undefined;
  if (family === undefined) {
    return name;
  }
  const plain = /s[\])}]?$/i.test(name) ? `${family}s` : family;
  return name === name.toUpperCase() ? plain.toUpperCase() : plain;
}

const IS_HTTP = new RegExp(`^(?:${HTTP})$`, 'i');
const IS_FTP = new RegExp(`^(?:${FTP})$`, 'i');
const SCHEMES = new RegExp(String.raw`(?<![a-z0-9])(?:${HTTP}|${FTP})(?=:\/\/)`, 'gi');

/** Undoes every strong form in a text, of dots and of what stands around a host. */
export function undoForms(text: string): string {
  let plain = text;
  for (const [sign, pattern] of undo) {
    plain = plain.replace(pattern, sign);
  }
  return plain.replace(SCHEMES, liveScheme);
}
