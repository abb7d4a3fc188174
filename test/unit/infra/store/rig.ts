import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IndicatorRef } from '../../../../src/core/indicator/model';
import type { Question } from '../../../../src/core/operation/question';
import type { Log, StorageNotice } from '../../../../src/core/ports';
import type { Store } from '../../../../src/core/result/store';
import type { Result } from '../../../../src/core/result/model';
import { openDatabase } from '../../../../src/infra/store/openDatabase';
import type { Database, DatabaseOptions } from '../../../../src/infra/store/database';
import { createSqliteStore } from '../../../../src/infra/store/sqliteStore';

const silent = (): void => undefined;
export const quiet: Log = { debug: silent, info: silent, warn: silent, error: silent };

/** A folder of its own for each test, databases over it as so many windows, and what users are told. */
export class Rig {
  readonly folder = mkdtempSync(join(tmpdir(), 'indicator-lens-store-'));
  readonly path = join(this.folder, 'indicator-lens.sqlite');
  readonly notices: StorageNotice[] = [];
  now = Date.parse('2026-04-12T14:00:00Z');
  private readonly opened: Database[] = [];

  options(more: Partial<DatabaseOptions> = {}): DatabaseOptions {
    return {
      folder: this.folder,
      clock: { now: () => this.now },
      log: quiet,
      tell: (notice) => this.notices.push(notice),
      ...more,
    };
  }

  open(more: Partial<DatabaseOptions> = {}): Database {
    const database = openDatabase(this.options(more));
    if (database === undefined) {
      throw new Error('This Node has no SQLite.');
    }
    this.opened.push(database);
    return database;
  }

  store(
    database = this.open(),
    maxBytes = 1e9,
    history?: { readonly kept: number; readonly listed: number },
  ): Store {
    return createSqliteStore(database, {
      clock: { now: () => this.now },
      maxBytes: () => maxBytes,
      ...(history && { history }),
    });
  }

  /** Names of the files in the folder that hold these words. */
  files(words: string): string[] {
    return readdirSync(this.folder).filter((name) => name.includes(words));
  }

  dispose(): void {
    this.opened.forEach((database) => database.close());
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export const name = (value: string): IndicatorRef => ({ kind: 'fqdn', value });

export function question(value: string, more: Partial<Question> = {}): Question {
  return { operation: 'a.one', indicator: name(value), parameters: {}, data: 'live', ...more };
}

export function result(value: string, retrievedAt: string, body = ''): Result {
  return {
    operation: 'a.one',
    indicator: name(value),
    askedFor: value,
    lookedUp: value,
    parameters: {},
    retrievedAt,
    outcome: { kind: 'found' },
    sections: [],
    raw: [{ request: 'GET https://h.example/', status: 200, contentType: '', body }],
    source: { provider: 'a', providerName: 'A', data: 'live', from: 'network', host: 'h.example' },
  };
}

export const at = (hour: number): string =>
  `2026-04-12T${String(hour).padStart(2, '0')}:00:00.000Z`;

/** Text that hardly compresses, the same for the same seed. */
export function noise(length: number, seed: number): string {
  let text = '';
  while (text.length < length) {
    text += createHash('sha512').update(`${seed} ${text.length}`).digest('base64');
  }
  return text.slice(0, length);
}

export async function until(holds: () => boolean, what: string): Promise<void> {
  for (let waited = 0; !holds(); waited += 10) {
    if (waited > 10_000) {
      throw new Error(`Waited in vain for ${what}.`);
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
