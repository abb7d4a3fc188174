/** Start, end, and a code: the number of the value times two, plus one where the find is weak. */
const NUMBERS = 3;
/** In place of a line that was not searched as it is now. */
const UNKNOWN = -1;
/** In place of a line without finds. */
const NOTHING = 0;
const FIRST_LENGTH = 4096;
/** More are not handed over as arguments. */
const MOST_ARGUMENTS = 10_000;

/**
 * The finds of each line of a document, all in one array of numbers: half a million small arrays would
 * be moved by the garbage collector while a long document is searched, and everything else would wait.
 */
export class LineFinds {
  /** Behind `NOTHING`, for each line with finds how many numbers they are, and then these. */
  private numbers = new Int32Array(FIRST_LENGTH);
  private end = 1;
  private wasted = 0;
  /** Where the finds of each line stand. */
  private readonly places: number[];
  private unknown: number;

  constructor(lines: number) {
    this.places = new Array<number>(lines).fill(UNKNOWN);
    this.unknown = lines;
  }

  /** Lines. */
  get length(): number {
    return this.places.length;
  }

  /** Lines that were not searched as they are now. */
  get unknownLines(): number {
    return this.unknown;
  }

  isKnown(line: number): boolean {
    return (this.places[line] ?? UNKNOWN) !== UNKNOWN;
  }

  /** Keeps what a line holds that was unknown: three numbers a find. */
  learn(line: number, finds: readonly number[]): void {
    this.unknown--;
    if (finds.length === 0) {
      this.places[line] = NOTHING;
      return;
    }
    this.makeRoom(finds.length + 1);
    this.places[line] = this.end;
    this.numbers[this.end] = finds.length;
    this.numbers.set(finds, this.end + 1);
    this.end += finds.length + 1;
  }

  /** Gives the finds of a line that is known, in order. */
  each(line: number, take: (start: number, end: number, code: number) => void): void {
    const { numbers } = this;
    const place = this.places[line] ?? UNKNOWN;
    if (place > NOTHING) {
      const end = place + (numbers[place] ?? 0);
      for (let at = place + 1; at <= end; at += NUMBERS) {
        take(numbers[at] ?? 0, numbers[at + 1] ?? 0, numbers[at + 2] ?? 0);
      }
    }
  }

  /** Puts `inserted` unknown lines in place of `removed` ones from `line` on. */
  splice(line: number, removed: number, inserted: number): void {
    const { places } = this;
    for (const place of places.slice(line, line + removed)) {
      this.unknown -= Number(place === UNKNOWN);
      this.wasted += place > NOTHING ? 1 + (this.numbers[place] ?? 0) : 0;
    }
    this.unknown += inserted;
    if (removed === inserted) {
      places.fill(UNKNOWN, line, line + inserted);
    } else if (inserted < MOST_ARGUMENTS) {
      places.splice(line, removed, ...new Array<number>(inserted).fill(UNKNOWN));
    } else {
      const tail = places.splice(line).slice(removed);
      for (let at = 0; at < inserted; at++) places.push(UNKNOWN);
      for (const place of tail) places.push(place);
    }
  }

  private makeRoom(more: number): void {
    if (this.end + more <= this.numbers.length) {
      return;
    }
    if (2 * this.wasted > this.end) {
      this.compact();
    } else {
      const longer = new Int32Array(2 * (this.end + more));
      longer.set(this.numbers);
      this.numbers = longer;
    }
  }

  /** Leaves out the finds of lines that are gone. */
  private compact(): void {
    const { numbers, places } = this;
    const kept = new Int32Array(numbers.length);
    let end = 1;
    for (let line = 0; line < places.length; line++) {
      const place = places[line] ?? UNKNOWN;
      if (place > NOTHING) {
        places[line] = end;
        const last = place + (numbers[place] ?? 0);
        for (let at = place; at <= last; at++) kept[end++] = numbers[at] ?? 0;
      }
    }
    this.numbers = kept;
    this.end = end;
    this.wasted = 0;
  }
}
