import { pathToFileURL } from 'node:url';
import type { Connection, Row, Sqlite } from './sqlite';

/** How often reading may fail in one table before the rest of it is given up. */
const MOST_HOLES = 500;

export interface Salvaged {
  readonly rows: number;
  /** False where something could not be read: how much is not known. */
  readonly whole: boolean;
}

/**
 * Copies what can still be read of a damaged or unwritable file into a new database with the newest
 * schema, row by row and around the holes. `skip` names tables that are left out.
 */
export function salvage(
  sqlite: Sqlite,
  from: string,
  into: Connection,
  skip: readonly string[] = [],
): Salvaged {
  let rows = 0;
  let whole = true;
  const source = openToRead(sqlite, from);
  if (source === undefined) {
    return { rows, whole: false };
  }
  const { handle } = into;
  // Rows arrive table by table: what refers to what is looked at in the end.
  handle.exec('PRAGMA foreign_keys = OFF');
  handle.exec('BEGIN IMMEDIATE');
  try {
    for (const table of tablesOf(into)) {
      if (skip.includes(table)) {
        continue;
      }
      const columns = sharedColumns(source, into, table);
      if (columns === undefined) {
        whole = false;
        continue;
      }
      if (columns.length === 0) {
        continue;
      }
      const names = columns.map(quoted).join(', ');
      const insert = into.prepare(
        `INSERT OR IGNORE INTO ${quoted(table)} (${names}) VALUES (${columns.map(() => '?').join(', ')})`,
      );
      const read = readAround(source, table, names, (row) => {
        try {
          rows += Number(insert.run(...columns.map((column) => row[column] ?? null)).changes);
        } catch {
          whole = false; // a row that breaks a rule of the schema is part of the damage
        }
      });
      whole &&= read;
    }
    for (const { table, rowid } of handle.prepare('PRAGMA foreign_key_check').all()) {
      if (typeof table === 'string' && typeof rowid === 'number') {
        handle.prepare(`DELETE FROM ${quoted(table)} WHERE rowid = ?`).run(rowid);
      }
    }
    handle.exec('COMMIT');
  } catch (thrown) {
    handle.exec('ROLLBACK');
    throw thrown;
  } finally {
    handle.exec('PRAGMA foreign_keys = ON');
    source.close();
  }
  return { rows, whole };
}

type Source = InstanceType<Sqlite['DatabaseSync']>;

/** Undefined where the file is no database any more. */
function openToRead(sqlite: Sqlite, path: string): Source | undefined {
  // In a folder that is read-only the log of a WAL database cannot be opened: it is then left out.
  const unlogged = pathToFileURL(path);
  unlogged.searchParams.set('immutable', '1');
  for (const candidate of [path, unlogged]) {
    try {
      const source = new sqlite.DatabaseSync(candidate, { readOnly: true });
      try {
        source.prepare('SELECT count(*) FROM sqlite_schema').get();
        return source;
      } catch {
        source.close();
      }
    } catch {
      // the next way
    }
  }
  return undefined;
}

/** True where every row was read. After a hole it goes on behind it, in ever longer steps. */
function readAround(
  source: Source,
  table: string,
  names: string,
  take: (row: Row) => void,
): boolean {
  let holes = 0;
  let next = 0;
  let step = 1;
  const last = lastRowid(source, table);
  while (holes < MOST_HOLES && next <= last) {
    try {
      const statement = source.prepare(
        `SELECT rowid AS "rowid ", ${names} FROM ${quoted(table)} NOT INDEXED WHERE rowid >= ? ORDER BY rowid`,
      );
      for (const row of statement.iterate(next)) {
        take(row);
        next = Number(row['rowid ']) + 1;
        step = 1;
      }
      return holes === 0;
    } catch {
      holes += 1;
      next += step;
      step *= 2;
    }
  }
  return false;
}

function lastRowid(source: Source, table: string): number {
  try {
    const row = source.prepare(`SELECT max(rowid) AS last FROM ${quoted(table)}`).get();
    return typeof row?.last === 'number' ? row.last : 0;
  } catch {
    return Number.MAX_SAFE_INTEGER;
  }
}

/** Tables with rowids. Rows that the schema itself brings (totals) stand already and are kept. */
function tablesOf(connection: Connection): readonly string[] {
  return connection.handle
    .prepare(
      `SELECT name FROM pragma_table_list
       WHERE schema = 'main' AND type = 'table' AND wr = 0 AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
       ORDER BY name`,
    )
    .all()
    .map(({ name }) => String(name));
}

/** Undefined where the schema of the source cannot be read; empty where it lacks the table. */
function sharedColumns(
  source: Source,
  into: Connection,
  table: string,
): readonly string[] | undefined {
  const namesIn = (handle: Source): string[] =>
    handle
      .prepare('SELECT name FROM pragma_table_info(?)')
      .all(table)
      .map(({ name }) => String(name));
  try {
    const there = new Set(namesIn(source));
    return namesIn(into.handle).filter((name) => there.has(name));
  } catch {
    return undefined;
  }
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
