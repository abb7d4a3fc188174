import { verdictOf } from '../../core/library/entry';
import type { LibraryQuery, SavedIndicator, SavedKey } from '../../core/library/model';
import { caseByName, folded, searchedText } from '../../core/library/searched';
import { sharesOf } from '../../core/library/shares';
import type { Library } from '../../core/library/library';
import type { Clock } from '../../core/ports';
import type { Database } from './database';
import { changesOf } from './libraryChanges';
import { text } from './libraryColumns';
import { checksumOf, savedCaseOf, savedEntryOf } from './savedRows';
import type { Row, Value } from './sqlite';
import { inCommonIn } from './sqliteInCommon';

/** The Library port in the database that all windows share. Tables: `migrations/003-library.ts`. */
export function createSqliteLibrary(
  database: Pick<Database, 'get' | 'all' | 'run' | 'write' | 'damaged'>,
  clock: Clock,
): Library {
  const entriesOf = (row: Row): readonly SavedIndicator[] => {
    const entry = savedEntryOf(row);
    if (entry !== undefined) {
      return [entry];
    }
    database.damaged.setAside(
      'library_entries',
      Number(row.id),
      (again) => savedEntryOf(again) === undefined,
    );
    return [];
  };
  const read = (key: SavedKey): SavedIndicator | undefined => {
    const row = database.get(
      'SELECT id, entry, checksum FROM library_entries WHERE value = ? AND kind = ? AND data = ?',
      ...keyValues(key),
    );
    return row && entriesOf(row)[0];
  };
  const write = (entry: SavedIndicator): void => {
    const json = JSON.stringify(entry);
    const row = database.get(
      `INSERT INTO library_entries (value, kind, data, changed_at, verdict, searched, entry, checksum)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (value, kind, data) DO UPDATE SET changed_at = excluded.changed_at,
         verdict = excluded.verdict, searched = excluded.searched, entry = excluded.entry,
         checksum = excluded.checksum
       RETURNING id`,
      ...keyValues(entry),
      entry.changedAt,
      verdictOf(entry),
      searchedText(entry),
      json,
      checksumOf(json),
    );
    writeBeside(database, row?.id ?? null, entry);
  };

  return {
    ...changesOf(
      {
        read,
        write,
        hasCase: (id) =>
          database.get('SELECT 1 FROM library_cases WHERE case_id = ?', id) !== undefined,
        inCase: (id) =>
          database.all(`SELECT e.id, e.entry, e.checksum ${FROM_CASE}`, id).flatMap(entriesOf),
        dropCase: (id) => void database.run('DELETE FROM library_cases WHERE case_id = ?', id),
        together: (work) => database.write(work),
      },
      clock,
    ),
    get: read,
    search(query) {
      const { sql, values } = conditions(query);
      return database
        .all(
          `SELECT e.id, e.entry, e.checksum FROM library_entries e ${sql}
           ORDER BY e.changed_at DESC, e.value, e.data LIMIT ? OFFSET ?`,
          ...values,
          query.limit ?? -1,
          query.skip ?? 0,
        )
        .flatMap(entriesOf);
    },
    count(query) {
      const { sql, values } = conditions(query);
      return Number(
        database.get(`SELECT count(*) AS n FROM library_entries e ${sql}`, ...values)?.n ?? 0,
      );
    },
    tags: (data) =>
      database
        .all(
          `SELECT min(t.tag) AS tag, count(*) AS n FROM library_tags t
           JOIN library_entries e ON e.id = t.entry WHERE e.data = ?
           GROUP BY t.folded ORDER BY n DESC, t.folded`,
          data,
        )
        .map((row) => ({ tag: text(row.tag), count: Number(row.n) })),
    remove: (key) =>
      database.write(() =>
        database.run(
          'DELETE FROM library_entries WHERE value = ? AND kind = ? AND data = ?',
          ...keyValues(key),
        ),
      ),
    cases: () =>
      database
        .all('SELECT case_id, name, description, tlp, created_at FROM library_cases')
        .map(savedCaseOf)
        .sort(caseByName),
    putCase: ({ id, name, description, tlp, createdAt }) =>
      database.write(() =>
        database.run(
          `INSERT INTO library_cases (case_id, name, description, tlp, created_at)
           VALUES (?, ?, ?, ?, ?)
           ON CONFLICT (case_id) DO UPDATE SET name = excluded.name,
             description = excluded.description, tlp = excluded.tlp, created_at = excluded.created_at`,
          id,
          name,
          description,
          tlp,
          createdAt,
        ),
      ),
    inCommon: (data, id, limit) => inCommonIn(database, data, id, limit),
  };
}

const FROM_CASE = `FROM library_case_entries c JOIN library_entries e ON e.id = c.entry
  WHERE c.case_id = ?`;

/** The tables that are searched: made anew, for an entry is small and changes seldom. */
function writeBeside(database: Pick<Database, 'run'>, id: Value, entry: SavedIndicator): void {
  database.run('DELETE FROM library_tags WHERE entry = ?', id);
  for (const tag of entry.tags) {
    database.run(
      'INSERT INTO library_tags (entry, folded, tag) VALUES (?, ?, ?)',
      id,
      tag.toLowerCase(),
      tag,
    );
  }
  database.run('DELETE FROM library_shares WHERE entry = ?', id);
  for (const share of sharesOf(entry)) {
    database.run(
      'INSERT INTO library_shares (entry, data, relation, folded, value) VALUES (?, ?, ?, ?, ?)',
      id,
      entry.data,
      share.relation,
      share.folded,
      share.value,
    );
  }
  database.run('DELETE FROM library_case_entries WHERE entry = ?', id);
  for (const one of entry.cases) {
    database.run('INSERT INTO library_case_entries (case_id, entry) VALUES (?, ?)', one, id);
  }
}

function conditions(query: LibraryQuery): { readonly sql: string; readonly values: Value[] } {
  const parts: string[] = [];
  const values: Value[] = [];
  const add = (sql: string, ...given: Value[]): void => {
    parts.push(sql);
    values.push(...given);
  };
  if (query.data !== undefined) {
    add('e.data = ?', query.data);
  }
  if (query.verdicts !== undefined) {
    add(`e.verdict IN (${query.verdicts.map(() => '?').join(', ')})`, ...query.verdicts);
  }
  if (query.tag !== undefined) {
    add('e.id IN (SELECT entry FROM library_tags WHERE folded = ?)', query.tag.toLowerCase());
  }
  if (query.case !== undefined) {
    add('e.id IN (SELECT entry FROM library_case_entries WHERE case_id = ?)', query.case);
  }
  if (query.text !== undefined) {
    add('instr(e.searched, ?) > 0', folded(query.text));
  }
  return { sql: parts.length === 0 ? '' : `WHERE ${parts.join(' AND ')}`, values };
}

function keyValues({ indicator, data }: SavedKey): readonly [string, string, string] {
  return [indicator.value, indicator.kind, data];
}
