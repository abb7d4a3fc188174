import { randomUUID } from 'node:crypto';
import type { Asking } from '../../core/operation/asking';
import type { Clock, Log } from '../../core/ports';
import { isWithin } from '../../core/wrongClock';
import { isDatabaseBusy } from './busy';
import type { Database } from './database';
import { mayLive, OWN_HOST } from './processes';
import type { Row } from './sqlite';

/** Whoever was not heard of for so long has ended, or will not answer any more. */
const SILENCE_MS = 60_000;

/** The Asking port in the database that all windows share. Table: `migrations/006-asking.ts`. */
export function createSqliteAsking(
  database: Pick<Database, 'get' | 'run' | 'transaction' | 'write'>,
  clock: Clock,
  log: Log,
): Asking {
  const owner = randomUUID();
  const isOthers = (row: Row | undefined): boolean =>
    row !== undefined &&
    row.owner !== owner &&
    isWithin(SILENCE_MS, Number(row.heard_at), clock.now()) &&
    mayLive({ host: String(row.host), pid: Number(row.pid) });

  const take = (question: string): boolean =>
    database.transaction(() => {
      if (isOthers(database.get('SELECT * FROM asking WHERE question = ?', question))) {
        return false;
      }
      database.run(
        'INSERT OR REPLACE INTO asking (question, owner, host, pid, heard_at) VALUES (?, ?, ?, ?, ?)',
        ...[question, owner, OWN_HOST, process.pid, clock.now()],
      );
      return true;
    });

  /** A window that has closed its database is gone to the others: the answer comes all the same. */
  const write = (work: () => void): void => {
    try {
      database.write(work);
    } catch (thrown) {
      log.debug(`Other windows were not told: ${String(thrown)}`);
    }
  };

  return {
    take(question) {
      try {
        if (!take(question)) {
          return undefined;
        }
      } catch (thrown) {
        if (!isDatabaseBusy(thrown)) {
          log.warn(`A question is asked without a word to other windows: ${String(thrown)}`);
        }
      }
      const own = 'WHERE question = ? AND owner = ?';
      return {
        keep: () =>
          write(() =>
            database.run(`UPDATE asking SET heard_at = ? ${own}`, clock.now(), question, owner),
          ),
        release: () => write(() => database.run(`DELETE FROM asking ${own}`, question, owner)),
      };
    },
  };
}
