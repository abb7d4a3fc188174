import type { BatchJournal } from '../../core/batch/journal';
import type { LibraryBackups } from '../../core/library/backups';
import type { Library } from '../../core/library/library';
import type { AccountReadings } from '../../core/operation/account';
import { ASKING_ALONE } from '../../core/operation/asking';
import type { Asking } from '../../core/operation/asking';
import type { AuditLog } from '../../core/operation/audit';
import type { DocumentStore } from '../../core/ports';
import type { Store } from '../../core/result/store';
import type { Database, DatabaseOptions } from './database';
import { lazyDatabase } from './openDatabase';
import { createLibraryBackups } from './libraryBackups';
import { lazySpending } from './lazySpending';
import { lazyStore } from './lazyStore';
import { createMemoryAccountReadings } from './memoryAccountReadings';
import { createMemoryAuditLog } from './memoryAuditLog';
import { createMemoryBatchJournal } from './memoryBatchJournal';
import { createMemoryDocuments } from './memoryDocuments';
import { createMemoryLibrary } from './memoryLibrary';
import { createMemoryStore } from './memoryStore';
import { createSqliteAccountReadings } from './sqliteAccountReadings';
import { createSqliteAsking } from './sqliteAsking';
import { createSqliteAuditLog } from './sqliteAuditLog';
import { createSqliteBatchJournal } from './sqliteBatchJournal';
import { createSqliteDocuments } from './sqliteDocuments';
import { createSqliteLibrary } from './sqliteLibrary';
import { createSqliteStore } from './sqliteStore';

/** What is kept: all of it in one database, which is opened when something is first read or written. */
export interface Stores {
  readonly store: Store;
  readonly library: () => Library;
  readonly backups: LibraryBackups;
  readonly audit: AuditLog;
  readonly journal: BatchJournal;
  readonly readings: AccountReadings;
  readonly documents: DocumentStore;
  readonly asking: Asking;
  /** Undefined where the host has no SQLite. */
  readonly database: () => Database | undefined;
  /** Writes what is still to be written. */
  close(): void;
}

interface Options extends DatabaseOptions {
  /** For tests. */
  readonly backUpAfterMs?: number;
  /** Size limit of all stored answers together. */
  readonly maxBytes: () => number;
}

export function createStores(options: Options): Stores {
  let kept: LibraryBackups | undefined;
  const database = lazyDatabase(options, (opened, sqlite) => {
    kept = createLibraryBackups(opened, sqlite, options);
  });
  const backups = (): LibraryBackups | undefined => {
    database.open();
    return kept;
  };
  return {
    backups: {
      list: () => backups()?.list() ?? [],
      read: (name) => backups()?.read(name) ?? { entries: [], cases: [] },
      make: () => backups()?.make() ?? Promise.resolve(),
    },
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
    ...lazySpending(() => {
      const opened = database.open();
      return opened === undefined
        ? {
            audit: createMemoryAuditLog(),
            journal: createMemoryBatchJournal(),
            readings: createMemoryAccountReadings(),
            documents: createMemoryDocuments(),
            asking: ASKING_ALONE,
          }
        : {
            audit: createSqliteAuditLog(opened, options.clock),
            journal: createSqliteBatchJournal(opened, options.clock),
            readings: createSqliteAccountReadings(opened),
            documents: createSqliteDocuments(opened),
            asking: createSqliteAsking(opened, options.clock, options.log),
          };
    }),
    database: () => database.open(),
    close: () => database.close(),
  };
}
