import { appendFileSync } from 'node:fs';

/** What a soak counted. `npm run soak` writes them into docs/reliability.md. */
export interface Figure {
  /** In words: `requests that arrived`. */
  readonly what: string;
  /** A count, or a value with its unit. */
  readonly value: string;
}

/** Hands out the figures of a soak: to the file that INDICATOR_LENS_FIGURES names, a JSON line each, or to be read. */
export function report(soak: string, ...figures: readonly Figure[]): void {
  const file = process.env.INDICATOR_LENS_FIGURES;
  for (const { what, value } of figures) {
    if (file === undefined) {
      console.log(`      ${what}: ${value}`);
    } else {
      appendFileSync(file, `${JSON.stringify({ soak, what, value })}\n`);
    }
  }
}

/** True while `npm run soak` runs, which has more time than `npm test`. */
export const isLong = process.env.INDICATOR_LENS_FIGURES !== undefined;
