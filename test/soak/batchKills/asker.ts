import '../../../src/core/zodConfig';
import type { Credentials } from '../../../src/core/operation/credentials';
import type { ProviderId } from '../../../src/core/operation/ids';
import { Registry } from '../../../src/core/operation/registry';
import type { Batches } from '../../../src/enrichment/batch/model';
import { createUseCases } from '../../../src/enrichment/useCases';
import { axiosHttp } from '../../../src/infra/http/axiosHttp';
import { createLimits } from '../../../src/infra/limits';
import { openDatabase } from '../../../src/infra/store/openDatabase';
import { createSqliteAccountReadings } from '../../../src/infra/store/sqliteAccountReadings';
import { createSqliteAuditLog } from '../../../src/infra/store/sqliteAuditLog';
import { createSqliteBatchJournal } from '../../../src/infra/store/sqliteBatchJournal';
import { createSqliteStore } from '../../../src/infra/store/sqliteStore';
import { providers } from '../../../src/providers';
import { createMemoryDocuments } from '../../../src/infra/store/memoryDocuments';

/** Where a window's share of the product keeps what it knows, and whom it asks. */
export interface Surroundings {
  readonly folder: string;
  /** Settings by provider. */
  readonly settings: Readonly<Record<ProviderId, unknown>>;
  /** Credentials by provider. */
  readonly credentials: Readonly<Record<ProviderId, Credentials>>;
}

export interface Asker {
  readonly batches: Batches;
  /** Requests that the audit log holds. */
  readonly written: () => number;
  close(): void;
}

/** The product without VS Code: real providers, real requests, the real database. */
export function asker({ folder, settings, credentials }: Surroundings): Asker {
  const clock = { now: () => Date.now() };
  const fail = (message: string): void => {
    process.stderr.write(`${message}\n`);
  };
  const log = { debug: () => undefined, info: () => undefined, warn: fail, error: fail };
  const database = openDatabase({ folder, clock, log, tell: ({ message }) => fail(message) });
  if (database === undefined) {
    throw new Error('This Node has no SQLite.');
  }
  const audit = createSqliteAuditLog(database, clock);
  const http = axiosHttp({ userAgentVersion: 'test', log });
  const { batches } = createUseCases({
    registry: new Registry(providers),
    settings: { provider: (id) => settings[id] ?? {}, ignored: () => [] },
    secrets: {
      read: (provider) => Promise.resolve(credentials[provider]),
      has: () => Promise.resolve(true),
    },
    store: createSqliteStore(database, { clock, maxBytes: () => 1e9 }),
    clock,
    log,
    environments: { live: http, sample: () => http },
    limiter: createLimits(),
    documents: createMemoryDocuments(),
    spending: { audit, budgets: () => ({}) },
    journal: createSqliteBatchJournal(database, clock),
    readings: createSqliteAccountReadings(database),
    newId: () => `batch-${process.pid}-${Date.now()}`,
  });
  return {
    batches,
    written: () => audit.search({ limit: 1_000_000 }).length,
    close: () => database.close(),
  };
}
