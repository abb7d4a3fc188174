import { attributeKey, relatedKey } from '../core/library/entry';
import type { GivenVerdict, Note, Origin, SavedIndicator } from '../core/library/model';

/**
 * An entry with everything that both know: nothing is dropped on either side. Of two dates of the
 * same fact the newer stands; a note with the same id keeps its newer text. A verdict that was given
 * here stands over every imported one; of imported ones, the last received stands. `at`, ISO 8601 UTC, is
 * the time of the change. Gives `known` back where the other adds nothing.
 */
export function merge(known: SavedIndicator, added: SavedIndicator, at: string): SavedIndicator {
  const score = newer(known.score, added.score);
  const merged: SavedIndicator = {
    ...known,
    savedAt: known.savedAt < added.savedAt ? known.savedAt : added.savedAt,
    verdicts: verdictsOf(known.verdicts, added.verdicts),
    ...(score && { score }),
    tags: [...new Set([...known.tags, ...added.tags])],
    attributes: newest(known.attributes, added.attributes, attributeKey),
    related: newest(known.related, added.related, relatedKey),
    notes: notesOf(known.notes, added.notes),
    cases: [...new Set([...known.cases, ...added.cases])],
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
  const more = added.filter((one) => !have.has(key(one)));
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

function newest<T extends Origin>(
  known: readonly T[],
  added: readonly T[],
  keyOf: (one: T) => string,
): readonly T[] {
  const all = new Map(known.map((one) => [keyOf(one), one]));
  for (const one of added) {
    all.set(keyOf(one), newer(all.get(keyOf(one)), one) ?? one);
  }
  return [...all.values()];
}

function notesOf(known: readonly Note[], added: readonly Note[]): readonly Note[] {
  const all = new Map(known.map((note) => [note.id, note]));
  for (const note of added) {
    const before = all.get(note.id);
    all.set(note.id, before === undefined || before.at < note.at ? note : before);
  }
  return [...all.values()];
}
