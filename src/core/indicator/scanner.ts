import { mappedIpv4, parseIpv4 } from './address';
import { Anchors, NONE } from './anchors';
import { CLASS, classOf, isDigit, pictureAt } from './characters';
import { DOTS, WEAK } from './dotForms';
import type { Weak } from './dotForms';
import type { Finds } from './finds';
import { charactersOfForms } from './forms';
import { Judge } from './judge';
import { endOfDecimal, endOfMember } from './glance';
import { atSignAround, atSignFrom, endOfScheme, endsMailbox, schemeInName } from './marks';
import type { AtSign } from './marks';
import { PathHosts } from './pathHosts';
import { Run } from './run';
import { ipv6At, startsIpv6 } from './scanIpv6';
import { labelStart, startsHost } from './surroundings';
import type { Language } from './surroundings';
import { endOfUser } from './url';
import type { Text } from './text';

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
  private readonly weak: Weak;
  /** Everything before is done. */
  private done = 0;
  private readonly anchors: Anchors;
  private readonly judge: Judge;
  private readonly paths: PathHosts;

  constructor(
    private readonly text: Text,
    private readonly language: Language,
    private readonly finds: Finds,
  ) {
    // Brackets of source code are nobody's dots.
    this.weak = this.language.code ? WEAK.none : WEAK.alone;
    this.anchors = new Anchors(text);
    this.paths = new PathHosts(text, this.language, this.finds);
    this.judge = new Judge(text, this.language, this.finds, this.paths);
  }

  scan(): void {
    const { anchors } = this;
    for (;;) {
      anchors.advance(this.done);
      const { dot, colon, rare } = anchors;
      if (dot < colon && dot < rare) {
        this.readDot(dot);
      } else if (colon < rare) {
        this.readColon(colon);
      } else if (rare === NONE) {
        return;
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
    const before = text.unit(dot - 1);
    const after = text.unit(dot + 1);
    if (before < 128 && after < 128) {
      const labelBefore = CLASS[before] !== 0;
      const labelAfter = CLASS[after] !== 0;
      if (labelBefore && labelAfter) {
        const end = isDigit(before) && isDigit(after) ? endOfDecimal(text, dot) : 0;
        if (end > 0) {
          this.done = end;
          return;
        }
        const member = this.language.code ? endOfMember(text, dot + 1) : 0;
        if (member > 0) {
          this.done = member;
          return;
        }
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
    }
    this.readAround(dot);
  }

  /** Reads the run with a form of the dot that starts or stands at `anchor`. */
  private readAround(anchor: number): void {
    const { text, done } = this;
    const least = Math.max(done, anchor - MAX_FORM);
    let end = anchor;
    while (end > least) {
      const code = text.unit(end - 1);
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
    while (text.unit(start) === HYPHEN) start++;
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
    while (start < mark + 2 && text.unit(start) === SPACE) start++;
    start = endOfUser(text, start);
    this.done = mark;
    if (startsIpv6(text, start)) {
      return;
    }
    start += Number(text.charAt(start) === '[');
    if (startsHost(text, start)) {
      run.read(text, start, WEAK.all);
      const { end } = run;
      if (!this.finish(true)) {
        this.done = Math.max(this.done, this.paths.pass(end));
      }
    }
  }

  /** The host of an e-mail address, behind its at sign. */
  private readMail({ start: mark, end }: AtSign): void {
    const { text } = this;
    this.done = end;
    let user = mark;
    while (user > mark - 2 && text.unit(user - 1) === SPACE) user--;
    if (!endsMailbox(text, user)) {
      return;
    }
    const start = text.charAt(end) === '[' ? end + 1 : end;
    if (startsHost(text, start)) {
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
    const ipv4 = mappedIpv4(value);
    if (ipv4 === undefined) {
      this.finds.ipv6(value, start, end);
    } else {
      this.finds.ipv4(ipv4, parseIpv4(ipv4), start, end, 'strong');
    }
    if (text.charAt(found.end) === ']') {
      this.done = this.paths.pass(found.end + 1);
    }
  }

  /**
   * Judges the run and goes on behind it; true when it is an indicator. `host`: it stands where only a
   * host can stand.
   */
  private finish(host: boolean): boolean {
    const runEnd = run.end;
    const resume = (run.dots & DOTS.weak) === 0 ? runEnd : (run.starts[run.beforeWeak] ?? runEnd);
    const least = Math.max(this.done, run.start + 1);
    const end = this.judge.accept(run, host);
    this.done = end > 0 ? Math.max(this.done, end) : Math.max(least, resume);
    return end > 0;
  }
}
