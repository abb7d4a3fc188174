import type { Database, DatabaseOptions } from './database';
import { FileDatabase } from './fileDatabase';
import { memoryOnly } from './notices';
import { loadSqlite } from './sqlite';
import type { Sqlite } from './sqlite';

export interface LazyDatabase {
  /** Opens it at the first call, and gives the same one at each later call; undefined as below. */
  open(): Database | undefined;
  /** Closes it where it was opened. */
  close(): void;
}

/** `opening` is called once, when there is a database. */
export function lazyDatabase(
  options: DatabaseOptions,
  opening: (database: Database, sqlite: Sqlite) => void = () => undefined,
): LazyDatabase {
  let opened: { readonly database: Database | undefined } | undefined;
  return {
    open() {
      if (opened === undefined) {
        opened = { database: openDatabase(options) };
        const sqlite = sqliteOf(options);
        if (opened.database !== undefined && sqlite !== undefined) {
          opening(opened.database, sqlite);
        }
      }
      return opened.database;
    },
    close: () => opened?.database?.close(),
  };
}

/**
 * Undefined where the host has no SQLite, of which the user is told here: the caller then keeps what
 * it has in memory.
 */
export function openDatabase(options: DatabaseOptions): Database | undefined {
  const sqlite = sqliteOf(options);
  if (sqlite === undefined) {
    options.tell(memoryOnly('noSqlite'));
    return undefined;
  }
  return new FileDatabase(options, sqlite);
}

function sqliteOf(options: DatabaseOptions): Sqlite | undefined {
  return 'sqlite' in options ? options.sqlite : loadSqlite();
}
