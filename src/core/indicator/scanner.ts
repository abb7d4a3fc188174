import { parseIpv4 } from './address';
import { Anchors, NONE } from './anchors';
import { CHAR, CLASS, classOf, pictureAt, wideLabelAt } from './characters';
import { Finds } from './finds';
import { charactersOfForms } from './forms';
import { judgeIpv4 } from './judgeAddress';
import { isMember, judgeName } from './judgeName';
import { atSignAround, atSignFrom, endOfScheme, endsMailbox, schemeInName } from './marks';
import type { AtSign } from './marks';
import type { Indicator } from './model';
import { normaliseName } from './name';
import { DOTS, WEAK } from './dotForms';
import type { Weak } from './dotForms';
import { Run } from './run';
import { ipv6At } from './scanIpv6';
import {
  areLabels,
  cutForeignText,
  settleWeakDots,
  trimEncoding,
  trimHyphens,
  trimInvisible,
} from './shape';
import { isAfterBracketedAt, isBeforeAt, labelStart, languageOf } from './surroundings';
import type { Language } from './surroundings';
import { TLD, tldKind, tldKindOf } from './tldTable';
import { HOST_IN_PATH, endOfUrl, endOfUser, mayHoldHost } from './url';

const MAX_NAME = 253;
/** Characters of a form between a label and its dot. */
const MAX_FORM = 6;
/** ASCII characters beside a dot that a form can hold: in front of it and behind it. */
const FORM_BEFORE = classOf(charactersOfForms().before);
const FORM_AFTER = classOf(charactersOfForms().after);
const SPACE = 0x20;
const TAB = 0x09;
const HYPHEN = 0x2d;
const run = new Run();

/**
 * One pass over a text. It hops from anchor to anchor (a dot, a mark that stands for one, a scheme, an
 * at sign, a colon that may be in an IPv6 address), reads the run of labels around each, judges it,
 * and goes on behind it: what was read is not read again.
 */
export class Scanner {
  private readonly finds = new Finds();
  private readonly language: Language;
  private readonly weak: Weak;
  /** Everything before is done. */
  private done = 0;
  private readonly anchors: Anchors;

  constructor(
    private readonly text: string,
    languageId: string | undefined,
  ) {
    this.language = languageOf(languageId);
    // Brackets of source code are nobody's dots.
    this.weak = this.language.code ? WEAK.none : WEAK.alone;
    this.anchors = new Anchors(text);
  }

  scan(): Indicator[] {
    const { anchors } = this;
    for (;;) {
      anchors.advance(this.done);
      const { dot, colon, rare } = anchors;
      if (dot < colon && dot < rare) {
        this.readDot(dot);
      } else if (colon < rare) {
        this.readColon(colon);
      } else if (rare === NONE) {
        return this.finds.list;
      } else {
        this.readRare(rare);
      }
    }
  }

  private readRare(anchor: number): void {
    if (anchor === this.anchors.at) {
      this.readMail(atSignAround(this.text, anchor));
    } else if (anchor === this.anchors.word) {
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
        if (run.readAround(text, dot, this.done, this.weak)) {
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
    const scheme = schemeInName(text, start);
    run.read(text, start + scheme, scheme > 0 ? WEAK.all : this.weak);
    if (run.count < 2 || run.end <= anchor) {
      this.done = Math.max(anchor + 1, run.end);
      return;
    }
    this.finish(scheme > 0);
  }

  /** Reads around the word in brackets at `start`, which stands for a dot or an at sign. */
  private readWord(start: number): void {
    const sign = atSignFrom(this.text, start);
    if (sign === undefined) {
      this.readAround(start);
    } else {
      this.readMail(sign);
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
      run.read(text, start, WEAK.all);
      const { end } = run;
      if (!this.finish(true)) {
        this.passPath(end);
      }
    }
  }

  /** The host of an e-mail address, behind its at sign. */
  private readMail({ start: mark, end }: AtSign): void {
    const { text } = this;
    this.done = end;
    let user = mark;
    while (user > mark - 2 && text.charCodeAt(user - 1) === SPACE) user--;
    if (!endsMailbox(text, user)) {
      return;
    }
    const start = text.charAt(end) === '[' ? end + 1 : end;
    if (this.startsLabel(start)) {
      run.read(text, start, WEAK.all);
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
    this.finds.ipv6(value, start, end);
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
    if (run.wide) trimInvisible(this.text, run);
    if (run.count < 2 || run.broken) {
      return false;
    }
    trimHyphens(this.text, run);
    if (run.numeric === run.count || (run.numeric === 3 && run.count === 7)) {
      return this.acceptIpv4();
    }
    if ((run.dots & DOTS.weak) !== 0 && !settleWeakDots(this.text, run)) {
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
    this.finds.ipv4(value, address, start, end, grade);
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
    this.finds.ipv4(first, parseIpv4(first), start, start + first.length, 'strong');
    this.finds.ipv4(last, parseIpv4(last), end - last.length, end, 'strong');
    return true;
  }

  private acceptName(host: boolean): boolean {
    const { text, language } = this;
    const { wide } = run;
    if (wide) cutForeignText(text, run);
    let value = wide ? normaliseName(run.plain(text)) : undefined;
    const kind = wide
      ? tldKindOf(value?.slice(value.lastIndexOf('.') + 1) ?? '')
      : tldKind(text, run.starts[run.count - 1] ?? 0, run.end);
    if (kind === 0 || (!host && isMember(text, run, kind, language.code))) {
      return false;
    }
    if (run.end - run.start > 2 * MAX_NAME || !areLabels(text, run) || isBeforeAt(text, run.end)) {
      return false;
    }
    if (!host && trimEncoding(text, run, language.code)) {
      value = wide ? normaliseName(run.plain(text)) : undefined;
      if (wide ? value === undefined : !areLabels(text, run)) {
        return false;
      }
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
    this.finds.name(run, value, grade, kind);
    this.passPath(run.end);
    return true;
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
    run.read(text, start, WEAK.alone);
    if (run.wide) trimInvisible(text, run);
    if (run.count < 2 || run.broken || run.end > to || isBeforeAt(text, run.end)) {
      return;
    }
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
          this.finds.ipv4(value, address, start, run.end, url || isMail ? 'strong' : 'weak');
        }
      }
      return;
    }
    const value = run.wide ? normaliseName(run.plain(text)) : run.plain(text).toLowerCase();
    const kind = tldKindOf(value?.slice(value.lastIndexOf('.') + 1) ?? '');
    const clear = url || (isMail && (kind & (TLD.file | TLD.identifier | TLD.doubtful)) === 0);
    if (value !== undefined && kind !== 0 && clear && areLabels(text, run)) {
      this.finds.name(run, value, 'strong', kind);
    }
  }
}
