import {
  CHAR,
  CLASS,
  LOWER,
  classOf,
  isInvisible,
  pictureAt,
  wideLabelAt,
  withoutInvisible,
} from './characters';
import { charactersOfForms, formsOf } from './forms';
import { HASH_SEED, hashStep } from './tldTable';

/** More labels than a DNS name of 253 characters can have. */
const MAX_LABELS = 128;

/** Weak dots stand in ordinary text too: a run of them is given up early. */
const MAX_WEAK_LABELS = 12;

/** How the dots of a run are written. */
export const DOTS = { strong: 1, unclosed: 2, escape: 4, weak: 8 } as const;

const FORMS_OF_DOT = (['strong', 'unclosed', 'escape', 'weak'] as const).map((grade) => ({
  form: DOTS[grade],
  pattern: new RegExp(formsOf('.', grade), 'iy'),
}));

/** ASCII characters that a form of the dot can start with. */
const STARTS_FORM = classOf(charactersOfForms().first);
/** What can follow a blank that starts a form. */
const FOLLOWS_BLANK = classOf(' \t[({<\\.dD');

const DOT = 0x2e;
const OPEN = 0x5b;
const CLOSE = 0x5d;
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
  /** True where a character is not ASCII. */
  wide = false;
  /** Labels from the left that are digits only. */
  numeric = 0;
  /** True when the run is no DNS name for its length or an empty or overlong label. */
  broken = false;
  /** Hash of the last label in lower case, where it is ASCII. */
  hash = 0;
  readonly starts = new Int32Array(MAX_LABELS);
  readonly ends = new Int32Array(MAX_LABELS);
  private readonly formBefore = new Uint8Array(MAX_LABELS);

  /** Reads from `start`, which is the first character of a label, to the end of the run. */
  read(text: string, start: number, weak: boolean): void {
    this.start = start;
    this.count = this.dots = this.numeric = this.beforeWeak = 0;
    this.wide = this.broken = false;
    let at = start;
    let form = 0;
    for (;;) {
      const labelStart = at;
      let hash = HASH_SEED;
      let digits = true;
      let code: number;
      for (;;) {
        code = text.charCodeAt(at);
        if (code < 128) {
          const kind = CLASS[code] ?? 0;
          if (kind === 0) break;
          if (kind !== CHAR.digit) digits = false;
          hash = hashStep(hash, LOWER[code] ?? 0);
          at++;
        } else {
          const length = code >= 128 ? this.wideAt(text, at, labelStart) : 0;
          if (length === 0) break;
          digits &&= isInvisible(code);
          this.wide = true;
          at += length;
        }
      }
      if (at === labelStart) {
        return;
      }
      this.add(labelStart, at, form, digits);
      this.hash = hash;
      if (code === DOT && (CLASS[text.charCodeAt(at + 1)] ?? 0) !== 0) {
        at++;
        form = 0;
        continue;
      }
      const next = Number.isNaN(code) ? at : this.formAt(text, at, code, weak);
      if (next === at || ((this.dots & DOTS.weak) !== 0 && this.count >= MAX_WEAK_LABELS)) {
        return;
      }
      form = this.form;
      at = next;
    }
  }

  private form = 0;

  private wideAt(text: string, at: number, labelStart: number): number {
    const length = wideLabelAt(text, at);
    return length === 0 && (at === labelStart || pictureAt(text, labelStart) > 0)
      ? pictureAt(text, at)
      : length;
  }

  private add(start: number, end: number, form: number, digits: boolean): void {
    this.end = end;
    if (this.count === MAX_LABELS) {
      this.broken = true;
      return;
    }
    if (form === DOTS.weak && (this.dots & DOTS.weak) === 0) {
      this.beforeWeak = this.count;
    }
    if (digits && this.numeric === this.count) {
      this.numeric++;
    }
    this.dots |= form;
    this.formBefore[this.count] = form;
    this.starts[this.count] = start;
    this.ends[this.count] = end;
    this.count++;
    if (end - start > 63 && !this.wide) {
      this.broken = true;
    }
  }

  /** End of the form of a dot at `at`, or `at` where there is none in front of a label. */
  private formAt(text: string, at: number, code: number, weak: boolean): number {
    if (code < 128 && STARTS_FORM[code] === 0) {
      return at;
    }
    if (code === SPACE || code === TAB) {
      const next = text.charCodeAt(at + 1);
      // Most blanks stand between words; only before these can one start a form.
      if (!(next < 128 && FOLLOWS_BLANK[next] === 1)) {
        return at;
      }
    }
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

  /** Cuts the run after `count` labels. The hash of the last label is then made anew. */
  cut(text: string, count: number): void {
    this.count = count;
    this.numeric = Math.min(this.numeric, count);
    this.dots = 0;
    for (let index = 0; index < count; index++) {
      this.dots |= this.formBefore[index] ?? 0;
    }
    this.endAt(text, this.ends[count - 1] ?? this.start);
  }

  /** Moves the end of the run into its last label. */
  endAt(text: string, end: number): void {
    this.end = this.ends[this.count - 1] = end;
    let hash = HASH_SEED;
    for (let at = this.starts[this.count - 1] ?? 0; at < end; at++) {
      hash = hashStep(hash, LOWER[text.charCodeAt(at)] ?? 0);
    }
    this.hash = hash;
  }

  /** Moves the start of the run into its first label. */
  startAt(start: number): void {
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

function startsLabel(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code < 128 ? (CLASS[code] ?? 0) !== 0 : code >= 128 && wideLabelAt(text, at) > 0;
}
