import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { LibraryBackup, LibraryBackups } from '../../core/library/backups';
import type { Clock, Log } from '../../core/ports';
import { isWithin } from '../../core/wrongClock';
import { copyLibrary } from './backupWorker';
import type { Database } from './database';
import { besideDatabase, databasePath, privateFile, removeDatabase, stamp } from './files';
import { savedCaseOf, savedEntryOf } from './savedRows';
import type { Row, Sqlite } from './sqlite';

const NAME = /^indicator-lens\.library-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z\.sqlite$/;

/** The newest few, and the newest of each of the last months: damage may be noticed late. */
const KEPT_NEWEST = 5;
const KEPT_MONTHS = 3;

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** When the window has settled. */
const FIRST_AFTER_MS = 60_000;

interface Options {
  readonly folder: string;
  readonly clock: Clock;
  readonly log: Log;
  /** For tests. */
  readonly backUpAfterMs?: number;
}

/** Backups beside the database, as SQLite files of the library alone. */
export function createLibraryBackups(
  database: Pick<Database, 'get' | 'run' | 'write' | 'onClosing'>,
  sqlite: Sqlite,
  options: Options,
): LibraryBackups {
  const { folder, clock, log } = options;
  const closing = new AbortController();

  const names = (): string[] =>
    readdirSync(folder)
      .filter((name) => NAME.test(name))
      .sort()
      .reverse();

  const reading = <T>(name: string, read: (all: (sql: string) => readonly Row[]) => T): T => {
    if (!NAME.test(name)) {
      throw new Error('This is no name of a backup.');
    }
    const copy = new sqlite.DatabaseSync(join(folder, name), { readOnly: true });
    try {
      return read((sql) => copy.prepare(sql).all());
    } finally {
      copy.close();
    }
  };

  const entryOf = (name: string): readonly LibraryBackup[] => {
    try {
      const [count = {}] = reading(name, (all) =>
        all(
          `SELECT (SELECT count(*) FROM library_entries) AS entries,
             (SELECT count(*) FROM library_cases) AS cases`,
        ),
      );
      const at = name.replace(NAME, '$1-$2-$3T$4:$5:$6.$7Z');
      return [{ name, at, entries: Number(count.entries), cases: Number(count.cases) }];
    } catch (thrown) {
      log.warn(`The backup ${name} cannot be read: ${String(thrown)}`);
      return [];
    }
  };

  const make = async (): Promise<void> => {
    const from = databasePath(folder);
    if (!existsSync(from)) {
      return;
    }
    const [newest] = names();
    const to = besideDatabase(from, `library-${stamp(clock.now())}`);
    const part = `${to}.part`;
    privateFile(part);
    try {
      const last = newest === undefined ? undefined : join(folder, newest);
      if (await copyLibrary({ from, last, to: part }, closing.signal)) {
        renameSync(part, to);
        for (const name of superfluous(names())) {
          rmSync(join(folder, name), { force: true });
        }
      }
    } finally {
      removeDatabase(part);
    }
  };

  /** By one window a day. */
  const makeWhenDue = async (): Promise<void> => {
    const now = clock.now();
    const last = database.get("SELECT at FROM upkeep WHERE what = 'backed up'")?.at;
    if (typeof last === 'number' && isWithin(DAY_MS, last, now)) {
      return;
    }
    database.write(() =>
      database.run("INSERT OR REPLACE INTO upkeep VALUES ('backed up', ?)", now),
    );
    await make();
  };
  const tryWhenDue = (): void => {
    makeWhenDue().catch((thrown: unknown) => {
      if (!closing.signal.aborted) {
        log.warn(`The library could not be backed up: ${String(thrown)}`);
      }
    });
  };
  const first = setTimeout(tryWhenDue, options.backUpAfterMs ?? FIRST_AFTER_MS).unref();
  const timer = setInterval(tryWhenDue, HOUR_MS).unref();
  database.onClosing(() => {
    clearTimeout(first);
    clearInterval(timer);
    closing.abort();
  });

  return {
    list: () => names().flatMap(entryOf),
    read: (name) =>
      reading(name, (all) => ({
        entries: all('SELECT entry, checksum FROM library_entries').flatMap(
          (row) => savedEntryOf(row) ?? [],
        ),
        cases: all('SELECT * FROM library_cases').map(savedCaseOf),
      })),
    make,
  };
}

/** @param names of backups, newest first */
function superfluous(names: readonly string[]): readonly string[] {
  const months = new Map<string, string>();
  for (const name of names) {
    const month = name.replace(NAME, '$1-$2');
    months.set(month, months.get(month) ?? name);
  }
  const kept = new Set([
    ...names.slice(0, KEPT_NEWEST),
    ...[...months.values()].slice(0, KEPT_MONTHS),
  ]);
  return names.filter((name) => !kept.has(name));
}
