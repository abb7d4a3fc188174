import type * as nodeSqlite from 'node:sqlite';
import type { DatabaseSync, SQLInputValue, SQLOutputValue, StatementSync } from 'node:sqlite';

/** Node's own SQLite module, which hosts older than Node 22.13 lack. */
export type Sqlite = Pick<typeof nodeSqlite, 'DatabaseSync'>;

export type Row = Readonly<Record<string, SQLOutputValue>>;
export type Value = SQLInputValue;

/** Loaded at the first use: opening a file must not wait for it. */
export function loadSqlite(): Sqlite | undefined {
  try {
    return process.getBuiltinModule('node:sqlite');
  } catch {
    return undefined;
  }
}

/** What a failing statement says about the file behind it. */
export type SqliteFault = 'damaged' | 'full' | 'readOnly' | 'unreadable' | 'busy';

/** Primary result codes: https://www.sqlite.org/rescode.html */
const FAULTS: Readonly<Record<number, SqliteFault>> = {
  5: 'busy',
  6: 'busy',
  8: 'readOnly',
  10: 'unreadable',
  11: 'damaged',
  13: 'full',
  14: 'unreadable',
  26: 'damaged',
};

/** Undefined for what is no fault of the file: a constraint, a mistake in the SQL. */
export function faultOf(thrown: unknown): SqliteFault | undefined {
  if (!(thrown instanceof Error)) {
    return undefined;
  }
  const code: unknown = Reflect.get(thrown, 'errcode');
  // Extended codes hold the primary one in the lower byte.
  return typeof code === 'number' ? FAULTS[code & 0xff] : undefined;
}

/** One open file, with its statements prepared once each. */
export class Connection {
  private readonly statements = new Map<string, StatementSync>();

  constructor(readonly handle: DatabaseSync) {}

  prepare(sql: string): StatementSync {
    let statement = this.statements.get(sql);
    if (statement === undefined) {
      statement = this.handle.prepare(sql);
      this.statements.set(sql, statement);
    }
    return statement;
  }

  integer(sql: string): number {
    const value = Object.values(this.handle.prepare(sql).get() ?? {})[0];
    return typeof value === 'number' ? value : 0;
  }

  close(): void {
    this.statements.clear();
    if (this.handle.isOpen) {
      this.handle.close();
    }
  }
}

/** A log beside the file, or, where windows share no memory, SQLite's older way. */
export type Journal = 'wal' | 'rollback';

/** Opens a file, or `:memory:`, as every part of the product expects it. */
export function connect(sqlite: Sqlite, path: string, journal: Journal): Connection {
  const handle = new sqlite.DatabaseSync(path, {
    enableForeignKeyConstraints: true,
    timeout: journal === 'wal' ? BUSY_TIMEOUT_MS : ROLLBACK_TIMEOUT_MS,
  });
  const connection = new Connection(handle);
  try {
    if (journal === 'rollback') {
      // So that a file with a log can be opened without shared memory, to put the log away:
      // https://www.sqlite.org/wal.html#use_of_wal_without_shared_memory
      handle.exec('PRAGMA locking_mode = EXCLUSIVE');
      handle.exec('PRAGMA journal_mode = DELETE');
      handle.exec('PRAGMA locking_mode = NORMAL');
      // A lock is let go of at the next reading only.
      connection.integer('SELECT count(*) FROM sqlite_schema');
    }
    // A new file takes it, so that freed pages can be given back to the disk. Setting it writes.
    if (connection.integer('PRAGMA auto_vacuum') !== INCREMENTAL) {
      handle.exec(`PRAGMA auto_vacuum = ${INCREMENTAL}`);
    }
    if (journal === 'wal') {
      // Readers never wait for a writer; a killed process loses no transaction, a power cut at most the last.
      handle.exec('PRAGMA journal_mode = WAL');
    }
    handle.exec(`PRAGMA synchronous = ${journal === 'wal' ? 'NORMAL' : 'FULL'}`);
    handle.exec('PRAGMA temp_store = MEMORY');
    return connection;
  } catch (thrown) {
    handle.close();
    throw thrown;
  }
}

/** https://www.sqlite.org/pragma.html#pragma_auto_vacuum */
const INCREMENTAL = 2;

/**
 * How long a statement may wait for another process: it holds up the whole extension host meanwhile.
 * Whoever writes waits longer in `WaitingWrites`, where nobody is held up.
 */
export const BUSY_TIMEOUT_MS = 20;

/** Readers, too, wait there while another window commits. */
const ROLLBACK_TIMEOUT_MS = 45;
