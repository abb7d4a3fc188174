import { keyText } from '../../core/library/entry';
import type { Case, CaseId, SavedIndicator } from '../../core/library/model';
import { caseByName, matches, newestFirst } from '../../core/library/searched';
import { inCommonOf } from '../../core/library/shares';
import { tagCounts } from '../../core/library/tagCounts';
import type { Library } from '../../core/library/library';
import type { Clock } from '../../core/ports';
import { changesOf } from './libraryChanges';

/** The Library port for hosts without SQLite: it lives as long as the window. */
export function createMemoryLibrary(clock: Clock): Library {
  const entries = new Map<string, SavedIndicator>();
  const cases = new Map<CaseId, Case>();
  const found = (query: Parameters<Library['search']>[0]): SavedIndicator[] =>
    [...entries.values()].filter((entry) => matches(entry, query));

  return {
    ...changesOf(
      {
        read: (key) => entries.get(keyText(key)),
        write: (entry) => void entries.set(keyText(entry), entry),
        hasCase: (id) => cases.has(id),
        inCase: (id) => found({ case: id }),
        dropCase: (id) => void cases.delete(id),
        together: (work) => {
          work();
        },
      },
      clock,
    ),
    get: (key) => entries.get(keyText(key)),
    search(query) {
      const skip = query.skip ?? 0;
      const end = query.limit === undefined ? undefined : skip + query.limit;
      return found(query).sort(newestFirst).slice(skip, end);
    },
    count: (query) => found(query).length,
    tags: (data) => tagCounts(found({ data })),
    remove: (key) => void entries.delete(keyText(key)),
    cases: () => [...cases.values()].sort(caseByName),
    putCase: (one) => void cases.set(one.id, one),
    inCommon: (data, id, limit) =>
      inCommonOf(found({ data, ...(id !== undefined && { case: id }) })).slice(0, limit),
  };
}
