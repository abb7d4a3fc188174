import { originOf } from '../core/library/gathered';
import type { SavedIndicator, SavedScore } from '../core/library/model';
import type { Result } from '../core/result/model';
import { summarise } from '../core/result/summary';

/** A risk score of a stored answer, in the words of the library; undefined where none tells one. */
export function storedScore(results: readonly Result[]): SavedScore | undefined {
  const told = summarise(results).score;
  return told && { score: told.what.score, ...originOf(told.result) };
}

/** The entry with a score: its own, else that of its stored answers. */
export function withStoredScore(
  entry: SavedIndicator,
  results: () => readonly Result[],
): SavedIndicator {
  const score = entry.score ?? storedScore(results());
  return score === undefined || score === entry.score ? entry : { ...entry, score };
}
