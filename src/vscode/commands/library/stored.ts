import type { Library } from '../../../core/library/library';
import type { SavedKey } from '../../../core/library/model';
import type { Enrichment } from '../../../enrichment/model';
import { addStored, type StoredAdded } from '../../../enrichment/storedAdding';
import { inTurns } from '../../inTurns';

/** What saving an indicator with its stored answers takes. */
export interface SavingParts {
  readonly library: Library;
  readonly enrichment: Pick<Enrichment, 'known'>;
}

/** Saves indicators with what is stored about them. Asks nobody, and gives the window its turn. */
export function saveWithStored(
  { library, enrichment }: SavingParts,
  keys: readonly SavedKey[],
): Promise<readonly StoredAdded[]> {
  return inTurns(keys, (key) => addStored(library, enrichment, key));
}

/** Before a verdict, tags or a case save an indicator; those in the library stay as they are. */
export async function saveNew(parts: SavingParts, keys: readonly SavedKey[]): Promise<void> {
  await saveWithStored(
    parts,
    keys.filter((key) => parts.library.get(key) === undefined),
  );
}
