import type { Database, DatabaseOptions } from './database';
import { FileDatabase } from './fileDatabase';
import { memoryOnly } from './notices';
import { loadSqlite } from './sqlite';

export interface LazyDatabase {
  /** Opens it at the first call, and gives the same one at each later call; undefined as below. */
  open(): Database | undefined;
  /** Closes it where it was opened. */
  close(): void;
}

export function lazyDatabase(options: DatabaseOptions): LazyDatabase {
  let opened: { readonly database: Database | undefined } | undefined;
  return {
    open() {
      opened ??= { database: openDatabase(options) };
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
  const sqlite = 'sqlite' in options ? options.sqlite : loadSqlite();
  if (sqlite === undefined) {
    options.tell(memoryOnly('noSqlite'));
    return undefined;
  }
  return new FileDatabase(options, sqlite);
}
