/** Zeros in front of a text and behind it: nothing looks further beyond an end. */
const MARGIN = 16;
/** Longest text, in code units, whose memory is kept for the next one. */
const KEPT = 2 ** 18;

/** Where the units of a text are: one piece of memory, seen as units and as bytes. */
class Store {
  readonly units: Uint16Array;
  readonly bytes: Buffer;

  constructor(length: number) {
    this.units = new Uint16Array(length);
    this.bytes = Buffer.from(this.units.buffer);
  }
}

let spare: Store | undefined = new Store(4096);

/**
 * A text whose UTF-16 code units are read from an array. V8 has a dozen representations of strings,
 * and once code has met five of them, or has read beyond an end, each `charCodeAt` costs it up to
 * three times as much. Copying the units takes a fiftieth of the time in which they are read.
 */
export class Text {
  readonly string: string;
  readonly length: number;
  private readonly store: Store;
  private readonly units: Uint16Array;

  constructor(string: string) {
    const { length } = string;
    const needed = length + 2 * MARGIN;
    let store = spare;
    if (store !== undefined && store.units.length >= needed) {
      spare = undefined;
    } else {
      store = new Store(needed);
    }
    store.bytes.write(string, 2 * MARGIN, 'utf16le');
    store.units.fill(0, length + MARGIN, needed);
    this.string = string;
    this.length = length;
    this.store = store;
    this.units = store.units;
  }

  /** The code unit at `at`; 0 a little beyond an end. */
  unit(at: number): number {
    return this.units[at + MARGIN] ?? 0;
  }

  /** Leaves its memory to the next text. It must not be read any more. */
  release(): void {
    const { length } = this.units;
    if (length <= KEPT && (spare === undefined || spare.units.length < length)) {
      spare = this.store;
    }
  }

  slice(start?: number, end?: number): string {
    return this.string.slice(start, end);
  }

  charAt(at: number): string {
    return this.string.charAt(at);
  }

  codePointAt(at: number): number | undefined {
    return this.string.codePointAt(at);
  }

  indexOf(part: string, from: number): number {
    return this.string.indexOf(part, from);
  }
}
