import { gatheredOfAnswers, type Gathered } from '../core/library/gathered';
import type { SavedKey } from '../core/library/model';
import type { Library } from '../core/library/library';
import { addTo, type Added } from './libraryAdding';
import type { Enrichment } from './model';

/** One indicator, what its stored answers say of it, and what saving both did. */
export interface StoredAdded {
  readonly key: SavedKey;
  readonly what: Gathered;
  readonly act: Added;
}

/**
 * Saves an indicator with the facts and scores of its stored answers: WHOIS, addresses, name servers.
 * Lists of neighbours stay out. Asks nobody.
 */
export function addStored(
  library: Library,
  stored: Pick<Enrichment, 'known'>,
  key: SavedKey,
): StoredAdded {
  const what = gatheredOfAnswers(stored.known(key.indicator, key.data));
  return { key, what, act: addTo(library, key, what) };
}
