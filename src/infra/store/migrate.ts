import { readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { besideDatabase, privateFile, stamp } from './files';
import type { Migration } from './migration';
import type { Connection } from './sqlite';

/** Thrown where a newer version of the product made the file: it is not touched. */
export class NewerSchema extends Error {
  constructor(
    readonly found: number,
    readonly known: number,
  ) {
    super(`The database has schema ${found}; this version knows ${known}.`);
    this.name = 'NewerSchema';
  }
}

const KEPT_BACKUPS = 2;

export function newestOf(migrations: readonly Migration[]): number {
  return Math.max(0, ...migrations.map(({ version }) => version));
}

/**
 * Brings a database to the newest schema, in one exclusive transaction. A file that holds something
 * is copied before. `path` is absent for a database in memory.
 */
export function migrate(
  connection: Connection,
  migrations: readonly Migration[],
  now: number,
  path?: string,
): void {
  const newest = newestOf(migrations);
  const found = connection.integer('PRAGMA user_version');
  if (found > newest) {
    throw new NewerSchema(found, newest);
  }
  if (found === newest) {
    return;
  }
  if (found > 0 && path !== undefined) {
    backUp(connection, path, found, now);
  }
  const { handle } = connection;
  handle.exec('BEGIN EXCLUSIVE');
  try {
    const standing = connection.integer('PRAGMA user_version');
    for (const { version, sql } of migrations) {
      if (version > standing) {
        handle.exec(sql);
      }
    }
    handle.exec(`PRAGMA user_version = ${newest}`);
    handle.exec('COMMIT');
  } catch (thrown) {
    handle.exec('ROLLBACK');
    throw thrown;
  }
}

/** A whole, compact copy beside the file; only the newest few are kept. */
function backUp(connection: Connection, path: string, version: number, now: number): void {
  const copy = besideDatabase(path, `before-${stamp(now)}-schema-${version}`);
  privateFile(copy);
  connection.handle.prepare('VACUUM INTO ?').run(copy);
  const prefix = `${basename(path, '.sqlite')}.before-`;
  const oldestFirst = readdirSync(dirname(path)).filter((name) => name.startsWith(prefix));
  for (const name of oldestFirst.sort().slice(0, -KEPT_BACKUPS)) {
    rmSync(join(dirname(path), name), { force: true });
  }
}
