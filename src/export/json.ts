import type { Result } from '../core/result/model';

/** The results as they are, raw responses included: the one export that loses nothing. */
export function toJson(results: readonly Result[]): string {
  return `${JSON.stringify(results, null, 2)}\n`;
}
