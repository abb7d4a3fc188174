import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { gunzipSync } from 'node:zlib';
import { striker } from '../../src/core/strikeOut';

/** What begins a file of SQLite. */
const SQLITE = 'SQLite format 3\0';

/**
 * Where a secret stands in a folder, in any form that a secret can take: files by their path in it,
 * and for a database the table. Everything is read: logs, settings, databases with what they packed.
 * `except` are paths in it that hold the secrets on purpose.
 */
export function secretsWrittenIn(
  folder: string,
  secrets: readonly string[],
  except: readonly string[] = [],
): readonly string[] {
  const strike = striker(secrets);
  const holds = (text: string): boolean => strike(text) !== text;
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !except.some((path) => file.startsWith(join(folder, path))))
    .flatMap((file) => {
      const bytes = readFileSync(file);
      const places = [bytes.toString('latin1'), bytes.toString('utf16le')].some(holds)
        ? [relative(folder, file)]
        : [];
      return bytes.toString('latin1', 0, SQLITE.length) === SQLITE
        ? [
            ...places,
            ...inDatabase(file, holds).map((table) => `${relative(folder, file)}: ${table}`),
          ]
        : places;
    });
}

/** The tables of which a value, unpacked where it is packed, holds one. */
function inDatabase(file: string, holds: (text: string) => boolean): readonly string[] {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const tables = database
      .prepare(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'",
      )
      .all()
      .map(({ name }) => String(name));
    return tables.filter((table) =>
      database
        .prepare(`SELECT * FROM "${table}"`)
        .all()
        .some((row) => Object.values(row).some((value) => holds(textOf(value)))),
    );
  } finally {
    database.close();
  }
}

function textOf(value: unknown): string {
  if (!(value instanceof Uint8Array)) return typeof value === 'string' ? value : '';
  const bytes = Buffer.from(value);
  const packed = bytes[0] === 0x1f && bytes[1] === 0x8b;
  return (packed ? gunzipSync(bytes) : bytes).toString('utf8');
}
