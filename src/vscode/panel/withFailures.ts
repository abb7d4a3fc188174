import type { Result } from '../../core/result/model';

/** Stored answers, then the failures that no later answer to the same operation has made good. */
export function withFailures(
  stored: readonly Result[],
  failures: readonly Result[],
): readonly Result[] {
  const open = failures.filter(
    (failure) =>
      !stored.some(
        ({ operation, retrievedAt }) =>
          operation === failure.operation && retrievedAt > failure.retrievedAt,
      ),
  );
  return [...stored, ...open];
}
