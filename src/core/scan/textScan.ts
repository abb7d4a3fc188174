import { detect, type DetectOptions } from '../indicator';
import type { Tally } from './tally';

/** A line that is longer is searched in parts. UTF-16 code units. */
const LONGEST_LINE = 1_000_000;
/** Lines of a mail that are kept together at most. */
const MOST_CUT = 20;
/** How far from its end such a part is cut at something that no indicator holds. */
const LOOK_BACK = 4_096;
const CUT = /[\s"'`,;|<>](?=[^\s"'`,;|<>]*$)/;

/** Searches one text that comes in chunks, and counts what it finds. */
export class TextScan {
  private carry = '';
  private line = 0;
  /** Where `carry` starts in its line. */
  private column = 0;
  private empty = true;

  constructor(
    private readonly file: string,
    private readonly tally: Tally,
    private readonly options: DetectOptions = {},
  ) {}

  push(chunk: string): void {
    this.empty &&= chunk === '';
    const text = this.carry + chunk;
    // The other half of a line end may come with the next chunk.
    const whole = text.endsWith('\r') ? text.length - 1 : text.length;
    let cut = Math.max(text.lastIndexOf('\n', whole - 1), text.lastIndexOf('\r', whole - 1)) + 1;
    // A mail cuts a host at the end of a line; the rest comes with the next chunk.
    for (
      let back = 0;
      back < MOST_CUT && /=\r?\n$/.test(text.slice(Math.max(0, cut - 3), cut));
      back++
    ) {
      cut = text.lastIndexOf('\n', cut - 2) + 1;
    }
    if (whole === 0) {
      cut = 0;
    }
    if (cut === 0 && whole > LONGEST_LINE) {
      cut =
        whole - LOOK_BACK + (CUT.exec(text.slice(whole - LOOK_BACK, whole))?.index ?? LOOK_BACK);
    }
    this.search(text.slice(0, cut));
    this.carry = text.slice(cut);
  }

  /** Searches what is left; gives the number of lines. */
  end(): number {
    this.search(this.carry);
    this.carry = '';
    return this.empty ? 0 : this.line + 1;
  }

  private search(block: string): void {
    if (block === '') {
      return;
    }
    const text = block.includes('\r') ? block.replace(/\r\n?/g, '\n') : block;
    let lineStart = -this.column;
    let lineEnd = text.indexOf('\n');
    const nextLine = () => {
      this.line++;
      lineStart = lineEnd + 1;
      lineEnd = text.indexOf('\n', lineStart);
    };
    for (const indicator of detect(text, this.options)) {
      while (lineEnd !== -1 && lineEnd < indicator.start) nextLine();
      this.tally.add(indicator, {
        file: this.file,
        line: this.line,
        start: indicator.start - lineStart,
        end: indicator.end - lineStart,
      });
    }
    while (lineEnd !== -1) nextLine();
    this.column = text.length - lineStart;
  }
}
