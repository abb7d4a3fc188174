import type { Database, DatabaseOptions } from './database';
import { databasePath, identityOf } from './files';
import { openFile, openMemory } from './openFile';
import type { Opened } from './openFile';
import { checkInBackground } from './soundness';
import { faultOf } from './sqlite';
import type { Connection, Row, Sqlite, SqliteFault, Value } from './sqlite';

/** How soon a window sees what another one wrote. */
const POLL_MS = 1000;

/** When the window has opened its files. */
const CHECK_AFTER_MS = 20_000;
const DAY_MS = 86_400_000;

/** The Database over a file, which mends it or leaves it for memory when a statement meets a fault. */
export class FileDatabase implements Database {
  private opened: Opened;
  private depth = 0;
  private dataVersion: number;
  private closed = false;
  private readonly listeners = new Set<() => void>();
  private readonly closing: (() => void)[] = [];
  private readonly timer: NodeJS.Timeout;
  private readonly checker: NodeJS.Timeout;
  private stopCheck: (() => void) | undefined;

  constructor(
    private readonly options: DatabaseOptions,
    private readonly sqlite: Sqlite,
  ) {
    this.opened = openFile(options, sqlite, false);
    this.dataVersion = versionOf(this.opened.connection);
    this.timer = setInterval(() => this.poll(), options.pollMs ?? POLL_MS);
    this.timer.unref();
    this.checker = setTimeout(() => this.check(), options.checkAfterMs ?? CHECK_AFTER_MS);
    this.checker.unref();
  }

  get(sql: string, ...values: readonly Value[]): Row | undefined {
    return this.guarded(() => this.prepare(sql).get(...values));
  }

  all(sql: string, ...values: readonly Value[]): readonly Row[] {
    return this.guarded(() => this.prepare(sql).all(...values));
  }

  run(sql: string, ...values: readonly Value[]): number {
    return this.guarded(() => Number(this.prepare(sql).run(...values).changes));
  }

  transaction<T>(work: () => T): T {
    if (this.depth > 0) {
      return work();
    }
    return this.guarded(() => {
      this.prepare('BEGIN IMMEDIATE').run();
      this.depth += 1;
      try {
        const value = work();
        this.prepare('COMMIT').run();
        return value;
      } catch (thrown) {
        this.rollBack();
        throw thrown;
      } finally {
        this.depth -= 1;
      }
    });
  }

  onOtherWrites(listener: () => void): () => void {
    const own = (): void => listener();
    this.listeners.add(own);
    return () => this.listeners.delete(own);
  }

  onClosing(listener: () => void): void {
    this.closing.push(listener);
  }

  close(): void {
    if (this.closed) {
      return;
    }
    clearInterval(this.timer);
    clearTimeout(this.checker);
    this.stopCheck?.();
    for (const listener of this.closing) {
      listener();
    }
    this.closed = true;
    this.listeners.clear();
    this.opened.connection.close();
  }

  private prepare(sql: string): ReturnType<Connection['prepare']> {
    return this.opened.connection.prepare(sql);
  }

  private rollBack(): void {
    try {
      this.prepare('ROLLBACK').run();
    } catch {
      // SQLite has ended the transaction itself, as it does on a full disk.
    }
  }

  /** Runs the work; where the file is at fault it is mended or left, and the work run again. */
  private guarded<T>(work: () => T): T {
    if (this.closed) {
      throw new Error('The database is closed.');
    }
    try {
      return work();
    } catch (thrown) {
      const fault = faultOf(thrown);
      if (this.depth > 0 || fault === undefined || fault === 'busy' || this.inMemory) {
        throw thrown;
      }
      this.options.log.warn(`The database met a fault (${fault}): ${String(thrown)}`);
      this.recover(fault);
      return work();
    }
  }

  private get inMemory(): boolean {
    return this.opened.identity === undefined;
  }

  /** At most once a day, and once an hour where a window was not closed. */
  private check(): void {
    const now = this.options.clock.now();
    const rest = this.opened.hadLog ? DAY_MS / 24 : DAY_MS;
    const last = Number(this.get("SELECT at FROM upkeep WHERE what = 'checked'")?.at ?? 0);
    if (this.inMemory || now - last < rest) {
      return;
    }
    this.stopCheck = checkInBackground(
      databasePath(this.options.folder),
      (words) => {
        if (words !== 'ok' && !this.closed) {
          this.options.log.warn(`The database is damaged: ${words}`);
          this.recover('damaged');
          this.tellListeners();
        } else if (!this.closed) {
          this.run("INSERT OR REPLACE INTO upkeep VALUES ('checked', ?)", now);
        }
      },
      (error) => this.options.log.warn(`The database could not be checked: ${error.message}`),
    );
  }

  private recover(fault: SqliteFault): void {
    this.opened.connection.close();
    this.opened =
      fault === 'full' || fault === 'readOnly'
        ? openMemory(this.options, this.sqlite, fault)
        : openFile(this.options, this.sqlite, true);
    this.dataVersion = versionOf(this.opened.connection);
  }

  private poll(): void {
    if (this.inMemory) {
      return;
    }
    try {
      if (identityOf(databasePath(this.options.folder)) !== this.opened.identity) {
        // Another window set a damaged file aside, or somebody deleted it.
        this.opened.connection.close();
        this.opened = openFile(this.options, this.sqlite, false);
        this.tellListeners();
      } else if (this.guarded(() => versionOf(this.opened.connection)) !== this.dataVersion) {
        this.tellListeners();
      }
    } catch (thrown) {
      this.options.log.debug(`The database could not be polled: ${String(thrown)}`);
    }
  }

  private tellListeners(): void {
    this.dataVersion = versionOf(this.opened.connection);
    for (const listener of this.listeners) {
      listener();
    }
  }
}

/** Changes when another connection writes: https://www.sqlite.org/pragma.html#pragma_data_version */
function versionOf(connection: Connection): number {
  const version = connection.prepare('PRAGMA data_version').get()?.data_version;
  return typeof version === 'number' ? version : 0;
}
