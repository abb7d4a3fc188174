import { existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What SQLite keeps beside a database in WAL mode: https://www.sqlite.org/wal.html */
const COMPANIONS = ['', '-wal', '-shm'];

/** The one file of the product in its folder. Others stand beside it: `indicator-lens.WHAT.sqlite`. */
export function databasePath(folder: string): string {
  return join(folder, 'indicator-lens.sqlite');
}

export function besideDatabase(path: string, what: string): string {
  return path.replace(/\.sqlite$/, `.${what}.sqlite`);
}

/** `20261121T234000123Z`: a time as part of a file's name. */
export function stamp(now: number): string {
  return new Date(now).toISOString().replace(/[-:.]/g, '');
}

/** A database that nobody has open is renamed with its companions. */
export function moveDatabase(from: string, to: string): void {
  for (const companion of COMPANIONS) {
    if (existsSync(from + companion)) {
      renameSync(from + companion, to + companion);
    }
  }
}

export function removeDatabase(path: string): void {
  for (const companion of COMPANIONS) {
    rmSync(path + companion, { force: true });
  }
}

/** SQLite removes the log when the last connection is closed. */
export function hasLog(path: string): boolean {
  return (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;
}

/** Tells a file from another that took its name; undefined where there is none. */
export function identityOf(path: string): string | undefined {
  const stats = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stats === undefined ? undefined : `${stats.dev} ${stats.ino}`;
}
