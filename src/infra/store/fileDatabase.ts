import { isWithin } from '../../core/wrongClock';
import { databaseBusy, isDatabaseBusy } from './busy';
import { DamagedRows } from './damagedRows';
import type { Database, DatabaseOptions } from './database';
import { databasePath, identityOf } from './files';
import { onDiskAgain, waitsForOthers } from './notices';
import { openFile, openMemory, openOnDisk } from './openFile';
import type { Opened } from './openFile';
import { checkInBackground } from './soundness';
import { faultOf } from './sqlite';
import type { Connection, Row, Sqlite, SqliteFault, Value } from './sqlite';
import { WaitingWrites } from './waitingWrites';

/** How soon a window sees what another one wrote. */
const POLL_MS = 1000;

/** How often it is tried whether a file that could not be written takes writes again. */
const RETRY_MS = 10_000;
/** A window that starts beside another one, which makes or migrates the file, has it soon. */
const BUSY_RETRY_MS = 200;

/** Longer than any window writes: some other program holds the file, and the user has to know. */
const TOLD_AFTER_MS = 5000;
/** VS Code gives an extension five seconds to end. */
const CLOSING_MS = 3000;

/** When the window has opened its files. */
const CHECK_AFTER_MS = 20_000;
const DAY_MS = 86_400_000;

/** The Database over a file, which mends it or leaves it for memory when a statement meets a fault. */
export class FileDatabase implements Database {
  readonly damaged: DamagedRows;
  private opened: Opened;
  private depth = 0;
  private dataVersion: number;
  private closed = false;
  /** What was written to memory, in order: done again in the file when that can be written. */
  private since: (() => void)[] = [];
  private triedAt = performance.now();
  private readonly waiting = new WaitingWrites(
    ({ work, written }) => this.attempt(work, written),
    () => this.tellListeners(),
    (thrown) => this.options.log.error(`A late write failed: ${String(thrown)}`),
  );
  private readonly listeners = new Set<() => void>();
  private readonly closing: (() => void)[] = [];
  private readonly timer: NodeJS.Timeout;
  private readonly checker: NodeJS.Timeout;
  private stopCheck: (() => void) | undefined;

  constructor(
    private readonly options: DatabaseOptions,
    private readonly sqlite: Sqlite,
  ) {
    this.damaged = new DamagedRows(this, options);
    this.opened = openFile(options, sqlite, false);
    this.dataVersion = versionOf(this.opened.connection);
    this.timer = setInterval(() => this.poll(), options.pollMs ?? POLL_MS);
    this.timer.unref();
    this.checker = setTimeout(() => this.check(), options.checkAfterMs ?? CHECK_AFTER_MS);
    this.checker.unref();
    this.retrySoon();
  }

  get(sql: string, ...values: readonly Value[]): Row | undefined {
    return this.guarded(() => this.prepare(sql).get(...values));
  }

  all(sql: string, ...values: readonly Value[]): readonly Row[] {
    return this.guarded(() => this.prepare(sql).all(...values));
  }

  run(sql: string, ...values: readonly Value[]): number {
    const work = (): number => Number(this.prepare(sql).run(...values).changes);
    return this.remembered(work, this.guarded(work));
  }

  transaction<T>(work: () => T): T {
    return this.depth > 0
      ? work()
      : this.remembered(
          work,
          this.guarded(() => this.together(work)),
        );
  }

  write(work: () => void, written?: () => void): void {
    this.assertOpen();
    if (this.depth > 0) {
      work();
      written?.();
    } else {
      this.waiting.add({ work, written });
    }
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
    this.writeTheRest();
    this.closed = true;
    this.listeners.clear();
    this.opened.connection.close();
  }

  private prepare(sql: string): ReturnType<Connection['prepare']> {
    return this.opened.connection.prepare(sql);
  }

  /** BEGIN IMMEDIATE: two that read and then write cannot come between each other. */
  private together<T>(work: () => T): T {
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
  }

  private rollBack(): void {
    try {
      this.prepare('ROLLBACK').run();
    } catch {
      // SQLite has ended the transaction itself, as it does on a full disk.
    }
  }

  private attempt(work: () => void, written: (() => void) | undefined): boolean {
    try {
      this.transaction(work);
    } catch (thrown) {
      if (isDatabaseBusy(thrown)) {
        return false;
      }
      throw thrown;
    }
    written?.();
    return true;
  }

  /** Runs the work; where the file is at fault it is mended or left, and the work run again. */
  private guarded<T>(work: () => T): T {
    this.assertOpen();
    try {
      return work();
    } catch (thrown) {
      const fault = faultOf(thrown);
      if (this.depth > 0 || fault === undefined || this.inMemory) {
        throw thrown;
      }
      if (fault === 'busy') {
        throw databaseBusy(thrown);
      }
      this.options.log.warn(`The database met a fault (${fault}): ${String(thrown)}`);
      this.recover(fault);
      return work();
    }
  }

  private assertOpen(): void {
    if (this.closed) {
      throw new Error('The database is closed.');
    }
  }

  private get inMemory(): boolean {
    return this.opened.memory !== undefined;
  }

  private remembered<T>(work: () => unknown, value: T): T {
    if (this.depth === 0 && this.opened.memory?.retries === true) {
      this.since.push(work);
    }
    return value;
  }

  /** At most once a day, and once an hour where a window was not closed. */
  private check(): void {
    const now = this.options.clock.now();
    const rest = this.opened.hadLog ? DAY_MS / 24 : DAY_MS;
    const last = Number(this.get("SELECT at FROM upkeep WHERE what = 'checked'")?.at ?? 0);
    if (this.inMemory || isWithin(rest, last, now)) {
      return;
    }
    this.stopCheck = checkInBackground(
      databasePath(this.options.folder),
      (words) => {
        if (words !== 'ok' && !this.closed) {
          this.options.log.warn(`The database seems to be damaged: ${words}`);
          this.recover('damaged');
          this.tellListeners();
        } else if (!this.closed) {
          this.write(() => this.run("INSERT OR REPLACE INTO upkeep VALUES ('checked', ?)", now));
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
        : openFile(this.options, this.sqlite, fault === 'damaged');
    this.dataVersion = versionOf(this.opened.connection);
    this.retrySoon();
  }

  private retrySoon(): void {
    this.triedAt = performance.now();
    if (this.opened.memory?.reason === 'busy') {
      setTimeout(() => this.retry(), BUSY_RETRY_MS).unref();
    }
  }

  /** Goes back to the file where it can be opened and takes what was written to memory meanwhile. */
  private retry(): boolean {
    const memory = this.opened;
    if (this.closed || memory.memory?.retries !== true) {
      return !this.inMemory;
    }
    this.triedAt = performance.now();
    try {
      this.opened = openOnDisk(this.options, this.sqlite, false);
    } catch {
      return false;
    }
    try {
      this.together(() => this.since.forEach((work) => this.again(work)));
    } catch (thrown) {
      this.options.log.debug(`The database cannot be written yet: ${String(thrown)}`);
      this.opened.connection.close();
      this.opened = memory;
      return false;
    }
    memory.connection.close();
    if (memory.memory.reason !== 'busy' || performance.now() - memory.at > TOLD_AFTER_MS) {
      this.options.tell(onDiskAgain(this.since.length, this.options.folder));
    }
    this.since = [];
    this.tellListeners();
    return true;
  }

  /** What cannot be done any more, for another window changed what it stood on, leaves the rest as it is. */
  private again(work: () => void): void {
    this.prepare('SAVEPOINT one').run();
    try {
      work();
    } catch (thrown) {
      if (faultOf(thrown) !== undefined) {
        throw thrown;
      }
      this.options.log.warn(`What was kept in memory could not be written: ${String(thrown)}`);
      this.prepare('ROLLBACK TO one').run();
    }
    this.prepare('RELEASE one').run();
  }

  /** The window ends: what waits is written now, or is lost. */
  private writeTheRest(): void {
    const until = performance.now() + CLOSING_MS;
    const rest = this.waiting.takeAll();
    // Together: whoever takes the file once for each loses it to others each time.
    const all = (): void => rest.forEach(({ work }) => this.again(work));
    while (rest.length > 0 && !this.attempt(all, undefined)) {
      if (performance.now() > until) {
        this.options.log.error(
          `${rest.length} changes were lost: the database was busy until the end.`,
        );
        break;
      }
    }
    if (this.since.length > 0 && !this.retry()) {
      this.options.log.error(`${this.since.length} changes were lost: the disk took none.`);
    }
  }

  private poll(): void {
    try {
      if (this.inMemory) {
        const every =
          this.opened.memory?.reason === 'busy' ? 0 : (this.options.retryMs ?? RETRY_MS);
        if (performance.now() - this.triedAt >= every) {
          this.retry();
        }
      } else if (identityOf(databasePath(this.options.folder)) !== this.opened.identity) {
        // Another window set a damaged file aside, or somebody deleted it.
        this.opened.connection.close();
        this.opened = openFile(this.options, this.sqlite, false);
        this.tellListeners();
      } else if (this.guarded(() => versionOf(this.opened.connection)) !== this.dataVersion) {
        this.tellListeners();
      }
      this.tellWaiting();
    } catch (thrown) {
      this.options.log.debug(`The database could not be polled: ${String(thrown)}`);
    }
  }

  private tellWaiting(): void {
    const { memory, at } = this.opened;
    const waited = memory?.reason === 'busy' ? performance.now() - at : this.waiting.waitedMs;
    if (waited > (this.options.tellBusyAfterMs ?? TOLD_AFTER_MS)) {
      this.options.tell(waitsForOthers(this.options.folder));
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
