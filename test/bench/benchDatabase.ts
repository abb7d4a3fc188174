import type { Log } from '../../src/core/ports';
import { openDatabase } from '../../src/infra/store/openDatabase';
import type { Database } from '../../src/infra/store/database';

export const clock = { now: () => Date.parse('2026-04-12T14:00:00Z') };

const silent = (): void => undefined;
export const log: Log = { debug: silent, info: silent, warn: silent, error: silent };

/** A new database in a folder. */
export function benchDatabase(folder: string): Database {
  const database = openDatabase({ folder, clock, log, tell: silent });
  if (database === undefined) throw new Error('This Node has no SQLite.');
  return database;
}
