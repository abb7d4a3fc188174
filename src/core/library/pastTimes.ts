import type { SavedIndicator } from './model';

/** A clock that was set to another time zone is not meant. */
const DAY_MS = 86_400_000;

/**
 * An entry whose times that are still to come, written while a clock was wrong, count as those of
 * a moment ago: what is said from now on is newer. The same object where there are none.
 *
 * @param now milliseconds since the epoch
 */
export function withPastTimes(entry: SavedIndicator, now: number): SavedIndicator {
  const found = { wrong: false };
  const past = new Date(now - 1000).toISOString();
  const at = (time: string): string => {
    const wrong = Date.parse(time) > now + DAY_MS;
    found.wrong ||= wrong;
    return wrong ? past : time;
  };
  const retrieved = <T extends { readonly retrievedAt: string }>(one: T): T => ({
    ...one,
    retrievedAt: at(one.retrievedAt),
  });
  const given = <T extends { readonly at: string }>(one: T): T => ({ ...one, at: at(one.at) });
  const mended: SavedIndicator = {
    ...entry,
    savedAt: at(entry.savedAt),
    changedAt: at(entry.changedAt),
    verdicts: entry.verdicts.map(given),
    ...(entry.score && { score: retrieved(entry.score) }),
    attributes: entry.attributes.map(retrieved),
    related: entry.related.map(retrieved),
    notes: entry.notes.map(given),
  };
  return found.wrong ? mended : entry;
}
