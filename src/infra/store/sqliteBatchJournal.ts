import { randomUUID } from 'node:crypto';
import type { Batch, BatchItem } from '../../core/batch/model';
import type { Failure } from '../../core/errors';
import type { BatchJournal } from '../../core/batch/journal';
import type { Clock } from '../../core/ports';
import { isWithin } from '../../core/wrongClock';
import { isDatabaseBusy } from './busy';
import type { Database } from './database';
import { mayLive, OWN_HOST } from './processes';
import type { Row } from './sqlite';
import { batchHeadSchema, batchItemSchema, failureSchema, readJson } from './storedSchemas';

/** More than anybody looks back at; the oldest are dropped first, but never one that is run. */
const MOST = 50;
/** Whoever was not heard of for so long is taken to have ended. */
const SILENCE_MS = 60_000;

/** The BatchJournal port in the database that all windows share. Tables: `migrations/002-batches.ts`. */
export function createSqliteBatchJournal(
  database: Pick<Database, 'get' | 'all' | 'run' | 'transaction' | 'write' | 'damaged'>,
  clock: Clock,
): BatchJournal {
  const owner = randomUUID();

  /** Batches whose claim this process has, as far as it knows. */
  const claimed = new Set<string>();

  const remove = (id: string): void => {
    database.write(() => {
      for (const table of ['batch_items', 'batch_claims', 'batches']) {
        database.run(`DELETE FROM ${table} WHERE batch = ?`, id);
      }
    });
  };
  const batchesOf = (row: Row): readonly Batch[] => {
    const head = headOf(row);
    if (head === undefined) {
      database.damaged.setAside('batches', Number(row.id), (again) => headOf(again) === undefined);
      return [];
    }
    const items = database
      .all(
        'SELECT kind, value, operation, state, failure FROM batch_items WHERE batch = ? ORDER BY id',
        row.batch ?? null,
      )
      .flatMap(itemsOf);
    return [{ ...head, items }];
  };
  /** True where another process holds the claim, and lives. */
  const isOthers = (claim: Row | undefined): boolean =>
    claim !== undefined &&
    claim.owner !== owner &&
    isWithin(SILENCE_MS, Number(claim.heard_at), clock.now()) &&
    mayLive({ host: String(claim.host), pid: Number(claim.pid) });
  const claimOf = (id: string): Row | undefined =>
    database.get('SELECT * FROM batch_claims WHERE batch = ?', id);

  const take = (id: string): boolean => {
    if (
      database.get('SELECT 1 FROM batches WHERE batch = ?', id) === undefined ||
      isOthers(claimOf(id))
    ) {
      return false;
    }
    database.run(
      `INSERT INTO batch_claims (batch, owner, host, pid, heard_at) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (batch) DO UPDATE SET owner = excluded.owner, host = excluded.host,
         pid = excluded.pid, heard_at = excluded.heard_at`,
      id,
      owner,
      OWN_HOST,
      process.pid,
      clock.now(),
    );
    return true;
  };

  return {
    create(batch) {
      const { items, ...head } = batch;
      database.transaction(() => {
        database.run(
          'INSERT INTO batches (batch, created_at, head) VALUES (?, ?, ?)',
          batch.id,
          batch.createdAt,
          JSON.stringify(head),
        );
        for (const item of items) {
          database.run(
            `INSERT INTO batch_items (batch, operation, kind, value, state, failure)
             VALUES (?, ?, ?, ?, ?, ?)`,
            batch.id,
            item.operation,
            item.indicator.kind,
            item.indicator.value,
            item.state,
            failureText(item),
          );
        }
        for (const row of database.all(
          `SELECT batch FROM batches WHERE batch NOT IN (SELECT batch FROM batch_claims)
           ORDER BY id DESC LIMIT -1 OFFSET ?`,
          MOST,
        )) {
          remove(String(row.batch));
        }
      });
    },
    update(id, item) {
      database.write(() =>
        database.run(
          `UPDATE batch_items SET state = ?, failure = ?
           WHERE batch = ? AND operation = ? AND kind = ? AND value = ?`,
          item.state,
          failureText(item),
          id,
          item.operation,
          item.indicator.kind,
          item.indicator.value,
        ),
      );
    },
    get(id) {
      const row = database.get('SELECT id, batch, head FROM batches WHERE batch = ?', id);
      return row && batchesOf(row)[0];
    },
    list: () =>
      database.all('SELECT id, batch, head FROM batches ORDER BY id DESC').flatMap(batchesOf),
    remove,
    claim(id) {
      try {
        const got = database.transaction(() => take(id));
        claimed[got ? 'add' : 'delete'](id);
        return got;
      } catch (thrown) {
        // Where this process cannot write, no other one can have taken the batch over.
        if (isDatabaseBusy(thrown) && claimed.has(id)) {
          return true;
        }
        throw thrown;
      }
    },
    release(id) {
      claimed.delete(id);
      database.write(() =>
        database.run('DELETE FROM batch_claims WHERE batch = ? AND owner = ?', id, owner),
      );
    },
    heldElsewhere: (id) => isOthers(claimOf(id)),
    interrupted: () =>
      database
        .all('SELECT * FROM batch_claims')
        .filter((claim) => claim.owner !== owner && !isOthers(claim))
        .map(({ batch }) => String(batch)),
  };
}

function headOf({ head }: Row): Omit<Batch, 'items'> | undefined {
  return readJson(head, batchHeadSchema) as Omit<Batch, 'items'> | undefined;
}

/** A question whose kind the disk has changed is none; one whose state it has changed is in doubt. */
function itemsOf(row: Row): readonly BatchItem[] {
  const { shape } = batchItemSchema;
  const kind = shape.kind.safeParse(row.kind).data;
  const state = shape.state.safeParse(row.state).data ?? 'inDoubt';
  const failure = readJson(row.failure, failureSchema) as Failure | undefined;
  return kind === undefined
    ? []
    : [
        {
          indicator: { kind, value: String(row.value) },
          operation: String(row.operation),
          state,
          ...(failure && { failure }),
        },
      ];
}

function failureText({ failure }: BatchItem): string | null {
  return failure === undefined ? null : JSON.stringify(failure);
}
