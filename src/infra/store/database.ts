import type { Clock, Log, StorageNotice } from '../../core/ports';
import type { Migration } from './migration';
import type { Row, Sqlite, Value } from './sqlite';

/**
 * The one database of the product, shared by every window. A statement is given as SQL with `?` and
 * prepared once. No call throws for a fault of the file: a damaged one is repaired, and where the
 * disk is full or read-only the same calls go on in memory, after the user was told once; what was
 * written there goes to the file as soon as it takes it. No call waits for another process longer
 * than `BUSY_TIMEOUT_MS`: after that all but `write` throw the LensError of `busy.ts`.
 */
export interface Database {
  get(sql: string, ...values: readonly Value[]): Row | undefined;
  all(sql: string, ...values: readonly Value[]): readonly Row[];
  /** Number of rows changed. */
  run(sql: string, ...values: readonly Value[]): number;
  /**
   * A transaction that may be late: done at once or, while another process holds the file, in its turn
   * as soon as that lets go. `written` is called once, after the work has been done. `work` may be
   * run more than once, as in `transaction`.
   */
  write(work: () => void, written?: () => void): void;
  /**
   * All or nothing, and alone among all windows (BEGIN IMMEDIATE). One inside another is part of it.
   * `work` may be run a second time after a repair: it changes nothing but the database.
   */
  transaction<T>(work: () => T): T;
  /** Where rows go that are not as they were written. */
  readonly damaged: DamagedRowsPort;
  /** Called after another window wrote, at most once a poll. Returns the function that stops it. */
  onOtherWrites(listener: () => void): () => void;
  /** Called before the file is closed: what is still to be written. */
  onClosing(listener: () => void): void;
  close(): void;
}

/** Tables whose rows are told to be damaged. */
export type GuardedTable = 'answers' | 'batches' | 'library_entries';

interface DamagedRowsPort {
  /** `isDamaged` is asked again of the row as it is then: another reading may be better. */
  setAside(table: GuardedTable, id: number, isDamaged: (row: Row) => boolean): void;
}

export interface DatabaseOptions {
  /** Made where it is absent. */
  readonly folder: string;
  readonly clock: Clock;
  readonly log: Log;
  /** Tells the user, each thing once. */
  readonly tell: (notice: StorageNotice) => void;
  /** For tests: another schema, a host without SQLite, another file system, a quicker poll. */
  readonly migrations?: readonly Migration[];
  readonly sqlite?: Sqlite | undefined;
  readonly fileSystem?: (folder: string) => number;
  readonly pollMs?: number;
  readonly checkAfterMs?: number;
  readonly retryMs?: number;
  readonly tellBusyAfterMs?: number;
}
