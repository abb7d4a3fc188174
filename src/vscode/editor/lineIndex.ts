import {
  detect,
  type DetectOptions,
  type Indicator,
  type IndicatorGrade,
  type IndicatorRef,
  type NotSentReason,
} from '../../core/indicator';
import { detectInPiece, PIECE } from '../../core/scan/longLine';
import { ValueTable } from './valueTable';

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

/** A value of a document, at its first place. */
export interface CountedIndicator extends LineIndicator {
  /** How often the document holds it. */
  readonly count: number;
}

/** Start, end, and number of the value times two, plus one where the find is weak; three a find. */
type Finds = readonly number[];

const NOTHING: Finds = [];
/** Time that a batch of lines should take: what a slice can be late by. */
const BATCH_MS = 0.8;
/** Fewest and most characters of a batch. */
const BATCH_MIN = 2_000;
const BATCH_MAX = 64_000;
const BATCH_LINES = 2_000;
/** More are not handed over as arguments. */
const MOST_ARGUMENTS = 10_000;

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
  private readonly finds: (Finds | undefined)[];
  private readonly values = new ValueTable();
  private unknown: number;
  /** Every line before it is known. */
  private from = 0;
  private partial: Partial | undefined;
  private batch = BATCH_MIN;
  private ordered: readonly CountedIndicator[] | undefined;

  /** `now` in milliseconds. */
  constructor(
    private readonly lines: Lines,
    private readonly options: DetectOptions = {},
    private readonly now: () => number = () => performance.now(),
  ) {
    this.unknown = lines.count();
    this.finds = new Array<Finds | undefined>(this.unknown).fill(undefined);
  }

  get lineCount(): number {
    return this.finds.length;
  }

  /** True when every line was searched as it is now. */
  get complete(): boolean {
    return this.unknown === 0;
  }

  /** Lines that were searched, 0 to 1. */
  get progress(): number {
    return this.finds.length === 0 ? 1 : 1 - this.unknown / this.finds.length;
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
    for (let at = line; at < line + removed; at++) {
      const finds = this.finds[at];
      if (finds === undefined) this.unknown--;
      else this.uncount(finds);
    }
    this.unknown += inserted;
    if (removed === inserted) {
      this.finds.fill(undefined, line, line + inserted);
    } else if (inserted < MOST_ARGUMENTS) {
      this.finds.splice(line, removed, ...new Array<undefined>(inserted).fill(undefined));
    } else {
      const tail = this.finds.splice(line).slice(removed);
      for (let at = 0; at < inserted; at++) this.finds.push(undefined);
      for (const finds of tail) this.finds.push(finds);
    }
    this.from = Math.min(this.from, line);
    if (this.partial !== undefined && this.partial.line >= line) {
      this.dropPartial();
    }
    this.ordered = undefined;
  }

  /** The indicators of a line that touch the columns given. Searches it now, if it was not yet. */
  ofLine(line: number, from = 0, to = Infinity): LineIndicator[] {
    if (line < 0 || line >= this.finds.length) {
      return [];
    }
    const known = this.finds[line];
    if (known !== undefined) {
      return this.unpack(line, known).filter(({ start, end }) => start <= to && end >= from);
    }
    const text = this.lines.text(line);
    if (text.length <= PIECE) {
      this.learn(line, this.pack(detect(text, this.options)));
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
      if (this.unknown === 0) {
        return;
      }
      const started = this.now();
      const length = this.searchBatch();
      const elapsed = Math.max(this.now() - started, 0.01);
      const fitting = Math.round((length / elapsed) * BATCH_MS);
      this.batch = Math.min(Math.max(fitting, BATCH_MIN), BATCH_MAX, 2 * this.batch);
    } while (this.now() < stop);
  }

  /** Every value once, where it first stands, in the order of the text; a strong find before a weak. */
  distinct(): readonly CountedIndicator[] {
    if (this.ordered !== undefined) {
      return this.ordered;
    }
    const seen = new Map<number, CountedIndicator>();
    for (let line = 0; line < this.finds.length; line++) {
      const finds = this.finds[line];
      if (finds === undefined || finds.length === 0) continue;
      for (let at = 0; at < finds.length; at += 3) {
        const code = finds[at + 2] ?? 0;
        const id = code >> 1;
        const known = seen.get(id);
        if (known === undefined || (known.grade === 'weak' && (code & 1) === 0)) {
          const { strong, weak } = this.values.get(id);
          seen.set(id, { ...this.unpackAt(line, finds, at), count: strong + weak });
        }
      }
    }
    this.ordered = [...seen.values()];
    return this.ordered;
  }

  private searchBatch(): number {
    while (this.finds[this.from] !== undefined) this.from++;
    const first = this.from;
    const texts: string[] = [];
    let length = 0;
    for (let line = first; line < this.finds.length; line++) {
      if (this.finds[line] !== undefined) break;
      const text = this.lines.text(line);
      if (text.length > PIECE) break;
      texts.push(text);
      length += text.length + 1;
      if (length >= this.batch || texts.length === BATCH_LINES) break;
    }
    if (texts.length === 0) {
      return this.searchPiece(first);
    }
    const found = detect(texts.join('\n'), this.options);
    let next = 0;
    let base = 0;
    for (const [index, text] of texts.entries()) {
      const end = base + text.length;
      const start = next;
      while (next < found.length && (found[next]?.start ?? 0) < end) next++;
      this.learn(
        first + index,
        start === next ? NOTHING : this.pack(found.slice(start, next), base),
      );
      base = end + 1;
    }
    this.from = first + texts.length;
    return length;
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
      this.learn(line, partial.finds);
    }
    return PIECE;
  }

  private learn(line: number, finds: Finds): void {
    this.finds[line] = finds;
    this.unknown--;
    this.ordered = undefined;
  }

  private dropPartial(): void {
    this.uncount(this.partial?.finds ?? NOTHING);
    this.partial = undefined;
  }

  private uncount(finds: Finds): void {
    for (let at = 2; at < finds.length; at += 3) {
      const code = finds[at] ?? 0;
      this.values.remove(code >> 1, (code & 1) === 1);
    }
  }

  private pack(found: readonly Indicator[], base = 0): Finds {
    if (found.length === 0) {
      return NOTHING;
    }
    const finds: number[] = [];
    for (const indicator of found) {
      const code = this.values.add(indicator) * 2 + Number(indicator.grade === 'weak');
      finds.push(indicator.start - base, indicator.end - base, code);
    }
    return finds;
  }

  private unpack(line: number, finds: Finds): LineIndicator[] {
    const found: LineIndicator[] = [];
    for (let at = 0; at < finds.length; at += 3) {
      found.push(this.unpackAt(line, finds, at));
    }
    return found;
  }

  private unpackAt(line: number, finds: Finds, at: number): LineIndicator {
    const code = finds[at + 2] ?? 0;
    const { kind, value, notSent } = this.values.get(code >> 1);
    return {
      kind,
      value,
      grade: (code & 1) === 1 ? 'weak' : 'strong',
      ...(notSent && { notSent }),
      line,
      start: finds[at] ?? 0,
      end: finds[at + 1] ?? 0,
    };
  }
}
