import {
  CHAR,
  CLASS,
  classOf,
  isInvisible,
  pictureAt,
  wideLabelAt,
  withoutInvisible,
} from './characters';
import { charactersOfForms, formsOf } from './forms';

/** More labels than a DNS name of 253 characters can have. */
const MAX_LABELS = 128;

/** RFC 1035, section 2.3.4. */
const MAX_LABEL = 63;
/** Weak dots stand in ordinary text too: a run of them is given up early. */
const MAX_WEAK_LABELS = 12;

/** How the dots of a run are written. */
export const DOTS = { strong: 1, unclosed: 2, escape: 4, weak: 8 } as const;

const FORMS_OF_DOT = (['strong', 'unclosed', 'escape', 'weak'] as const).map((grade) => ({
  form: DOTS[grade],
  pattern: new RegExp(formsOf('.', grade), 'iy'),
}));

/** ASCII characters that a form of the dot can start with, and what can follow those. */
const STARTS_FORM = classOf(charactersOfForms().first);
const FOLLOWS_START = classOf(`${charactersOfForms().second}[({<])}>pP`);
/** What can follow a blank that starts a form: most blanks stand between words. */
const FOLLOWS_BLANK = classOf(' \t[({<\\.dD');

const DOT = 0x2e;
const OPEN = 0x5b;
const CLOSE = 0x5d;
/** In place of a class, for what only a look at the character tells. */
const WIDE = 255;
const HYPHEN = 0x2d;
const SMALL_H = 0x68;
const SPACE = 0x20;
const TAB = 0x09;

/**
 * A run of labels with dots between them, as it stands in the text: what may be a name or an address.
 * One object is filled again and again, so that reading allocates nothing.
 */
export class Run {
  start = 0;
  end = 0;
  count = 0;
  /** Bits of `DOTS`: the forms among the dots. */
  dots = 0;
  /** Labels in front of the first weak dot. */
  beforeWeak = 0;
  /** Bits of `CHAR`: the characters of all labels. */
  kinds = 0;
  /** Labels from the left that are digits only. */
  numeric = 0;
  /** True when the run is no DNS name for its length or an empty or overlong label. */
  broken = false;
  /** True where the start was moved: the character in front says nothing. */
  cutInside = false;
  readonly starts = new Int32Array(MAX_LABELS);
  readonly ends = new Int32Array(MAX_LABELS);
  private readonly formBefore = new Uint8Array(MAX_LABELS);

  /**
   * Reads the run around a plain dot at `dot` that has an ASCII label character on either side: back to
   * the start of the label, at the earliest `floor`, and on to the end. False when what stands in
   * front needs a closer look, with nothing read.
   */
  readAround(text: string, dot: number, floor: number): boolean {
    const least = Math.max(floor, dot - MAX_LABEL - 1);
    let start = dot;
    let kinds = 0;
    while (start > least) {
      const code = text.charCodeAt(start - 1);
      const kind = code < 128 ? (CLASS[code] ?? 0) : WIDE;
      if (kind === 0) break;
      if (kind === WIDE) return false;
      kinds |= kind;
      start--;
    }
    const first = text.charCodeAt(start);
    if (first === HYPHEN || (first | 0x20) === SMALL_H || start === dot) {
      return false;
    }
    this.reset(start);
    this.add(start, dot, kinds);
    this.readOn(text, dot + 1, false);
    return true;
  }

  /** Reads from `start`, which is the first character of a label, to the end of the run. */
  read(text: string, start: number, weak: boolean): void {
    this.reset(start);
    this.readOn(text, start, weak);
  }

  private reset(start: number): void {
    this.start = start;
    this.count = this.dots = this.numeric = this.beforeWeak = this.kinds = this.form = 0;
    this.broken = this.cutInside = false;
  }

  private readOn(text: string, start: number, weak: boolean): void {
    const { length } = text;
    let at = start;
    for (;;) {
      const labelStart = at;
      let kinds = 0;
      let code = 0;
      while (at < length) {
        code = text.charCodeAt(at);
        const kind = code < 128 ? (CLASS[code] ?? 0) : WIDE;
        if (kind === WIDE) {
          const size = this.wideAt(text, at, labelStart);
          if (size === 0) break;
          // An invisible character does not make a number a name.
          kinds |= isInvisible(code) ? 0 : CHAR.wide;
          this.kinds |= CHAR.wide;
          at += size;
          continue;
        }
        if (kind === 0) break;
        kinds |= kind;
        at++;
      }
      if (at === labelStart) {
        return;
      }
      this.add(labelStart, at, kinds);
      if (at + 1 >= length) {
        return;
      }
      const next = text.charCodeAt(at + 1);
      if (code === DOT && next < 128 && CLASS[next] !== 0) {
        at++;
        this.form = 0;
        continue;
      }
      if (code < 128 && (STARTS_FORM[code] === 0 || !canFollow(code, next))) {
        return;
      }
      const end = this.formAt(text, at, code, weak);
      if (end === at || ((this.dots & DOTS.weak) !== 0 && this.count >= MAX_WEAK_LABELS)) {
        return;
      }
      at = end;
    }
  }

  /** True where a character is not ASCII. */
  get wide(): boolean {
    return (this.kinds & CHAR.wide) !== 0;
  }

  private form = 0;

  private wideAt(text: string, at: number, labelStart: number): number {
    const length = wideLabelAt(text, at);
    return length === 0 && (at === labelStart || pictureAt(text, labelStart) > 0)
      ? pictureAt(text, at)
      : length;
  }

  private add(start: number, end: number, kinds: number): void {
    const { count, form } = this;
    this.end = end;
    if (count === MAX_LABELS) {
      this.broken = true;
      return;
    }
    if (form === DOTS.weak && (this.dots & DOTS.weak) === 0) {
      this.beforeWeak = count;
    }
    if (kinds === CHAR.digit && this.numeric === count) {
      this.numeric++;
    }
    this.dots |= form;
    this.kinds |= kinds;
    this.formBefore[count] = form;
    this.starts[count] = start;
    this.ends[count] = end;
    this.count++;
    if (end - start > MAX_LABEL && !this.wide) {
      this.broken = true;
    }
  }

  /** End of the form of a dot at `at`, or `at` where there is none in front of a label. */
  private formAt(text: string, at: number, code: number, weak: boolean): number {
    if (code === DOT && startsLabel(text, at + 1)) {
      this.form = 0;
      return at + 1;
    }
    if (
      code === OPEN &&
      text.charCodeAt(at + 1) === DOT &&
      text.charCodeAt(at + 2) === CLOSE &&
      startsLabel(text, at + 3)
    ) {
      this.form = DOTS.strong;
      return at + 3;
    }
    for (const { pattern, form } of FORMS_OF_DOT) {
      if (
        form === DOTS.weak &&
        !weak &&
        (this.dots & (DOTS.strong | DOTS.weak)) === 0 &&
        !/[\]. \t]/.test(text[at] ?? '')
      ) {
        break;
      }
      pattern.lastIndex = at;
      if (pattern.test(text) && startsLabel(text, pattern.lastIndex)) {
        this.form = form;
        return pattern.lastIndex;
      }
    }
    return at;
  }

  /** Cuts the run after `count` labels. */
  cut(count: number): void {
    this.count = count;
    this.numeric = Math.min(this.numeric, count);
    this.dots = 0;
    for (let index = 0; index < count; index++) {
      this.dots |= this.formBefore[index] ?? 0;
    }
    this.end = this.ends[count - 1] ?? this.start;
  }

  /** Moves the end of the run into its last label. */
  endAt(end: number): void {
    this.end = this.ends[this.count - 1] = end;
  }

  /** Moves the start of the run into its first label. What stands before is then a boundary. */
  startAt(start: number): void {
    this.cutInside = true;
    this.start = this.starts[0] = start;
  }

  label(text: string, index: number): string {
    return text.slice(this.starts[index], this.ends[index]);
  }

  /** The labels with plain dots between them, as the text has them but for what is invisible. */
  plain(text: string): string {
    if (this.dots === 0 && !this.wide) {
      return text.slice(this.start, this.end);
    }
    let plain = this.label(text, 0);
    for (let index = 1; index < this.count; index++) {
      plain += `.${this.label(text, index)}`;
    }
    return this.wide ? withoutInvisible(plain) : plain;
  }
}

/** Whether a form of the dot can go on with `next` after `code`. */
function canFollow(code: number, next: number): boolean {
  const table = code === SPACE || code === TAB ? FOLLOWS_BLANK : FOLLOWS_START;
  return next >= 128 || table[next] === 1;
}

function startsLabel(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code < 128 ? (CLASS[code] ?? 0) !== 0 : code >= 128 && wideLabelAt(text, at) > 0;
}
