import type { Case, SavedIndicator } from '../core/library/model';

/**
 * An entry as it came in at `at` (ISO 8601 UTC). What a file says of times is no more than its word: a
 * date in the future would stand for ever, so none is later than now, and every verdict carries when
 * it was received.
 */
export function received(entry: SavedIndicator, at: string): SavedIndicator {
  const told = <T extends { readonly retrievedAt: string }>(one: T): T => ({
    ...one,
    retrievedAt: notAfter(one.retrievedAt, at),
  });
  const { score } = entry;
  return {
    ...entry,
    savedAt: notAfter(entry.savedAt, at),
    changedAt: notAfter(entry.changedAt, at),
    verdicts: entry.verdicts.map((given) => ({
      ...given,
      at: notAfter(given.at, at),
      receivedAt: at,
    })),
    ...(score && { score: told(score) }),
    attributes: entry.attributes.map(told),
    related: entry.related.map(told),
    notes: entry.notes.map((note) => ({ ...note, at: notAfter(note.at, at) })),
  };
}

export function receivedCase(one: Case, at: string): Case {
  return { ...one, createdAt: notAfter(one.createdAt, at) };
}

function notAfter(time: string, at: string): string {
  return Date.parse(time) <= Date.parse(at) ? time : at;
}
