import type { Library, Store } from '../../core/ports';
import { lazyDatabase } from './database';
import type { Database, DatabaseOptions } from './database';
import { lazyStore } from './lazyStore';
import { createMemoryLibrary } from './memoryLibrary';
import { createMemoryStore } from './memoryStore';
import { createSqliteLibrary } from './sqliteLibrary';
import { createSqliteStore } from './sqliteStore';

/** What is kept: all of it in one database, which is opened when something is first read or written. */
export interface Stores {
  readonly store: Store;
  readonly library: () => Library;
  /** Undefined where the host has no SQLite. */
  readonly database: () => Database | undefined;
  /** Writes what is still to be written. */
  close(): void;
}

interface Options extends DatabaseOptions {
  /** Size limit of all stored answers together. */
  readonly maxBytes: () => number;
}

export function createStores(options: Options): Stores {
  const database = lazyDatabase(options);
  return {
    store: lazyStore(() => {
      const opened = database.open();
      return opened === undefined ? createMemoryStore() : createSqliteStore(opened, options);
    }),
    library: () => {
      const opened = database.open();
      return opened === undefined
        ? createMemoryLibrary(options.clock)
        : createSqliteLibrary(opened, options.clock);
    },
    database: () => database.open(),
    close: () => database.close(),
  };
}
