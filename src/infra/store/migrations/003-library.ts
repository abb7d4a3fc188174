import type { Migration } from '../migration';

/**
 * What the analyst saved. `entry` is the whole of it as JSON, and the truth; the other columns and
 * tables hold what is searched and sorted by, and can be made anew from it.
 */
export const library: Migration = {
  version: 3,
  sql: `
    CREATE TABLE library_entries (
      id INTEGER PRIMARY KEY,
      data TEXT NOT NULL,
      kind TEXT NOT NULL,
      value TEXT NOT NULL,
      changed_at TEXT NOT NULL,
      verdict TEXT NOT NULL,
      searched TEXT NOT NULL,
      entry TEXT NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX library_entries_by_key ON library_entries (value, kind, data);
    CREATE INDEX library_entries_by_change ON library_entries (changed_at DESC, value, data);

    CREATE TABLE library_tags (
      id INTEGER PRIMARY KEY,
      entry INTEGER NOT NULL REFERENCES library_entries ON DELETE CASCADE,
      folded TEXT NOT NULL,
      tag TEXT NOT NULL
    ) STRICT;
    CREATE INDEX library_tags_by_entry ON library_tags (entry);
    CREATE INDEX library_tags_by_tag ON library_tags (folded, entry);

    CREATE TABLE library_shares (
      id INTEGER PRIMARY KEY,
      entry INTEGER NOT NULL REFERENCES library_entries ON DELETE CASCADE,
      data TEXT NOT NULL,
      relation TEXT NOT NULL,
      folded TEXT NOT NULL,
      value TEXT NOT NULL
    ) STRICT;
    CREATE INDEX library_shares_by_entry ON library_shares (entry);
    CREATE INDEX library_shares_by_share ON library_shares (data, relation, folded, entry);

    CREATE TABLE library_cases (
      id INTEGER PRIMARY KEY,
      case_id TEXT NOT NULL,
      name TEXT NOT NULL,
      description TEXT NOT NULL,
      tlp TEXT NOT NULL,
      created_at TEXT NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX library_cases_by_id ON library_cases (case_id);

    CREATE TABLE library_case_entries (
      id INTEGER PRIMARY KEY,
      case_id TEXT NOT NULL,
      entry INTEGER NOT NULL REFERENCES library_entries ON DELETE CASCADE
    ) STRICT;
    CREATE UNIQUE INDEX library_case_entries_by_entry ON library_case_entries (entry, case_id);
    CREATE INDEX library_case_entries_by_case ON library_case_entries (case_id, entry);
  `,
};
