import { detect, type DetectOptions, type Indicator } from '../indicator';

/** Characters of a line that are searched at once: a few tenths of a millisecond. */
export const PIECE = 16_384;
/**
 * What a piece is searched with on either side. An indicator and the words that are evidence for it
 * are shorter: a name has 253 characters (RFC 1035), and the detector looks at 240 around it.
 */
const OVERLAP = 1024;

/**
 * The indicators that start in `[from, from + PIECE)` of a line of any length, offsets into the line.
 * Lines of many megabytes exist, in minified JSON for one, and are read piece by piece.
 */
export function detectInPiece(line: string, from: number, options: DetectOptions): Indicator[] {
  const start = Math.max(0, from - OVERLAP);
  const to = from + PIECE;
  return detect(line.slice(start, to + OVERLAP), options)
    .map((indicator) => ({
      ...indicator,
      start: indicator.start + start,
      end: indicator.end + start,
    }))
    .filter((indicator) => indicator.start >= from && indicator.start < to);
}
