import { attributeKey, relatedKey } from '../core/library/entry';
import type { GivenVerdict, Note, Origin, SavedIndicator } from '../core/library/model';

/**
 * An entry with everything that all know: nothing is dropped on either side. Of two dates of the
 * same fact the newer stands; a note with the same id keeps its newer text. A verdict that was given
 * here stands over every imported one; of imported ones, the last received stands. `at`, ISO 8601 UTC, is
 * the time of the change. Gives `known` back where the others add nothing. Linear in all of them.
 */
export function merge(
  known: SavedIndicator,
  added: readonly SavedIndicator[],
  at: string,
): SavedIndicator {
  const all = [known, ...added];
  const score = added.reduce((sum, one) => newer(sum, one.score), known.score);
  const merged: SavedIndicator = {
    ...known,
    savedAt: all.reduce((first, one) => (one.savedAt < first ? one.savedAt : first), known.savedAt),
    verdicts: verdictsOf(
      known.verdicts,
      added.toReversed().flatMap(({ verdicts }) => verdicts),
    ),
    ...(score && { score }),
    tags: [...new Set(all.flatMap(({ tags }) => tags))],
    attributes: newest(
      all.flatMap(({ attributes }) => attributes),
      attributeKey,
    ),
    related: newest(
      all.flatMap(({ related }) => related),
      relatedKey,
    ),
    notes: notesOf(all.flatMap(({ notes }) => notes)),
    cases: [...new Set(all.flatMap(({ cases }) => cases))],
  };
  return JSON.stringify(merged) === JSON.stringify(known) ? known : { ...merged, changedAt: at };
}

/** Each once, whoever brought it. Dates are what a file says; when it came in is what is known. */
function verdictsOf(
  known: readonly GivenVerdict[],
  added: readonly GivenVerdict[],
): readonly GivenVerdict[] {
  const key = ({ verdict, by, at }: GivenVerdict): string => JSON.stringify([verdict, by, at]);
  const have = new Set(known.map(key));
  const more = added.filter((one) => {
    const text = key(one);
    const isNew = !have.has(text);
    have.add(text);
    return isNew;
  });
  const [standing, ...others] = known;
  if (more.length === 0 || standing === undefined) {
    return more.length === 0 ? known : more;
  }
  return standing.receivedAt === undefined
    ? [standing, ...more, ...others]
    : [...more, ...known].toSorted((a, b) => ranked(b).localeCompare(ranked(a)));
}

function ranked({ receivedAt, at }: GivenVerdict): string {
  return `${receivedAt ?? at} ${at}`;
}

function newer<T extends Origin>(known: T | undefined, added: T | undefined): T | undefined {
  return known === undefined || (added !== undefined && added.retrievedAt > known.retrievedAt)
    ? added
    : known;
}

function newest<T extends Origin>(told: readonly T[], keyOf: (one: T) => string): readonly T[] {
  const all = new Map<string, T>();
  for (const one of told) {
    const key = keyOf(one);
    all.set(key, newer(all.get(key), one) ?? one);
  }
  return [...all.values()];
}

function notesOf(told: readonly Note[]): readonly Note[] {
  const all = new Map<Note['id'], Note>();
  for (const note of told) {
    const before = all.get(note.id);
    all.set(note.id, before === undefined || before.at < note.at ? note : before);
  }
  return [...all.values()];
}
