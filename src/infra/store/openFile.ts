import { existsSync, statSync } from 'node:fs';
import type { DatabaseOptions } from './database';
import {
  besideDatabase,
  databasePath,
  hasLog,
  identityOf,
  moveDatabase,
  privateFile,
  privateFolder,
  removeDatabase,
  stamp,
} from './files';
import { journalFor } from './journal';
import { withLock } from './lock';
import { migrate, newestOf, NewerSchema } from './migrate';
import { MIGRATIONS } from './migrations';
import { memoryOnly, repaired } from './notices';
import type { MemoryReason } from './notices';
import { readableCopy, readingsOf } from './readableCopy';
import { salvage } from './salvage';
import type { Salvaged } from './salvage';
import { isSound } from './soundness';
import { connect, faultOf } from './sqlite';
import type { Connection, Journal, Sqlite, SqliteFault } from './sqlite';

/** What a window that cannot write reads into memory of a file, at most. */
const MOST_INTO_MEMORY = 128 * 1024 * 1024;

export interface Opened {
  readonly connection: Connection;
  /** Which file it is; undefined for a database in memory. */
  readonly identity: string | undefined;
  /** Why it is in memory; undefined for a file. */
  readonly memory: { readonly reason: MemoryReason; readonly retries: boolean } | undefined;
  /** When it was opened, on the clock of `performance`. */
  readonly at: number;
  /** True where the log of another window stood there, or of one that was not closed. */
  readonly hadLog: boolean;
}

/**
 * Opens the file, brings it to the newest schema, and mends it where it is damaged. Never throws:
 * where the file cannot be used, the database is in memory and the user is told.
 */
export function openFile(options: DatabaseOptions, sqlite: Sqlite, check: boolean): Opened {
  try {
    return openOnDisk(options, sqlite, check);
  } catch (thrown) {
    options.log.warn(`The database could not be opened: ${String(thrown)}`);
    return openMemory(options, sqlite, reasonOf(thrown));
  }
}

/** As `openFile`, but throws where the file cannot be used now. */
export function openOnDisk(options: DatabaseOptions, sqlite: Sqlite, check: boolean): Opened {
  const { folder } = options;
  privateFolder(folder);
  const journal = journalFor(sqlite, folder, options.fileSystem);
  const standing = check
    ? undefined
    : withLock(sqlite, folder, 'shared', () => openStanding(options, sqlite, journal));
  return (
    standing ?? withLock(sqlite, folder, 'alone', () => openSound(options, sqlite, journal, check))
  );
}

/** A database in memory with what the file holds, where that can be read and is not too much. */
export function openMemory(options: DatabaseOptions, sqlite: Sqlite, reason: MemoryReason): Opened {
  const path = databasePath(options.folder);
  const connection = connect(sqlite, ':memory:', 'wal');
  migrate(connection, options.migrations ?? MIGRATIONS, options.clock.now());
  if (reason !== 'newer' && existsSync(path)) {
    const skip = statSync(path).size > MOST_INTO_MEMORY ? ['answers'] : [];
    salvage(sqlite, path, connection, skip);
  }
  // Another window that makes or migrates the file is done in a moment.
  if (reason !== 'busy') {
    options.tell(memoryOnly(reason, options.folder));
  }
  const memory = { reason, retries: reason !== 'newer' };
  return { connection, identity: undefined, memory, at: performance.now(), hadLog: false };
}

/** As windows find it nearly always: whole and of the newest schema, so that many may open it at once. */
function openStanding(
  options: DatabaseOptions,
  sqlite: Sqlite,
  journal: Journal,
): Opened | undefined {
  const path = databasePath(options.folder);
  if (!existsSync(path)) {
    return undefined;
  }
  const hadLog = hasLog(path);
  let connection: Connection | undefined;
  try {
    connection = connect(sqlite, path, journal);
    if (connection.integer('PRAGMA user_version') === newestOf(options.migrations ?? MIGRATIONS)) {
      return onDisk(connection, path, hadLog);
    }
  } catch (thrown) {
    if (faultOf(thrown) !== 'damaged') {
      connection?.close();
      throw thrown;
    }
  }
  connection?.close();
  return undefined;
}

function onDisk(connection: Connection, path: string, hadLog: boolean): Opened {
  const identity = identityOf(path);
  return { connection, identity, memory: undefined, at: performance.now(), hadLog };
}

/** Inside the lock: no other window opens, migrates or repairs meanwhile. */
function openSound(
  options: DatabaseOptions,
  sqlite: Sqlite,
  journal: Journal,
  check: boolean,
): Opened {
  const path = databasePath(options.folder);
  const hadLog = hasLog(path);
  let connection: Connection | undefined;
  try {
    privateFile(path);
    connection = connect(sqlite, path, journal);
    if (check && !isSound(connection)) {
      connection.close();
      return repair(options, sqlite, path, journal);
    }
    migrate(connection, options.migrations ?? MIGRATIONS, options.clock.now(), path);
    return onDisk(connection, path, hadLog);
  } catch (thrown) {
    connection?.close();
    if (faultOf(thrown) === 'damaged') {
      return repair(options, sqlite, path, journal);
    }
    throw thrown;
  }
}

/** The damaged file is set aside whole; what can still be read of it goes into a new one. */
function repair(options: DatabaseOptions, sqlite: Sqlite, path: string, journal: Journal): Opened {
  const now = options.clock.now();
  const aside = besideDatabase(path, `damaged-${stamp(now)}`);
  const fresh = besideDatabase(path, 'new');
  moveDatabase(path, aside);
  removeDatabase(fresh);
  privateFile(fresh);
  const connection = connect(sqlite, fresh, journal);
  migrate(connection, options.migrations ?? MIGRATIONS, now);
  connection.handle.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  const salvaged = salvageAll(sqlite, aside, besideDatabase(path, 'salvage'), fresh, connection);
  connection.close();
  moveDatabase(fresh, path);
  options.log.warn(`The damaged database was set aside as ${aside}.`);
  options.tell(repaired(aside, options.folder, salvaged));
  return onDisk(connect(sqlite, path, journal), path, false);
}

/** Reads the damaged file in each way that may add something, until all of it was read. */
function salvageAll(
  sqlite: Sqlite,
  aside: string,
  copy: string,
  fresh: string,
  into: Connection,
): Salvaged {
  let rows = 0;
  let whole = false;
  for (const reading of readingsOf(aside)) {
    if (!whole) {
      removeDatabase(copy);
      readableCopy(aside, copy, fresh, reading);
      const salvaged = salvage(sqlite, copy, into);
      rows += salvaged.rows;
      ({ whole } = salvaged);
    }
  }
  removeDatabase(copy);
  return { rows, whole };
}

function reasonOf(thrown: unknown): MemoryReason {
  if (thrown instanceof NewerSchema) {
    return 'newer';
  }
  return faultOf(thrown) ?? faultOfFolder(thrown);
}

function faultOfFolder(thrown: unknown): SqliteFault {
  const code: unknown = thrown instanceof Error ? Reflect.get(thrown, 'code') : undefined;
  switch (code) {
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
      return 'readOnly';
    case 'ENOSPC':
      return 'full';
    default:
      return 'unreadable';
  }
}
