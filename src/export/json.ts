import type { Result } from '../core/result/model';
import type { TlpOf } from './csv';

/**
 * The results as they are, raw responses included: the one export that loses nothing. The answer about
 * a marked indicator begins with its level, `tlp`.
 */
export function toJson(results: readonly Result[], tlpOf: TlpOf = () => undefined): string {
  const marked = results.map((result) => {
    const tlp = tlpOf(result.indicator);
    return tlp === undefined ? result : { tlp, ...result };
  });
  return `${JSON.stringify(marked, null, 2)}\n`;
}
