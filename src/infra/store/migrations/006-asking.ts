import type { Migration } from '../migration';

/** Questions that some window is asking now: see `sqliteAsking.ts`. */
export const asking: Migration = {
  version: 6,
  sql: `
    CREATE TABLE asking (
      id INTEGER PRIMARY KEY,
      question TEXT NOT NULL UNIQUE,
      owner TEXT NOT NULL,
      host TEXT NOT NULL,
      pid INTEGER NOT NULL,
      heard_at INTEGER NOT NULL
    ) STRICT;
  `,
};
