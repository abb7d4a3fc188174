import {
  detect,
  type DetectOptions,
  type Indicator,
  type IndicatorGrade,
  type IndicatorRef,
  type NotSentReason,
} from '../../core/indicator';
import { detectInPiece, PIECE } from '../../core/scan/longLine';
import { LineFinds } from './lineFinds';
import { ValueTable, type CountedValue } from './valueTable';

/** The lines of a document as they are now, numbered from 0, without their ends. */
export interface Lines {
  count(): number;
  text(line: number): string;
}

/** An indicator in a document. */
export interface LineIndicator extends IndicatorRef {
  readonly grade: IndicatorGrade;
  readonly notSent?: NotSentReason;
  /** From 0. */
  readonly line: number;
  /** Column of the first UTF-16 code unit. */
  readonly start: number;
  /** Column after the last UTF-16 code unit. */
  readonly end: number;
}

/** A value of a document, at its first place. What an edit changes, changes it. */
export interface CountedIndicator extends LineIndicator {
  /** How often the document holds it. */
  readonly count: number;
}

/** Longest time that a search keeps the extension host from other work, in milliseconds. */
export const SLICE_MS = 1;
/** Time that a batch of lines should take: what a slice can be late by. */
const BATCH_MS = 0.5;
/** Fewest and most characters of a batch. */
const BATCH_MIN = 2_000;
const BATCH_MAX = 64_000;
const BATCH_LINES = 2_000;
/**
 * Characters of the lines on either side that are searched along: a mail may cut a host at the end of
 * a line, and lists are evidence for what stands in them. The detector looks less far.
 */
const CONTEXT = 400;
const CONTEXT_LINES = 80;
/** Most lines that are listed at once. */
const LISTED_LINES = 5_000;

/** A line that is read piece by piece. */
interface Partial {
  readonly line: number;
  /** Column of the next piece. */
  at: number;
  readonly finds: number[];
}

/**
 * The indicators of a document by line. No indicator spans a line, so an edit touches the lines it
 * touches. Holds no text: finds are numbers, values stand once.
 */
export class LineIndex {
  private readonly finds: LineFinds;
  private readonly values = new ValueTable();
  /** Every line before it is known. */
  private from = 0;
  private partial: Partial | undefined;
  private batch = BATCH_MIN;
  /** The values in the order of the text, up to the line `listedTo`. */
  private listed: CountedValue[] = [];
  private listedTo = 0;
  /** The same as it was before an edit, until there is a new list. */
  private before: readonly CountedValue[] | undefined;
  private listing = 1;

  /** `now` in milliseconds. */
  constructor(
    private readonly lines: Lines,
    private readonly options: DetectOptions = {},
    private readonly now: () => number = () => performance.now(),
  ) {
    this.finds = new LineFinds(lines.count());
  }

  get lineCount(): number {
    return this.finds.length;
  }

  /** True when every line was searched as it is now, and `distinct` lists what was found. */
  get complete(): boolean {
    return this.searched && this.listedTo === this.finds.length;
  }

  /** True when every line was searched as it is now: the counts are final. */
  get searched(): boolean {
    return this.finds.unknownLines === 0;
  }

  /** Lines that were searched, 0 to 1. */
  get progress(): number {
    return this.finds.length === 0 ? 1 : 1 - this.finds.unknownLines / this.finds.length;
  }

  /** Finds so far, counted with repetition. */
  get occurrences(): number {
    return this.values.occurrences;
  }

  /** Different values so far. */
  get size(): number {
    return this.values.size;
  }

  /** Tells that `removed` lines from `line` on were replaced by `inserted` others. */
  splice(line: number, removed: number, inserted: number): void {
    if (this.complete || this.before === undefined) {
      this.before = this.listed;
    }
    this.replace(line, removed, inserted);
    // What was changed was evidence for the lines around it.
    const above = this.context(line - 1, -1).length;
    const below = this.context(line + inserted, 1).length;
    this.replace(line - above, above, above);
    this.replace(line + inserted, below, below);
    this.from = Math.min(this.from, line - above);
    if (this.partial !== undefined && this.partial.line >= line) {
      this.dropPartial();
    }
    this.listed = [];
    this.listedTo = 0;
    this.listing++;
  }

  private replace(line: number, removed: number, inserted: number): void {
    for (let at = line; at < line + removed; at++) {
      this.finds.each(at, (_start, _end, code) => this.uncount(code));
    }
    this.finds.splice(line, removed, inserted);
  }

  /** The indicators of a line that touch the columns given. Searches it now, if it was not yet. */
  ofLine(line: number, from = 0, to = Infinity): LineIndicator[] {
    if (line < 0 || line >= this.finds.length) {
      return [];
    }
    if (this.finds.isKnown(line)) {
      return this.known(line).filter(({ start, end }) => start <= to && end >= from);
    }
    const text = this.lines.text(line);
    if (text.length <= PIECE) {
      this.finds.learn(line, this.pack(this.detectLines(line, [text])));
      return this.ofLine(line, from, to);
    }
    const found: Indicator[] = [];
    const last = Math.min(to, text.length - 1);
    // The piece before may hold the beginning of what reaches into this one.
    for (let piece = Math.max(0, Math.floor(from / PIECE) - 1); piece * PIECE <= last; piece++) {
      found.push(...detectInPiece(text, piece * PIECE, this.options));
    }
    return found
      .filter(({ start, end }) => start <= to && end >= from)
      .map((indicator) => ({ ...indicator, line }));
  }

  /** Searches lines that were not searched yet, for about `milliseconds`. */
  step(milliseconds: number): void {
    const stop = this.now() + milliseconds - BATCH_MS;
    do {
      if (this.complete) {
        return;
      }
      if (this.searched) {
        this.from = this.finds.length;
      }
      // After an edit there is an old list to show; at first, what is found is listed as it comes.
      const edited = !this.searched && this.before !== undefined;
      if (this.listedTo < this.from && !edited) {
        this.list();
        continue;
      }
      const started = this.now();
      const length = this.searchBatch();
      const elapsed = Math.max(this.now() - started, 0.01);
      const fitting = Math.round((length / elapsed) * BATCH_MS);
      this.batch = Math.min(Math.max(fitting, BATCH_MIN), BATCH_MAX, 2 * this.batch);
    } while (this.now() < stop);
  }

  /**
   * Every value once, where it first stands, in the order of the text; a strong find before a weak. As
   * far as it is known: while it is listed anew after an edit, as it was before.
   */
  distinct(): readonly CountedIndicator[] {
    return this.complete ? this.listed : (this.before ?? this.listed);
  }

  private list(): void {
    const to = Math.min(this.from, this.listedTo + LISTED_LINES);
    for (let line = this.listedTo; line < to; line++) {
      this.finds.each(line, (start, end, code) => this.listFind(line, start, end, code));
    }
    this.listedTo = to;
    if (this.complete) {
      this.before = undefined;
    }
  }

  private listFind(line: number, start: number, end: number, code: number): void {
    const counted = this.values.get(code >> 1);
    const grade = gradeOf(code);
    const first = counted.listing !== this.listing;
    if (first) {
      counted.listing = this.listing;
      this.listed.push(counted);
    }
    if (first || (counted.grade === 'weak' && grade === 'strong')) {
      counted.grade = grade;
      counted.line = line;
      counted.start = start;
      counted.end = end;
    }
  }

  private searchBatch(): number {
    while (this.finds.isKnown(this.from)) this.from++;
    const first = this.from;
    const texts: string[] = [];
    let length = 0;
    for (let line = first; line < this.finds.length; line++) {
      if (this.finds.isKnown(line)) break;
      const text = this.lines.text(line);
      if (text.length > PIECE) break;
      texts.push(text);
      length += text.length + 1;
      if (length >= this.batch || texts.length === BATCH_LINES) break;
    }
    if (texts.length === 0) {
      return this.searchPiece(first);
    }
    const found = this.detectLines(first, texts);
    let next = 0;
    let base = 0;
    for (const [index, text] of texts.entries()) {
      const end = base + text.length;
      const start = next;
      while (next < found.length && (found[next]?.start ?? 0) < end) next++;
      this.finds.learn(first + index, this.pack(found, base, start, next));
      base = end + 1;
    }
    this.from = first + texts.length;
    return length;
  }

  /** The indicators that start in lines from `first` on, offsets into those lines joined. */
  private detectLines(first: number, texts: readonly string[]): Indicator[] {
    const above = this.context(first - 1, -1).reverse();
    const below = this.context(first + texts.length, 1);
    const searched = texts.join('\n');
    const lead = above.reduce((length, text) => length + text.length + 1, 0);
    const all = [...above, searched, ...below].join('\n');
    return detect(all, this.options)
      .filter(({ start }) => start >= lead && start < lead + searched.length)
      .map((found) => ({ ...found, start: found.start - lead, end: found.end - lead }));
  }

  private context(from: number, step: 1 | -1): string[] {
    const texts: string[] = [];
    let length = 0;
    for (let line = from; length < CONTEXT && texts.length < CONTEXT_LINES; line += step) {
      if (line < 0 || line >= this.finds.length) break;
      const text = this.lines.text(line);
      texts.push(step < 0 ? text.slice(-CONTEXT) : text.slice(0, CONTEXT));
      length += text.length + 1;
    }
    return texts;
  }

  private searchPiece(line: number): number {
    const text = this.lines.text(line);
    if (this.partial?.line !== line) {
      this.dropPartial();
      this.partial = { line, at: 0, finds: [] };
    }
    const { partial } = this;
    partial.finds.push(...this.pack(detectInPiece(text, partial.at, this.options)));
    partial.at += PIECE;
    if (partial.at >= text.length) {
      this.partial = undefined;
      this.finds.learn(line, partial.finds);
    }
    return PIECE;
  }

  private dropPartial(): void {
    const finds = this.partial?.finds ?? [];
    for (let at = 2; at < finds.length; at += 3) this.uncount(finds[at] ?? 0);
    this.partial = undefined;
  }

  private uncount(code: number): void {
    this.values.remove(code >> 1, gradeOf(code) === 'weak');
  }

  /** Counts the finds in [from, to) and gives them as numbers. */
  private pack(found: readonly Indicator[], base = 0, from = 0, to = found.length): number[] {
    const finds: number[] = [];
    for (let at = from; at < to; at++) {
      const indicator = found[at];
      if (indicator !== undefined) {
        const code = this.values.add(indicator) * 2 + Number(indicator.grade === 'weak');
        finds.push(indicator.start - base, indicator.end - base, code);
      }
    }
    return finds;
  }

  private known(line: number): LineIndicator[] {
    const found: LineIndicator[] = [];
    this.finds.each(line, (start, end, code) => {
      const { kind, value, notSent } = this.values.get(code >> 1);
      const grade = gradeOf(code);
      found.push({ kind, value, grade, ...(notSent && { notSent }), line, start, end });
    });
    return found;
  }
}

/** A find's code is the number of its value times two, plus one where it is weak. */
function gradeOf(code: number): IndicatorGrade {
  return (code & 1) === 1 ? 'weak' : 'strong';
}
