import type { DocumentStore } from '../../core/ports';
import type { Database } from './database';

/** The DocumentStore port in the database that all windows share. */
export function createSqliteDocuments(
  database: Pick<Database, 'get' | 'run' | 'write'>,
): DocumentStore {
  return {
    of: (provider) => ({
      get(name) {
        const row = database.get(
          'SELECT body, etag, checked_at FROM documents WHERE provider = ? AND name = ?',
          provider,
          name,
        );
        return (
          row && {
            body: String(row.body),
            ...(typeof row.etag === 'string' ? { etag: row.etag } : {}),
            checkedAt: String(row.checked_at),
          }
        );
      },
      put(name, { body, etag, checkedAt }) {
        database.write(() =>
          database.run(
            `INSERT INTO documents (provider, name, body, etag, checked_at) VALUES (?, ?, ?, ?, ?)
             ON CONFLICT (provider, name) DO UPDATE
             SET body = excluded.body, etag = excluded.etag, checked_at = excluded.checked_at`,
            provider,
            name,
            body,
            etag ?? null,
            checkedAt,
          ),
        );
      },
    }),
  };
}
