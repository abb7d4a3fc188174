import type { Migration } from '../migration';

/** What tells that a row of the library is as it was written, and where rows go that are not. */
export const guards: Migration = {
  version: 5,
  sql: `
    -- CRC-32 of \`entry\` in UTF-8; NULL where an earlier version wrote it.
    ALTER TABLE library_entries ADD COLUMN checksum INTEGER;
    -- A window of an earlier version may be open still, and writes no checksum.
    CREATE TRIGGER library_entries_rewritten AFTER UPDATE OF entry ON library_entries
    WHEN NEW.entry IS NOT OLD.entry AND NEW.checksum IS OLD.checksum BEGIN
      UPDATE library_entries SET checksum = NULL WHERE id = NEW.id;
    END;

    CREATE TABLE set_aside (
      id INTEGER PRIMARY KEY,
      of_table TEXT NOT NULL,
      at INTEGER NOT NULL,
      content TEXT NOT NULL
    ) STRICT;
  `,
};
