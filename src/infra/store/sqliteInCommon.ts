import type { CaseId, InCommon, SavedKey } from '../../core/library/model';
import type { DataSource } from '../../core/result/model';
import type { Database } from './database';
import { kindOf, text } from './libraryColumns';

/** In the index alone, which holds the entries of a share too. */
const SHARED_BY_ALL = `
  SELECT relation, folded, count(*) AS n, group_concat(entry) AS entries FROM library_shares
  WHERE data = ?1
  GROUP BY relation, folded HAVING n > 1 ORDER BY n DESC, relation, folded LIMIT ?2`;

/** Entry by entry of the case: left alone, SQLite walks all shares anew for each. */
const SHARED_IN_CASE = `
  SELECT s.relation, s.folded, count(*) AS n, group_concat(s.entry) AS entries
  FROM library_case_entries c
  CROSS JOIN library_shares s INDEXED BY library_shares_by_entry ON s.entry = c.entry
  WHERE s.data = ?1 AND c.case_id = ?3
  GROUP BY s.relation, s.folded HAVING n > 1 ORDER BY n DESC, s.relation, s.folded LIMIT ?2`;

/** An entry by its id is read where it lies, between long texts; all of them are read in an index. */
const MOST_BY_ID = 2000;
const ENTRIES_BY_ID = `
  SELECT id, kind, value FROM library_entries
  WHERE id IN (SELECT value FROM json_each(?)) ORDER BY value, kind`;
const ALL_ENTRIES =
  'SELECT id, kind, value FROM library_entries WHERE data = ? ORDER BY value, kind';

interface Shared {
  readonly relation: string;
  readonly folded: string;
  /** Row ids. */
  readonly entries: readonly number[];
}

/** An entry, and its place in the order of `sharedBy`. */
interface Place {
  readonly key: SavedKey;
  readonly at: number;
  readonly entry: number;
}

/** What a library shares, without reading an entry of it: only the tables beside them. */
export function inCommonIn(
  database: Pick<Database, 'get' | 'all'>,
  data: DataSource,
  inCase: CaseId | undefined,
  limit = -1,
): readonly InCommon[] {
  const shares = sharesIn(database, data, inCase, limit);
  const places = placesOf(database, data, shares);
  return shares.map(({ relation, folded, entries }) => {
    const inOrder = entries
      .flatMap((entry) => places.get(entry) ?? [])
      .sort((one, other) => one.at - other.at);
    // The words of the first in order are shown, as in memory.
    const first = database.get(
      'SELECT value FROM library_shares WHERE data = ? AND relation = ? AND folded = ? AND entry = ?',
      ...[data, relation, folded, inOrder[0]?.entry ?? null],
    );
    return { relation, value: text(first?.value), sharedBy: inOrder.map(({ key }) => key) };
  });
}

function sharesIn(
  database: Pick<Database, 'all'>,
  data: DataSource,
  inCase: CaseId | undefined,
  limit: number,
): readonly Shared[] {
  const rows =
    inCase === undefined
      ? database.all(SHARED_BY_ALL, data, limit)
      : database.all(SHARED_IN_CASE, data, limit, inCase);
  return rows.map((row) => ({
    relation: text(row.relation),
    folded: text(row.folded),
    entries: text(row.entries).split(',').map(Number),
  }));
}

function placesOf(
  database: Pick<Database, 'all'>,
  data: DataSource,
  shares: readonly Shared[],
): ReadonlyMap<number, Place> {
  const ids = new Set(shares.flatMap(({ entries }) => entries));
  const rows =
    ids.size > MOST_BY_ID
      ? database.all(ALL_ENTRIES, data)
      : database.all(ENTRIES_BY_ID, JSON.stringify([...ids]));
  return new Map(
    rows.map(({ id, kind, value }, at): [number, Place] => {
      const entry = Number(id);
      return [
        entry,
        { entry, at, key: { indicator: { kind: kindOf(kind), value: text(value) }, data } },
      ];
    }),
  );
}
