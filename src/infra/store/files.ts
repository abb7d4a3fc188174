import { chmodSync, closeSync, existsSync, mkdirSync, openSync, readdirSync } from 'node:fs';
import { renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What SQLite keeps beside a database in WAL mode: https://www.sqlite.org/wal.html */
const COMPANIONS = ['', '-wal', '-shm'];

/** How the names of all files of the product begin. */
const PREFIX = 'indicator-lens.';

/** The one file of the product in its folder. Others stand beside it: `indicator-lens.WHAT.sqlite`. */
export function databasePath(folder: string): string {
  return join(folder, `${PREFIX}sqlite`);
}

export function besideDatabase(path: string, what: string): string {
  return path.replace(/\.sqlite$/, `.${what}.sqlite`);
}

/** `20261121T234000123Z`: a time as part of a file's name. */
export function stamp(now: number): string {
  return new Date(now).toISOString().replace(/[-:.]/g, '');
}

/**
 * Makes the folder where it is absent, and it and all that stands in it its user's alone: what was
 * asked about is nobody else's business. Without effect on Windows.
 */
export function privateFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  permit(folder, 0o700);
  for (const name of readdirSync(folder)) {
    if (name.startsWith(PREFIX)) {
      permit(join(folder, name), 0o600);
    }
  }
}

/** Makes an empty file where there is none. SQLite gives its mode to the files beside it. */
export function privateFile(path: string): void {
  closeSync(openSync(path, 'a', 0o600));
}

function permit(path: string, mode: number): void {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats !== undefined && (stats.mode & 0o777) !== mode && stats.uid === process.getuid?.()) {
    chmodSync(path, mode);
  }
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
