import type { Database } from './database';

const DAY_MS = 86_400_000;
/** A longer absence cannot be told from a clock that was set wrong. */
const LONGEST_ABSENCE_MS = 30 * DAY_MS;
const STEADY_AFTER_MS = 7 * DAY_MS;

/**
 * True where the clock has gone on without a jump for a week, as windows saw it: only then is
 * anything deleted for its age. Inside a write.
 *
 * @param now milliseconds since the epoch
 */
export function isSteady(database: Pick<Database, 'get' | 'run'>, now: number): boolean {
  const read = (what: string): number => {
    const at = database.get('SELECT at FROM upkeep WHERE what = ?', what)?.at;
    return typeof at === 'number' ? at : Infinity;
  };
  const note = (what: string, at: number): void =>
    void database.run('INSERT OR REPLACE INTO upkeep VALUES (?, ?)', what, at);
  const seen = read('clock seen');
  const jumped = now < seen - DAY_MS || now > seen + LONGEST_ABSENCE_MS;
  const since = jumped ? now : read('clock steady since');
  note('clock seen', now);
  note('clock steady since', since);
  return now - since >= STEADY_AFTER_MS;
}
