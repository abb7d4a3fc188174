import type { Migration } from '../migration';

/** Requests that left, batches of questions with how far they came, and what accounts told. */
export const batches: Migration = {
  version: 2,
  sql: `
    CREATE TABLE audit (
      id INTEGER PRIMARY KEY,
      at TEXT NOT NULL,
      provider TEXT NOT NULL,
      operation TEXT NOT NULL,
      kind TEXT,
      value TEXT,
      request TEXT NOT NULL,
      asked_from TEXT NOT NULL,
      outcome TEXT NOT NULL
    ) STRICT;
    CREATE INDEX audit_by_time ON audit (at);

    CREATE TABLE audit_costs (
      id INTEGER PRIMARY KEY,
      entry INTEGER NOT NULL,
      at TEXT NOT NULL,
      provider TEXT NOT NULL,
      product TEXT NOT NULL,
      amount INTEGER NOT NULL,
      unit TEXT NOT NULL,
      bound TEXT
    ) STRICT;
    CREATE INDEX audit_costs_by_time ON audit_costs (provider, at, product, amount);
    CREATE INDEX audit_costs_by_entry ON audit_costs (entry);

    CREATE TABLE batches (
      id INTEGER PRIMARY KEY,
      batch TEXT NOT NULL UNIQUE,
      created_at TEXT NOT NULL,
      head TEXT NOT NULL
    ) STRICT;
    CREATE TABLE batch_items (
      id INTEGER PRIMARY KEY,
      batch TEXT NOT NULL,
      operation TEXT NOT NULL,
      kind TEXT NOT NULL,
      value TEXT NOT NULL,
      state TEXT NOT NULL,
      failure TEXT
    ) STRICT;
    CREATE UNIQUE INDEX batch_items_by_question ON batch_items (batch, operation, kind, value);

    -- Who runs a batch: one row while somebody does, or until it is noticed that nobody does.
    CREATE TABLE batch_claims (
      id INTEGER PRIMARY KEY,
      batch TEXT NOT NULL UNIQUE,
      owner TEXT NOT NULL,
      host TEXT NOT NULL,
      pid INTEGER NOT NULL,
      heard_at INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE account_readings (
      id INTEGER PRIMARY KEY,
      provider TEXT NOT NULL,
      origin TEXT NOT NULL,
      reading TEXT NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX account_readings_by_account ON account_readings (provider, origin);
  `,
};
