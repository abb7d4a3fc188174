import type { Migration } from '../migration';

/** Answers as they were given, and the look-ups that asked for them. */
export const answers: Migration = {
  version: 1,
  sql: `
    CREATE TABLE answers (
      id INTEGER PRIMARY KEY,
      value TEXT NOT NULL,
      kind TEXT NOT NULL,
      data TEXT NOT NULL,
      operation TEXT NOT NULL,
      parameters TEXT NOT NULL,
      outcome TEXT NOT NULL,
      host TEXT NOT NULL,
      retrieved_at INTEGER NOT NULL,
      used_at INTEGER NOT NULL,
      result_format INTEGER NOT NULL,
      mapping_version INTEGER NOT NULL,
      bytes INTEGER NOT NULL,
      result BLOB NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX answers_by_question ON answers (value, kind, data, operation, parameters);
    CREATE INDEX answers_by_use ON answers (used_at);

    -- Kept by triggers: adding up a million rows at each writing would be too slow.
    CREATE TABLE answers_total (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      entries INTEGER NOT NULL,
      bytes INTEGER NOT NULL
    ) STRICT;
    INSERT INTO answers_total VALUES (1, 0, 0);
    CREATE TRIGGER answers_added AFTER INSERT ON answers BEGIN
      UPDATE answers_total SET entries = entries + 1, bytes = bytes + NEW.bytes;
    END;
    CREATE TRIGGER answers_dropped AFTER DELETE ON answers BEGIN
      UPDATE answers_total SET entries = entries - 1, bytes = bytes - OLD.bytes;
    END;
    CREATE TRIGGER answers_renewed AFTER UPDATE OF bytes ON answers BEGIN
      UPDATE answers_total SET bytes = bytes + NEW.bytes - OLD.bytes;
    END;

    CREATE TABLE upkeep (
      what TEXT PRIMARY KEY,
      at INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE history (
      id INTEGER PRIMARY KEY,
      value TEXT NOT NULL,
      kind TEXT NOT NULL,
      data TEXT NOT NULL,
      at TEXT NOT NULL,
      asked_from TEXT NOT NULL,
      operations TEXT NOT NULL,
      asked INTEGER NOT NULL
    ) STRICT;
  `,
};
