import type { Encoded } from './encoded';
import { encodedMarks } from './encodedMarks';
import { quotedPrintable } from './quotedPrintable';
import { stringEscapes } from './stringEscapes';
import type { Language } from './surroundings';
import { undoWireName, wireNames } from './wireNames';

/** A text in which encodings are undone, and where its characters stand in the raw text. */
export class Decoded {
  /**
   * Twice the offset in `string` from which on each shift counts; one more where nothing is left of
   * what was encoded, so that what ends there ends in front of it.
   */
  private readonly from: number[] = [];
  private readonly shifts: number[] = [];

  private constructor(
    readonly string: string,
    edits: readonly Encoded[],
  ) {
    let shift = 0;
    for (const { start, end, text } of edits) {
      const at = start - shift + text.length;
      shift += end - start - text.length;
      this.from.push(2 * at + Number(text === ''));
      this.shifts.push(shift);
    }
  }

  /**
   * The text with its encodings undone: escapes of strings, quoted-printable, percent-encoded marks of
   * schemes, names as they go over the wire. Undefined where nothing is encoded.
   */
  static of(raw: string, language: Language): Decoded | undefined {
    const all = [
      stringEscapes(raw, language),
      quotedPrintable(raw, language),
      encodedMarks(raw),
      wireNames(raw, language),
    ].filter(({ length }) => length > 0);
    const [edits] = all;
    return edits === undefined
      ? undefined
      : Decoded.with(raw, all.length === 1 ? edits : withoutOverlaps(all.flat()));
  }

  private static with(raw: string, edits: readonly Encoded[]): Decoded {
    let string = '';
    let from = 0;
    for (const { start, end, text } of edits) {
      string += raw.slice(from, start) + text;
      from = end;
    }
    return new Decoded(string + raw.slice(from), edits);
  }

  /** Where what starts at `at` of the decoded text starts in the raw text. */
  startAt(at: number): number {
    return at + this.shiftAt(2 * at + 1);
  }

  /** Where what ends at `at` of the decoded text ends in the raw text. */
  endAt(at: number): number {
    return at + this.shiftAt(2 * at);
  }

  private shiftAt(doubled: number): number {
    let low = 0;
    let high = this.from.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.from[middle] ?? 0) <= doubled) low = middle + 1;
      else high = middle;
    }
    return this.shifts[low - 1] ?? 0;
  }
}

/** In order; of two that overlap, the one that starts first. */
function withoutOverlaps(edits: readonly Encoded[]): Encoded[] {
  let end = 0;
  return edits
    .toSorted((a, b) => a.start - b.start)
    .filter((edit) => {
      const free = edit.start >= end;
      if (free) end = edit.end;
      return free;
    });
}

const IN_VALUE = /=\r?\n|=(2E|2D|5F)|\\{1,4}(?:u([0-9a-f]{4})|x([0-9a-f]{2}))|\\{1,4}(\/)/gi;

/** One value cut out of a text, with what is encoded inside it undone. */
export function decodedValue(raw: string): string {
  const plain = /[=\\]/.test(raw)
    ? raw.replace(
        IN_VALUE,
        (_found, quoted?: string, unicode?: string, byte?: string, slash?: string) => {
          const hex = quoted ?? unicode ?? byte;
          return hex === undefined ? (slash ?? '') : String.fromCharCode(parseInt(hex, 16));
        },
      )
    : raw;
  return undoWireName(plain);
}
