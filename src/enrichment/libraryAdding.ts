import { attributeKey, relatedKey } from '../core/library/entry';
import type { Gathered } from '../core/library/gathered';
import type { SavedIndicator, SavedKey } from '../core/library/model';
import type { Library } from '../core/library/library';

/** How many were new, and how many stood there already. */
interface Tally {
  readonly added: number;
  readonly known: number;
}

/** What an act of adding did. */
export interface Added {
  /** False where the indicator stood in the library before. */
  readonly created: boolean;
  readonly attributes: Tally;
  readonly related: Tally;
  /** Absent where no score was added. */
  readonly score?: 'added' | 'changed' | 'known';
  /** Takes away what was new, and leaves what changed since. */
  undo(): void;
}

const NOTHING: Gathered = { attributes: [], related: [] };

/** Saves an indicator with what was gathered about it. */
export function addTo(library: Library, key: SavedKey, what: Gathered = NOTHING): Added {
  const before = library.get(key);
  library.save(key);
  if (what.attributes.length > 0) {
    library.addAttributes(key, what.attributes);
  }
  if (what.related.length > 0) {
    library.addRelated(key, what.related);
  }
  if (what.score !== undefined) {
    library.setScore(key, what.score);
  }
  const after = library.get(key);
  const attributes = news(what.attributes, before?.attributes ?? [], attributeKey);
  const related = news(what.related, before?.related ?? [], relatedKey);
  return {
    created: before === undefined,
    attributes: attributes.tally,
    related: related.tally,
    ...(what.score && { score: scoreWord(before?.score?.score, what.score.score) }),
    undo() {
      const now = library.get(key);
      if (now === undefined) {
        return;
      }
      if (before === undefined && now.changedAt === after?.changedAt) {
        library.remove(key);
        return;
      }
      attributes.fresh.forEach((one) => library.removeAttribute(key, one));
      related.fresh.forEach((one) => library.removeRelated(key, one));
      undoScore(library, key, before, what);
    },
  };
}

function undoScore(
  library: Library,
  key: SavedKey,
  before: SavedIndicator | undefined,
  what: Gathered,
): void {
  const now = library.get(key);
  if (what.score === undefined || now === undefined) {
    return;
  }
  const { score, ...rest } = now;
  if (score?.retrievedAt !== what.score.retrievedAt) {
    return;
  }
  library.restore([before?.score === undefined ? rest : { ...rest, score: before.score }]);
}

function news<T>(
  given: readonly T[],
  known: readonly T[],
  keyOf: (one: T) => string,
): { readonly tally: Tally; readonly fresh: readonly T[] } {
  const stood = new Set(known.map(keyOf));
  const distinct = new Map(given.map((one) => [keyOf(one), one]));
  const fresh = [...distinct].flatMap(([key, one]) => (stood.has(key) ? [] : [one]));
  return { tally: { added: fresh.length, known: distinct.size - fresh.length }, fresh };
}

function scoreWord(before: number | undefined, after: number): 'added' | 'changed' | 'known' {
  return before === undefined ? 'added' : before === after ? 'known' : 'changed';
}
