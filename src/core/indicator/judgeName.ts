import { CHAR, classOf } from './characters';
import type { IndicatorGrade } from './model';
import { DOTS } from './dotForms';
import type { Run } from './run';
import { companyOf } from './neighbours';
import { isInSetting, isSaidToBeHost, isSaidToBeOther, standsAlone } from './standsAlone';
import { isAfterAt, isCell, isLine, isProse } from './surroundings';
import type { Language } from './surroundings';
import { TLD } from './tldTable';
import { FILE_TLDS, PRODUCTS, PROGRAM_WORDS, REVERSED_ROOTS } from './words';
import type { Text } from './text';

const UNDERSCORE = 0x5f;
const SMALL_W = 0x77;
const NOT_BEFORE_NAME = new Set(['$', '/', '\\', '~', '^', '&']);
const NOT_AFTER_NAME = new Set(['(', '=', '$', '[']);
/** Longest of the roots. */
const MAX_ROOT = 8;
const QUOTES = new Set(['"', "'", '`']);

/**
 * How sure it is that the run is a host name, or undefined where it is more likely something else.
 * `kind` holds the bits of its top-level domain; `host` tells that it stands where the host of a URL
 * or of an e-mail address stands. The classes: docs/detection.md.
 */
export function judgeName(
  text: Text,
  run: Run,
  kind: number,
  host: boolean,
  language: Language,
): IndicatorGrade | undefined {
  if ((run.kinds & CHAR.underscore) !== 0 && hasUnderscoreNearEnd(text, run)) {
    return undefined;
  }
  const before = run.cutInside ? ' ' : text.charAt(run.start - 1);
  const after = text.charAt(run.end);
  if (host) {
    return language.code && after === '(' && before === '@' ? undefined : 'strong';
  }
  if ((run.dots & DOTS.strong) !== 0) {
    return judgeDefanged(text, run, before);
  }
  if ((run.dots & DOTS.weak) !== 0) {
    return isAfterAt(text, run.start) || isLine(text, run.start, run.end) ? 'strong' : undefined;
  }
  if ((run.dots & DOTS.unclosed) !== 0) {
    const half = (kind & (TLD.identifier | TLD.file)) !== 0 || /[)\]}]/.test(after);
    return language.code || half ? undefined : 'strong';
  }
  if ((run.dots & DOTS.escape) !== 0 && (kind & TLD.common) === 0) {
    return undefined;
  }
  return judgeBare(text, run, kind, language, before, after);
}

/**
 * Whether a run is refused for its ending alone: the bulk of dotted words in source code. Names that
 * start with a `w` may be `www` and are looked at.
 */
export function isMember(text: Text, run: Run, kind: number, code: boolean): boolean {
  if ((run.dots & DOTS.strong) !== 0) {
    return false;
  }
  const unlikely = !code || !isLiteral(text, run, kind);
  const doubtful = code && unlikely && (kind & TLD.special) === 0 ? TLD.doubtful | TLD.file : 0;
  const members = doubtful | (unlikely ? TLD.identifier : 0);
  return (kind & members) !== 0 && (run.dots & DOTS.weak) === 0
    ? (text.unit(run.start) | 0x20) !== SMALL_W && (code || !mayStandAlone(text, run))
    : code && (run.dots & (DOTS.weak | DOTS.unclosed)) !== 0;
}

const EDGE_BEFORE = classOf('\0\t\n\r "\'`,;|>([{=*./#-');
const EDGE_AFTER = classOf('\0\t\n\r "\'`,;|<)]}^/:.');

/** A quick look at the two characters around a name: whether it may be a whole value. */
function mayStandAlone(text: Text, run: Run): boolean {
  const before = text.unit(run.start - 1);
  const after = text.unit(run.end);
  return before < 128 && after < 128 && EDGE_BEFORE[before] === 1 && EDGE_AFTER[after] === 1;
}

/** `'codecov.io'`, `'evil-login.top'`: code has no such members, so that a whole string is a host. */
function isLiteral(text: Text, run: Run, kind: number): boolean {
  const quote = text.charAt(run.start - 1);
  const next = text.charAt(run.end);
  if (!QUOTES.has(quote) || (next !== quote && next !== '/')) {
    return false;
  }
  const unlikely = (kind & (TLD.identifier | TLD.file)) !== 0;
  // A hyphen is in no member.
  const hyphen = (run.kinds & CHAR.hyphen) !== 0 && !unlikely;
  return (kind & TLD.literal) !== 0 || hyphen || isSaidToBeHost(text, run.start, run.end);
}

/** An underscore may stand left of the registered domain only: `_dmarc.evil.com`, not `my_file.com`. */
function hasUnderscoreNearEnd(text: Text, run: Run): boolean {
  for (let at = run.starts[Math.max(0, run.count - 2)] ?? run.start; at < run.end; at++) {
    if (text.unit(at) === UNDERSCORE) {
      return true;
    }
  }
  return false;
}

/**
 * Defanging is evidence enough under the ending of a country, whatever its capitals (`Evil[.]rs`);
 * `Setup[.]zip` is an attachment.
 */
function judgeDefanged(text: Text, run: Run, before: string): IndicatorGrade | undefined {
  if (before === '/' && text.charAt(run.start - 2) !== '/' && !isInSetting(text, run.start)) {
    return undefined;
  }
  const ending = run.lowerLabel(text, run.count - 1);
  const mixedFile = ending.length > 2 && FILE_TLDS.has(ending) && (run.kinds & CHAR.upper) !== 0;
  return mixedFile ? undefined : 'strong';
}

function judgeBare(
  text: Text,
  run: Run,
  kind: number,
  language: Language,
  before: string,
  after: string,
): IndicatorGrade | undefined {
  const core = (kind & TLD.core) !== 0;
  if ((run.kinds & CHAR.upper) !== 0 && !hasNameCase(text, run, kind)) {
    return undefined;
  }
  const startsW = (text.unit(run.start) | 0x20) === SMALL_W;
  if (startsW && before !== '/' && /^www\d{0,3}$/i.test(run.label(text, 0))) {
    return 'strong';
  }
  const doubled = text.charAt(run.start - 2) === before;
  const relativeUrl = before === '/' && doubled;
  const share = before === '\\' && doubled && startsShare(text, run.start);
  const setting = before === '/' && isInSetting(text, run.start);
  if (!relativeUrl && !share && !setting && NOT_BEFORE_NAME.has(before)) {
    return undefined;
  }
  if (NOT_AFTER_NAME.has(after) && !(core && !language.code && after === '(')) {
    return undefined;
  }
  if (before === '@' && (language.code || !core)) {
    return undefined;
  }
  if (core ? isProduct(text, run) : isReversed(text, run, kind)) {
    return undefined;
  }
  if ((kind & TLD.identifier) !== 0 && language.code && !isLiteral(text, run, kind)) {
    return undefined;
  }
  if (before === '.' && /[\w)\]}]/.test(text.charAt(run.start - 2))) {
    return undefined;
  }
  if (core && !language.code) {
    return 'strong';
  }
  if (!language.code && (kind & (TLD.identifier | TLD.file)) !== 0) {
    const grade = judgeUnlikely(text, run, kind);
    if (grade !== undefined || (kind & TLD.identifier) !== 0) {
      return grade;
    }
  }
  const path = after === '/' || after === ':' ? PATH.test(text.slice(run.end, run.end + 8)) : false;
  if ((kind & TLD.file) !== 0) {
    return path && !language.code && !areProgramWords(text, run) ? 'weak' : undefined;
  }
  if (language.code) {
    const word = language.words && /^\s?$/.test(before) && /^[\s/:]?$/.test(after);
    return judgeInCode(text, run, kind, { before, after, core, relativeUrl, path, word });
  }
  if ((kind & TLD.doubtful) !== 0) {
    if (/^(?:self|this)$/i.test(run.label(text, 0)) || isMemberOfProgram(text, run, kind)) {
      return undefined;
    }
    return path || relativeUrl || standsAlone(text, run.start, run.end) ? 'strong' : 'weak';
  }
  const oneLetter = run.count === 2 && (run.ends[0] ?? 0) - run.start === 1;
  return oneLetter && !path && !standsAlone(text, run.start, run.end) ? 'weak' : 'strong';
}

/**
 * Files and members end so nearly always, and published lists of hosts hold dozens of such names: a
 * whole value is a host where it is said to be one, or among hosts; under the ending of a member also
 * where nothing stands around its line.
 */
function judgeUnlikely(text: Text, run: Run, kind: number): IndicatorGrade | undefined {
  const { start, end } = run;
  if (areProgramWords(text, run) || (run.kinds & CHAR.upper) !== 0) {
    return undefined;
  }
  if (isSaidToBeHost(text, start, end)) {
    return 'strong';
  }
  const cell = isCell(text, start, end);
  if (!cell && (!standsAlone(text, start, end) || isSaidToBeOther(text, start))) {
    return undefined;
  }
  const company = companyOf(text, start, end);
  const alone =
    company === 'nothing' &&
    (kind & TLD.file) === 0 &&
    (run.count === 2 || (run.kinds & CHAR.hyphen) !== 0) &&
    isLine(text, start, end);
  if (company === 'hosts' || alone) {
    return 'strong';
  }
  // A hyphen is in no member.
  const hyphen = (kind & TLD.file) === 0 && (run.kinds & CHAR.hyphen) !== 0;
  return hyphen && company === 'nothing' ? 'weak' : undefined;
}

const PATH = /^(?::\d{1,5})?\/\w/;

/** `\\\\server.example\\share`, and no folder whose backslash is escaped: `C:\\\\new\\\\table.com`. */
function startsShare(text: Text, start: number): boolean {
  let at = start;
  while (at > start - 8 && text.charAt(at - 1) === '\\') at--;
  return !/[\w:%.)$]/.test(text.charAt(at - 1));
}

/** `server.local` and `mail.test` are names of somebody's network all the same; `error.invalid` is none. */
function isMemberOfProgram(text: Text, run: Run, kind: number): boolean {
  const network = (kind & TLD.special) !== 0 && run.label(text, run.count - 1) !== 'invalid';
  return !network && areProgramWords(text, run);
}

function areProgramWords(text: Text, run: Run): boolean {
  for (let index = 0; index < run.count - 1; index++) {
    if (!PROGRAM_WORDS.has(run.lowerLabel(text, index))) {
      return false;
    }
  }
  return true;
}

/** `ASP.NET`, `java.net`. */
function isProduct(text: Text, run: Run): boolean {
  return (
    run.count === 2 && run.lowerLabel(text, 1) === 'net' && PRODUCTS.has(run.lowerLabel(text, 0))
  );
}

/** `com.apple.xpc`, `org.apache.hadoop.app`. */
function isReversed(text: Text, run: Run, kind: number): boolean {
  const plainEnding = (kind & (TLD.common | TLD.doubtful)) === TLD.common;
  const first = (run.ends[0] ?? 0) - run.start;
  return (
    run.count > 2 &&
    !plainEnding &&
    first <= MAX_ROOT &&
    REVERSED_ROOTS.has(run.lowerLabel(text, 0))
  );
}

/**
 * A name is written small, or all in capitals, or with capitals in front of a small ending.
 * `Kryptik.KY`, `Locale.US` and `WScript.Shell` are written otherwise.
 */
function hasNameCase(text: Text, run: Run, kind: number): boolean {
  const raw = text.slice(run.start, run.end);
  if (/[A-Z]/.test(run.label(text, run.count - 1))) {
    return raw === raw.toUpperCase() && (kind & TLD.common) !== 0;
  }
  return (kind & TLD.core) !== 0 || !/[a-z][A-Z]/.test(raw);
}

interface InCode {
  readonly before: string;
  readonly after: string;
  readonly core: boolean;
  readonly relativeUrl: boolean;
  readonly path: boolean;
  /** A word of a command, which is a string without quotes. */
  readonly word: boolean;
}

/** In source code a bare dotted name is a host in quotes, or in a comment under a plain ending. */
function judgeInCode(
  text: Text,
  run: Run,
  kind: number,
  { before, after, core, relativeUrl, path, word }: InCode,
): IndicatorGrade | undefined {
  const doubtful = (kind & TLD.doubtful) !== 0 && (kind & TLD.special) === 0;
  if (before === '.' || (doubtful && !isLiteral(text, run, kind))) {
    return undefined;
  }
  const short = run.count === 2 && (run.ends[0] ?? 0) - run.start === 1;
  const programWords = !core && (short || areProgramWords(text, run));
  const quoted = QUOTES.has(before) && (before === after || path || after === ':');
  if (quoted) {
    return core ? 'strong' : programWords ? undefined : 'weak';
  }
  if (word) {
    return core ? 'strong' : programWords ? undefined : 'weak';
  }
  const delimited = before === '' || /[\s"'`(<>,;|=:*]/.test(before);
  if (!(delimited || relativeUrl) || !isProse(text, run.start)) {
    return undefined;
  }
  return core ? (path ? 'strong' : 'weak') : programWords ? undefined : 'weak';
}
