import type { LibraryQuery, SavedIndicator } from '../../../core/library/model';
import type { ObservedLibrary } from '../../../enrichment/library';
import { inTurns } from '../../inTurns';

/** Entries that are read together. */
const PAGE = 50;
/** Readings that a change may spoil before all is read at once. */
const ATTEMPTS = 3;

/** What a search finds, as the library was at one moment, read a page at a time. */
export async function readSaved(
  library: Pick<ObservedLibrary, 'search' | 'count' | 'onDidChange'>,
  query: LibraryQuery,
  signal: AbortSignal,
): Promise<readonly SavedIndicator[]> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const changes: true[] = [];
    const stop = library.onDidChange(() => void changes.push(true));
    try {
      const pages = Array.from({ length: Math.ceil(library.count(query) / PAGE) }, (_, at) => at);
      const read = await inTurns(
        pages,
        (at) => library.search({ ...query, limit: PAGE, skip: at * PAGE }),
        signal,
      );
      // A change moves entries from page to page: one could be missing.
      if (changes.length === 0) {
        return read.flat();
      }
    } finally {
      stop();
    }
  }
  return library.search(query);
}
