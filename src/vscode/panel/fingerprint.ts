import type { Result } from '../../core/result/model';
import { parametersKey } from '../../protocol/parametersKey';

/** Equal where a page would show the same answers. */
export function fingerprint(results: readonly Result[]): string {
  return results
    .map(
      ({ operation, parameters, retrievedAt, outcome }) =>
        `${operation} ${parametersKey(parameters)} ${retrievedAt} ${outcome.kind}`,
    )
    .sort()
    .join('\n');
}
