import { octetAt } from './address';
import {
  CHAR,
  CLASS,
  classOf,
  isInvisible,
  pictureAt,
  wideLabelAt,
  withoutInvisible,
} from './characters';
import { DOTS, WEAK, endOfDotForm, formFound } from './dotForms';
import type { Weak } from './dotForms';
import type { Text } from './text';

/** More labels than a DNS name of 253 characters can have. */
const MAX_LABELS = 128;

/** RFC 1035, section 2.3.4. */
const MAX_LABEL = 63;
/** Weak dots stand in ordinary text too: a run of them is given up early. */
const MAX_WEAK_LABELS = 12;

const DOT = 0x2e;
const HYPHEN = 0x2d;
const SMALL_H = 0x68;
const MARKS_SCHEME = classOf('tTxX');

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
  readAround(text: Text, dot: number, floor: number, weak: Weak): boolean {
    const least = Math.max(floor, dot - MAX_LABEL - 1);
    let start = dot;
    let kinds = 0;
    while (start > least) {
      const code = text.unit(start - 1);
      if (code >= 128) return false;
      const kind = CLASS[code] ?? 0;
      if (kind === 0) break;
      kinds |= kind;
      start--;
    }
    const first = text.unit(start);
    if (start === dot || first === HYPHEN || mayBeScheme(text, start, first)) {
      return false;
    }
    this.reset(start);
    this.add(start, dot, kinds);
    this.readOn(text, dot + 1, weak);
    return true;
  }

  /** Reads from `start`, which is the first character of a label, to the end of the run. */
  read(text: Text, start: number, weak: Weak): void {
    this.reset(start);
    this.readOn(text, start, weak);
  }

  private reset(start: number): void {
    this.start = this.end = start;
    this.count = this.dots = this.numeric = this.beforeWeak = this.kinds = this.form = 0;
    this.broken = this.cutInside = false;
  }

  private readOn(text: Text, start: number, weak: Weak): void {
    let at = start;
    for (;;) {
      const labelStart = at;
      let kinds = 0;
      let code = 0;
      for (; ; at++) {
        code = text.unit(at);
        if (code >= 128) {
          const size = this.wideAt(text, at, labelStart);
          if (size === 0) break;
          // An invisible character does not make a number a name.
          kinds |= isInvisible(code) ? 0 : CHAR.wide;
          this.kinds |= CHAR.wide;
          at += size - 1;
          continue;
        }
        const kind = CLASS[code] ?? 0;
        if (kind === 0) break;
        kinds |= kind;
      }
      if (at === labelStart) {
        return;
      }
      this.add(labelStart, at, kinds);
      const next = text.unit(at + 1);
      if (code === DOT && next < 128 && CLASS[next] !== 0) {
        at++;
        this.form = 0;
        continue;
      }
      const evident = (this.dots & (DOTS.strong | DOTS.weak)) !== 0;
      const end = endOfDotForm(text, at, code, evident ? WEAK.all : weak);
      if (end === at || ((this.dots & DOTS.weak) !== 0 && this.count >= MAX_WEAK_LABELS)) {
        return;
      }
      this.form = formFound();
      at = end;
    }
  }

  /** True where a character is not ASCII. */
  get wide(): boolean {
    return (this.kinds & CHAR.wide) !== 0;
  }

  private form = 0;

  private wideAt(text: Text, at: number, labelStart: number): number {
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

  /** Parts labels where `dot`, a global pattern, matches inside them; what it matches is a weak dot. */
  part(text: Text, dot: RegExp): void {
    const parts: [start: number, end: number, form: number][] = [];
    for (let index = 0; index < this.count; index++) {
      const labelStart = this.starts[index] ?? 0;
      let start = labelStart;
      let form = this.formBefore[index] ?? 0;
      for (const match of this.label(text, index).matchAll(dot)) {
        parts.push([start, labelStart + match.index, form]);
        start = labelStart + match.index + match[0].length;
        form = DOTS.weak;
      }
      parts.push([start, this.ends[index] ?? 0, form]);
    }
    const { kinds } = this;
    this.reset(this.start);
    for (const [start, end, form] of parts) {
      this.form = form;
      this.add(start, end, /^\d+$/.test(text.slice(start, end)) ? CHAR.digit : kinds);
    }
  }

  /** Moves the end of the run into its last label. */
  endAt(text: Text, end: number): void {
    const last = this.count - 1;
    this.end = this.ends[last] = end;
    if (this.numeric === last && octetAt(text, this.starts[last] ?? 0, end) !== -1) {
      this.numeric = this.count;
    }
  }

  /** Moves the start of the run into its first label. What stands before is then a boundary. */
  startAt(start: number): void {
    this.cutInside = true;
    this.start = this.starts[0] = start;
  }

  label(text: Text, index: number): string {
    return text.slice(this.starts[index], this.ends[index]);
  }

  lowerLabel(text: Text, index: number): string {
    const label = this.label(text, index);
    return (this.kinds & (CHAR.upper | CHAR.wide)) === 0 ? label : label.toLowerCase();
  }

  /** The labels with plain dots between them, as the text has them but for what is invisible. */
  plain(text: Text): string {
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

/** `http__` and its kin may stand in front of a name. */
function mayBeScheme(text: Text, start: number, first: number): boolean {
  const second = text.unit(start + 1);
  return (first | 0x20) === SMALL_H && second < 128 && MARKS_SCHEME[second] === 1;
}
