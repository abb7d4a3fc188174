import type { SavedKey } from '../../../core/library/model';
import { addStored, type StoredAdded } from '../../../enrichment/storedAdding';
import { inTurns } from '../../inTurns';
import type { Shell } from '../../shell';

/** Saves indicators with what is stored about them. Asks nobody, and gives the window its turn. */
export function saveWithStored(
  { library, enrichment }: Shell,
  keys: readonly SavedKey[],
): Promise<readonly StoredAdded[]> {
  return inTurns(keys, (key) => addStored(library, enrichment, key));
}

/** Before a verdict, tags or a case save an indicator; those in the library stay as they are. */
export async function saveNew(shell: Shell, keys: readonly SavedKey[]): Promise<void> {
  await saveWithStored(
    shell,
    keys.filter((key) => shell.library.get(key) === undefined),
  );
}
