import type { Migration } from '../migration';

/** Which host each request went to and why, and what providers keep between questions. */
export const hosts: Migration = {
  version: 4,
  sql: `
    ALTER TABLE audit ADD COLUMN host TEXT NOT NULL DEFAULT '';
    ALTER TABLE audit ADD COLUMN reach TEXT;
    CREATE INDEX audit_by_host ON audit (provider, at, host);

    CREATE TABLE documents (
      id INTEGER PRIMARY KEY,
      provider TEXT NOT NULL,
      name TEXT NOT NULL,
      body TEXT NOT NULL,
      etag TEXT,
      checked_at TEXT NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX documents_by_name ON documents (provider, name);
  `,
};
