import { parseIpv4 } from './address';
import { CHAR, CLASS, classOf, pictureAt, wideLabelAt, wideLabelBefore } from './characters';
import { charactersOfForms, foreignDots, formsOf } from './forms';
import { judgeIpv4 } from './judgeAddress';
import { isMember, judgeName } from './judgeName';
import type { Indicator, IndicatorGrade, IndicatorKind, NotSentReason } from './model';
import { normaliseName } from './name';
import { ipv4Reason, nameReason, notSentReason } from './notSent';
import { DOTS, Run } from './run';
import { nextSpokenDot, nextWord } from './nextWord';
import { ipv6At, nextColon } from './scanIpv6';
import { isAfterBracketedAt, isBeforeAt, labelStart, languageOf } from './surroundings';
import type { Language } from './surroundings';
import { TLD, tldKind, tldKindOf } from './tldTable';
import { HOST_IN_PATH, endOfUrl, endOfUser, mayHoldHost } from './url';

const FOREIGN = new RegExp(foreignDots(), 'g');
const AT_WORD = new RegExp(formsOf('@', 'strong'), 'iy');
const SCHEME = new RegExp(formsOf('://', 'strong', 'weak'), 'iy');
const MAX_NAME = 253;
const EXAMPLE = 'example'.length;
/** Characters of a form between a label and its dot. */
const MAX_FORM = 6;
/** ASCII characters beside a dot that a form can hold: in front of it and behind it. */
const FORM_BEFORE = classOf(charactersOfForms().before);
const FORM_AFTER = classOf(charactersOfForms().after);
/** Behind every text: strings are shorter than 2^29 in V8. */
const NONE = 0x3fffffff;
const SPACE = 0x20;
const TAB = 0x09;
const HYPHEN = 0x2d;
const SLASH = 0x2f;
const run = new Run();

/**
 * One pass over a text. It hops from anchor to anchor (a dot, a mark that stands for one, a scheme, an
 * at sign, a colon that may be in an IPv6 address), reads the run of labels around each, judges it,
 * and goes on behind it: what was read is not read again.
 */
export class Scanner {
  private readonly found: Indicator[] = [];
  private readonly language: Language;
  /** Everything before is done. */
  private done = 0;
  private dot = -1;
  private colon = -1;
  /** The nearest of the five that follow. */
  private rare = -1;
  private at = -1;
  private foreign = -1;
  private word = -1;
  /** ` dot ` and ` DOT `, the one weak form that no plain dot leads to. */
  private small = -1;
  private capital = -1;

  constructor(
    private readonly text: string,
    languageId: string | undefined,
  ) {
    this.language = languageOf(languageId);
  }

  scan(): Indicator[] {
    for (;;) {
      this.advance();
      const { dot, colon, rare } = this;
      if (dot < colon && dot < rare) {
        this.readDot(dot);
      } else if (colon < rare) {
        this.readColon(colon);
      } else if (rare === NONE) {
        return this.found;
      } else {
        this.readRare(rare);
      }
    }
  }

  /** Moves each anchor that lies behind to its next place. */
  private advance(): void {
    const { text, done } = this;
    if (this.dot < done) {
      const dot = text.indexOf('.', done);
      this.dot = dot === -1 ? NONE : dot;
    }
    if (this.colon < done) {
      this.colon = nextColon(text, done, NONE);
    }
    if (this.rare < done) {
      this.advanceRare();
    }
  }

  private advanceRare(): void {
    const { text, done } = this;
    if (this.at < done) {
      const at = text.indexOf('@', done);
      this.at = at === -1 ? NONE : at;
    }
    if (this.foreign < done) {
      FOREIGN.lastIndex = done;
      this.foreign = FOREIGN.exec(text)?.index ?? NONE;
    }
    if (this.word < done) {
      this.word = nextWord(text, done, NONE);
    }
    if (this.small < done) {
      this.small = nextSpokenDot(text, 'dot', done, NONE);
    }
    if (this.capital < done) {
      this.capital = nextSpokenDot(text, 'DOT', done, NONE);
    }
    this.rare = Math.min(this.at, this.foreign, this.word, this.small, this.capital);
  }

  private readRare(anchor: number): void {
    if (anchor === this.at) {
      this.readAt(anchor);
    } else if (anchor === this.word) {
      this.readWord(anchor);
    } else {
      this.readAround(anchor);
    }
  }

  private readDot(dot: number): void {
    const { text } = this;
    const before = dot === 0 ? SPACE : text.charCodeAt(dot - 1);
    const after = text.charCodeAt(dot + 1);
    if (before < 128 && after < 128) {
      const labelBefore = CLASS[before] !== 0;
      const labelAfter = CLASS[after] !== 0;
      if (labelBefore && labelAfter) {
        if (run.readAround(text, dot, this.done)) {
          this.finish(false);
        } else {
          this.readFrom(labelStart(text, dot, this.done), dot);
        }
        return;
      }
      // A blank stands inside a form only with more of the form on the other side of the dot.
      const blankBefore = before === SPACE || before === TAB;
      const blankAfter = after === SPACE || after === TAB;
      const inForm =
        (labelBefore || FORM_BEFORE[before] === 1) && (labelAfter || FORM_AFTER[after] === 1);
      if (!inForm || (blankBefore && labelAfter) || (blankAfter && labelBefore)) {
        this.done = dot + 1;
        return;
      }
    } else if (Number.isNaN(after)) {
      this.done = dot + 1;
      return;
    }
    this.readAround(dot);
  }

  /** Reads the run with a form of the dot that starts or stands at `anchor`. */
  private readAround(anchor: number): void {
    const { text, done } = this;
    const least = Math.max(done, anchor - MAX_FORM);
    let end = anchor;
    while (end > least) {
      const code = text.charCodeAt(end - 1);
      if (!(code < 128 && FORM_BEFORE[code] === 1)) break;
      end--;
    }
    this.readFrom(this.startOfLabel(end), anchor);
  }

  private startOfLabel(end: number): number {
    const { text, done } = this;
    let start = labelStart(text, end, done);
    if (start === end) {
      while (start > done && start > end - 8) {
        const pair = start - done > 1 && pictureAt(text, start - 2) === 2 ? 2 : 1;
        if (pictureAt(text, start - pair) !== pair) break;
        start -= pair;
      }
    }
    return start;
  }

  /** Reads the run that starts at `start` and must reach over the dot at `anchor`. */
  private readFrom(from: number, anchor: number): void {
    const { text } = this;
    let start = from;
    while (text.charCodeAt(start) === HYPHEN) start++;
    if (start >= anchor) {
      this.done = anchor + 1;
      return;
    }
    const scheme = this.schemeAt(start);
    run.read(text, start + scheme, scheme > 0);
    if (run.count < 2 || run.end <= anchor) {
      this.done = Math.max(anchor + 1, run.end);
      return;
    }
    this.finish(scheme > 0);
  }

  /** Length of `http__` or `hxxps__` at `start`: a scheme whose mark was made to look like a name. */
  private schemeAt(start: number): number {
    const { text } = this;
    const first = text.charCodeAt(start) | 0x20;
    const mark = first === 0x68 ? /^h[tx]{2}ps?__/i.exec(text.slice(start, start + 7)) : null;
    return mark?.[0].length ?? 0;
  }

  /** Reads around the word in brackets at `start`, which stands for a dot or an at sign. */
  private readWord(start: number): void {
    AT_WORD.lastIndex = start;
    if (AT_WORD.test(this.text)) {
      this.readMail(start, AT_WORD.lastIndex);
    } else {
      this.readAround(start);
    }
  }

  /** The host of a URL: it may end in any top-level domain and be written with weak dots. */
  private readUrl(mark: number): void {
    const { text } = this;
    let start = mark;
    while (start < mark + 2 && text.charCodeAt(start) === SPACE) start++;
    start = endOfUser(text, start);
    if (text.charAt(start) === '[' && !/^\[[0-9a-f]{0,4}:/i.test(text.slice(start, start + 6))) {
      start++;
    }
    this.done = mark;
    if (this.startsLabel(start)) {
      run.read(text, start, true);
      const { end } = run;
      if (!this.finish(true)) {
        this.passPath(end);
      }
    }
  }

  /** An at sign, in brackets or not. */
  private readAt(at: number): void {
    const { text } = this;
    let open = at;
    while (open > at - 2 && text.charCodeAt(open - 1) === SPACE) open--;
    AT_WORD.lastIndex = open - 1;
    if (open > 0 && AT_WORD.test(text) && AT_WORD.lastIndex > at) {
      this.readMail(open - 1, AT_WORD.lastIndex);
    } else {
      this.readMail(at, at + 1);
    }
  }

  private readMail(mark: number, end: number): void {
    const { text } = this;
    this.done = end;
    let user = mark;
    while (user > mark - 2 && text.charCodeAt(user - 1) === SPACE) user--;
    if (!endsMailbox(text, user)) {
      return;
    }
    const start = text.charAt(end) === '[' ? end + 1 : end;
    if (this.startsLabel(start)) {
      run.read(text, start, true);
      this.finish(true);
    }
  }

  private readColon(colon: number): void {
    const { text } = this;
    const mark = endOfScheme(text, colon);
    if (mark !== colon) {
      this.readUrl(mark);
      return;
    }
    const found = ipv6At(text, colon, this.done);
    if (typeof found === 'number') {
      this.done = Math.max(colon + 1, found);
      return;
    }
    this.done = found.end;
    const { value, start, end } = found;
    this.push('ipv6', value, start, end, 'strong', notSentReason({ kind: 'ipv6', value }));
    if (text.charAt(found.end) === ']') {
      this.passPath(found.end + 1);
    }
  }

  private startsLabel(at: number): boolean {
    const code = this.text.charCodeAt(at);
    return code < 128
      ? CLASS[code] !== 0
      : code >= 128 && wideLabelAt(this.text, at) + pictureAt(this.text, at) > 0;
  }

  /** Judges the run; true when it is an indicator. `host`: it stands where only a host can stand. */
  private finish(host: boolean): boolean {
    const runEnd = run.end;
    const resume = (run.dots & DOTS.weak) === 0 ? runEnd : (run.starts[run.beforeWeak] ?? runEnd);
    const least = Math.max(this.done, run.start + 1);
    if (this.accept(host)) {
      this.done = Math.max(run.end, this.done);
      return true;
    }
    this.done = Math.max(least, resume);
    return false;
  }

  private accept(host: boolean): boolean {
    if (run.count < 2 || run.broken) {
      return false;
    }
    trimHyphens(this.text);
    if (run.numeric === run.count || (run.numeric === 3 && run.count === 7)) {
      return this.acceptIpv4();
    }
    if ((run.dots & DOTS.weak) !== 0 && !settleWeakDots(this.text)) {
      return run.numeric === run.count && this.acceptIpv4();
    }
    return this.acceptName(host);
  }

  private acceptIpv4(): boolean {
    const { text, language } = this;
    if (run.count !== 4) {
      return run.count === 7 && this.acceptRange();
    }
    const value = run.plain(text);
    const address = parseIpv4(value);
    if (address === -1 || isBeforeAt(text, run.end)) {
      return false;
    }
    const { start, end } = run;
    const grade =
      (run.dots & DOTS.strong) !== 0 ? 'strong' : judgeIpv4(text, start, end, address, language);
    if (grade === undefined) {
      return false;
    }
    this.pushIpv4(value, address, start, end, grade);
    this.passPath(end);
    return true;
  }

  /** `192.0.2.1-192.0.2.9` is two addresses. */
  private acceptRange(): boolean {
    const { text } = this;
    const parts = run.plain(text).split('-');
    const [first = '', last = ''] = parts;
    if (parts.length !== 2 || run.dots !== 0 || parseIpv4(first) === -1 || parseIpv4(last) === -1) {
      return false;
    }
    const { start, end } = run;
    this.pushIpv4(first, parseIpv4(first), start, start + first.length, 'strong');
    this.pushIpv4(last, parseIpv4(last), end - last.length, end, 'strong');
    return true;
  }

  private acceptName(host: boolean): boolean {
    const { text, language } = this;
    const { wide } = run;
    if (wide) cutForeignText(text);
    let value = wide ? normaliseName(run.plain(text)) : undefined;
    const kind = wide
      ? tldKindOf(value?.slice(value.lastIndexOf('.') + 1) ?? '')
      : tldKind(text, run.starts[run.count - 1] ?? 0, run.end);
    if (kind === 0 || (!host && isMember(text, run, kind, language.code))) {
      return false;
    }
    if (run.end - run.start > 2 * MAX_NAME || !areLabels(text) || isBeforeAt(text, run.end)) {
      return false;
    }
    if (!host && this.trimEncoding() && wide) {
      value = normaliseName(run.plain(text));
    }
    const isHost = host || isAfterBracketedAt(text, run.start);
    const grade = judgeName(text, run, kind, isHost, language);
    if (grade === undefined) {
      return false;
    }
    value ??= (run.kinds & CHAR.upper) === 0 ? run.plain(text) : run.plain(text).toLowerCase();
    if (value.length > MAX_NAME) {
      return false;
    }
    this.pushName(value, run.start, grade, kind);
    this.passPath(run.end);
    return true;
  }

  /** Takes what an encoding left in front of a name off it; true when there was something. */
  private trimEncoding(): boolean {
    const { text } = this;
    const { start } = run;
    const labelEnd = run.ends[0] ?? start;
    const before = text.charAt(start - 1);
    let encoded = 0;
    if (before === '\\' && text.charAt(start - 2) !== '\\' && labelEnd - start > 1) {
      // `\n` in front of a name, where a file path cannot end.
      const inPath = /[\w:]/.test(text.charAt(start - 2)) && !this.language.code;
      encoded = Number(/[nrt]/.test(text.charAt(start)) && !inPath);
    } else if (before === '%' || before === '=' || before === '*') {
      const pattern = before === '%' ? /^[0-9a-f]{2}(?=.)/i : /^(?:2F|3D|40|22|20|3A|0A)(?=.)/;
      encoded = 2 * Number(pattern.test(text.slice(start, labelEnd)));
    }
    if (encoded > 0) {
      run.startAt(start + encoded);
    }
    return encoded > 0;
  }

  private pushIpv4(
    value: string,
    address: number,
    start: number,
    end: number,
    grade: IndicatorGrade,
  ): void {
    this.push('ipv4', value, start, end, grade, ipv4Reason(address));
  }

  private pushName(value: string, start: number, grade: IndicatorGrade, kind: number): void {
    const at = run.count - 2;
    // `example.com` and its like are the only reserved names under an ordinary ending.
    const ordinary =
      (kind & TLD.special) === 0 && (run.ends[at] ?? 0) - (run.starts[at] ?? 0) !== EXAMPLE;
    const notSent = ordinary ? undefined : nameReason(value);
    this.push('fqdn', value, start, run.end, grade, notSent);
  }

  private push(
    kind: IndicatorKind,
    value: string,
    start: number,
    end: number,
    grade: IndicatorGrade,
    notSent: NotSentReason | undefined,
  ): void {
    this.found.push(
      notSent === undefined
        ? { kind, value, start, end, grade }
        : { kind, value, start, end, grade, notSent },
    );
  }

  /** Goes behind the port, path and query that follow a host; hosts inside them are found too. */
  private passPath(from: number): void {
    const to = endOfUrl(this.text, from);
    this.done = Math.max(this.done, from, to);
    if (to - from < 4) {
      return;
    }
    if (!mayHoldHost(this.text, from, to)) {
      return;
    }
    const path = this.text.slice(from, to);
    HOST_IN_PATH.lastIndex = 0;
    for (let match = HOST_IN_PATH.exec(path); match !== null; match = HOST_IN_PATH.exec(path)) {
      this.readInPath(from + HOST_IN_PATH.lastIndex, to, match[0].length > 2);
    }
  }

  private readInPath(from: number, to: number, url: boolean): void {
    const { text, language } = this;
    const start = url ? endOfUser(text, from) : from;
    if (!this.startsLabel(start)) {
      return;
    }
    run.read(text, start, false);
    if (run.count < 2 || run.broken || run.end > to || isBeforeAt(text, run.end)) {
      return;
    }
    const last = run.starts[run.count - 1] ?? 0;
    const isMail = text.charAt(from - 1) === '@' || text.startsWith('%40', from - 3);
    if (run.numeric === 4 && run.count === 4) {
      const value = run.plain(text);
      const address = parseIpv4(value);
      const whole = run.end === to || /[/&?#:;]/.test(text.charAt(run.end));
      if (
        address !== -1 &&
        whole &&
        judgeIpv4(text, start, run.end, address, language) !== undefined
      ) {
        const versionLike = ((address >>> 16) & 0xff) < 10;
        if (url || isMail || !versionLike) {
          this.pushIpv4(value, address, start, run.end, url || isMail ? 'strong' : 'weak');
        }
      }
      return;
    }
    const kind = tldKind(text, last, run.end);
    const clear = url || (isMail && (kind & (TLD.file | TLD.identifier | TLD.doubtful)) === 0);
    if (kind !== 0 && clear && areLabels(text)) {
      this.pushName(run.plain(text).toLowerCase(), start, 'strong', kind);
    }
  }
}

const MAILBOX = classOf('.+*"\'!#$%&?^~');

/** Whether what ends at `at` can be the part of an e-mail address in front of the at sign. */
function endsMailbox(text: string, at: number): boolean {
  const code = text.charCodeAt(at - 1);
  return code < 128
    ? CLASS[code] !== 0 || MAILBOX[code] === 1
    : code >= 128 && wideLabelBefore(text, at) > 0;
}

/** End of the mark of a scheme whose colon stands at `colon`; `colon` when there is none. */
function endOfScheme(text: string, colon: number): number {
  if (text.charCodeAt(colon + 1) === SLASH && text.charCodeAt(colon + 2) === SLASH) {
    SCHEME.lastIndex = colon - 1;
    return colon > 0 && SCHEME.test(text) ? SCHEME.lastIndex : colon + 3;
  }
  for (const start of [colon - 1, colon]) {
    SCHEME.lastIndex = start;
    if (start >= 0 && SCHEME.test(text)) {
      return SCHEME.lastIndex;
    }
  }
  return colon;
}

/** A hyphen at the end of the run belongs to the text around it. */
function trimHyphens(text: string): void {
  const least = run.starts[run.count - 1] ?? 0;
  let end = run.end;
  while (end > least && text.charCodeAt(end - 1) === HYPHEN) end--;
  if (end === least) {
    run.broken = true;
  } else if (end !== run.end) {
    run.endAt(end);
  }
}

/** No label starts or ends with a hyphen (RFC 952), and none is longer than 63 characters. */
function areLabels(text: string): boolean {
  for (let index = 0; index < run.count; index++) {
    const start = run.starts[index] ?? 0;
    const end = run.ends[index] ?? 0;
    const hyphens = text.charCodeAt(start) === HYPHEN || text.charCodeAt(end - 1) === HYPHEN;
    if (hyphens || end <= start || (!run.wide && end - start > 63)) {
      return false;
    }
  }
  return true;
}

/**
 * Weak dots end a sentence as often as they are defanged: keeps as many labels as make a name. What
 * stands in front of the first weak dot is kept alone when it is a name already.
 */
function settleWeakDots(text: string): boolean {
  const { beforeWeak } = run;
  if (beforeWeak > 1 && (isName(text, beforeWeak) || beforeWeak === 4)) {
    run.cut(beforeWeak);
    return run.numeric !== run.count;
  }
  for (let count = run.count; count > Math.max(1, beforeWeak); count--) {
    if (isName(text, count)) {
      run.cut(count);
      return true;
    }
    if (count === 4 && run.numeric >= 4) {
      run.cut(4);
      return false;
    }
  }
  return false;
}

function isName(text: string, count: number): boolean {
  return tldKindOf(run.label(text, count - 1).toLowerCase()) !== 0 || run.wide;
}

const UNSPACED_BEFORE =
  /^.*[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{sc=Thai}ー](?=[a-z0-9-]+$)/iu;
const UNSPACED_AFTER = /^[a-z]{2,}(?=[^\x20-\x7e])/i;

/**
 * Scripts that put no blank between words run on into a name written in ASCII: takes them off the
 * first label (`请参阅www.example`) and the last (`example.com的`).
 */
function cutForeignText(text: string): void {
  const last = run.label(text, run.count - 1);
  const tail = UNSPACED_AFTER.exec(last)?.[0];
  if (tail !== undefined && tldKindOf(tail.toLowerCase()) !== 0) {
    run.endAt((run.starts[run.count - 1] ?? 0) + tail.length);
  }
  const ascii = /^[\x20-\x7e]+$/.test(run.label(text, run.count - 1));
  const head = ascii ? UNSPACED_BEFORE.exec(run.label(text, 0))?.[0] : undefined;
  if (head !== undefined) {
    run.startAt(run.start + head.length);
  }
}
