/** A stretch of a text, [start, end) in UTF-16 code units, and what is written there in code. */
export interface Encoded {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}
