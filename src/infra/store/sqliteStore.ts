import type { IndicatorRef } from '../../core/indicator/model';
import type { Question } from '../../core/operation/question';
import type { Clock } from '../../core/ports';
import type { HistoryEntry, Store, StoredFilter } from '../../core/result/store';
import type { DataSource, Result } from '../../core/result/model';
import { SKEW_MS } from '../../core/wrongClock';
import type { Database } from './database';
import { pack, RESULT_FORMAT, unpack } from './packing';
import { RecentResults } from './recentResults';
import type { Row } from './sqlite';
import { conditionOf, historyEntryOf, parametersText, storedAnswerOf } from './storedRows';
import { Touches } from './touches';
import { UnwrittenAnswers } from './unwrittenAnswers';

interface Options {
  readonly clock: Clock;
  /** Size limit of all stored answers together, as they are compressed. */
  readonly maxBytes: () => number;
  /** Look-ups that are kept, and that are listed. */
  readonly history?: { readonly kept: number; readonly listed: number };
}

const HISTORY = { kept: 10_000, listed: 1000 };

/** A row and its place in the indexes, beside what it holds. */
const ROW_BYTES = 300;

/** JSON of the results that are kept unpacked: ten answers with ten thousand rows each. */
const RECENT_WEIGHT = 24 * 1024 * 1024;

/** How much of the limit an eviction leaves, so that not every answer evicts. */
const LEFT_AFTER_EVICTION = 0.9;
const EVICTED_AT_ONCE = 256;

const OF_QUESTION = 'value = ? AND kind = ? AND data = ? AND operation = ? AND parameters = ?';

const GET = `
  SELECT id, retrieved_at, mapping_version, bytes, used_at, result FROM answers
  WHERE ${OF_QUESTION} AND result_format = ${RESULT_FORMAT}`;

const PUT = `
  INSERT INTO answers (value, kind, data, operation, parameters, outcome, host, retrieved_at,
    used_at, result_format, mapping_version, bytes, result)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ${RESULT_FORMAT}, ?, ?, ?)
  ON CONFLICT (value, kind, data, operation, parameters) DO UPDATE SET
    outcome = excluded.outcome, host = excluded.host, retrieved_at = excluded.retrieved_at,
    used_at = excluded.used_at, result_format = excluded.result_format,
    mapping_version = excluded.mapping_version, bytes = excluded.bytes, result = excluded.result
  -- What another window retrieved later stays, but not what a wrong clock dated in the future.
  WHERE excluded.retrieved_at >= answers.retrieved_at OR answers.retrieved_at > ?
  RETURNING id, retrieved_at, mapping_version, bytes`;

const ABOUT = `
  SELECT id, retrieved_at, mapping_version, bytes, used_at FROM answers
  WHERE value = ? AND kind = ? AND data = ? AND result_format = ${RESULT_FORMAT}
  ORDER BY retrieved_at DESC`;

/** As many of the oldest as their sizes make up the excess. */
const EVICTION = `
  DELETE FROM answers WHERE id IN (
    SELECT id FROM (
      SELECT id, sum(bytes) OVER (ORDER BY used_at, id ROWS UNBOUNDED PRECEDING) - bytes AS before
      FROM (SELECT id, used_at, bytes FROM answers WHERE id <> ? ORDER BY used_at, id LIMIT ?)
    ) WHERE before < ?
  )`;

/** The Store port over the database: answers outlive the window and are shared by all windows. */
export function createSqliteStore(database: Database, options: Options): Store {
  const { clock, maxBytes } = options;
  const { kept, listed } = options.history ?? HISTORY;
  const recent = new RecentResults(RECENT_WEIGHT);
  const touches = new Touches(database, clock);
  const unwritten = new UnwrittenAnswers();

  /** The result in a row, whose blob is read only where the result is not at hand. */
  const read = (row: Row, blob: () => unknown): Result | undefined => {
    const key = keyOf(row);
    touches.note(Number(row.id), Number(row.used_at));
    const known = recent.get(key);
    if (known !== undefined) {
      return known;
    }
    const packed = blob();
    const unpacked = packed instanceof Uint8Array ? unpack(packed) : undefined;
    if (unpacked === undefined) {
      database.damaged.setAside('answers', Number(row.id), isDamaged);
      return undefined;
    }
    recent.set(key, unpacked.result, unpacked.weight);
    return unpacked.result;
  };

  /** Drops what was not used for longest, but never what was put just now: it is on the screen. */
  const evict = (newest: number): void => {
    const most = maxBytes();
    if (sizeOf(database).bytes <= most) {
      return;
    }
    touches.write();
    for (;;) {
      // Another window may have made room meanwhile, so the size is read again.
      const excess = sizeOf(database).bytes - most * LEFT_AFTER_EVICTION;
      if (excess <= 0 || database.run(EVICTION, newest, EVICTED_AT_ONCE, excess) === 0) {
        return;
      }
    }
  };

  const drop = (filter: StoredFilter): number => {
    const { sql, values } = conditionOf(filter);
    recent.clear();
    unwritten.drop(filter);
    let dropped: number | undefined;
    database.write(() => {
      dropped = database.run(`DELETE FROM answers WHERE ${sql}`, ...values);
      if (dropped > 0) {
        database.all('PRAGMA incremental_vacuum');
      }
    });
    return (
      dropped ??
      Number(database.get(`SELECT count(*) AS n FROM answers WHERE ${sql}`, ...values)?.n)
    );
  };

  return {
    get(question) {
      const fresh = unwritten.get(question);
      if (fresh !== undefined) {
        return fresh;
      }
      const row = database.get(GET, ...valuesOf(question));
      return row === undefined ? undefined : read(row, () => row.result);
    },

    put(question, result) {
      if (result.outcome.kind === 'failed') {
        return;
      }
      const packed = pack(result);
      const bytes = packed.bytes.length + ROW_BYTES;
      const values = [
        ...valuesOf(question),
        result.outcome.kind,
        result.source.host,
        Date.parse(result.retrievedAt),
        clock.now(),
        result.mappingVersion ?? 1,
        bytes,
        packed.bytes,
        clock.now() + SKEW_MS,
      ];
      database.write(
        () => {
          const row = database.get(PUT, ...values);
          if (row !== undefined) {
            recent.set(keyOf(row), result, packed.weight);
            evict(Number(row.id));
          }
        },
        unwritten.add(question, result),
      );
    },

    about(indicator: IndicatorRef, data: DataSource) {
      const stored = database
        .all(ABOUT, ...[indicator.value, indicator.kind, data])
        .flatMap((row) => {
          const blob = (): unknown =>
            database.get('SELECT result FROM answers WHERE id = ?', Number(row.id))?.result;
          return read(row, blob) ?? [];
        });
      return unwritten.among(stored, indicator, data);
    },

    history: () =>
      database
        .all('SELECT * FROM history ORDER BY id DESC LIMIT ?', listed)
        .map((row) => historyEntryOf(row)),

    record(entry: HistoryEntry) {
      const { indicator, data, at, askedFrom, operations, asked } = entry;
      database.write(() => {
        database.run(
          `INSERT INTO history (value, kind, data, at, asked_from, operations, asked)
           VALUES (?, ?, ?, ?, ?, ?, ?)`,
          ...[indicator.value, indicator.kind, data, at, askedFrom, operations.join(' '), asked],
        );
        database.run('DELETE FROM history WHERE id <= (SELECT max(id) FROM history) - ?', kept);
      });
    },

    clearHistory: () => database.write(() => database.run('DELETE FROM history')),
    clear: () => void drop({}),

    stored(filter) {
      const { sql, values } = conditionOf(filter);
      return database
        .all(
          `SELECT id, value, kind, data, operation, parameters, outcome, host, retrieved_at, bytes
           FROM answers WHERE ${sql} AND result_format = ${RESULT_FORMAT} ORDER BY retrieved_at DESC, id DESC LIMIT ?`,
          ...values,
          filter.limit ?? -1,
        )
        .flatMap((row) => {
          const answer = storedAnswerOf(row);
          if (answer === undefined) {
            database.damaged.setAside('answers', Number(row.id), isDamaged);
          }
          return answer ?? [];
        });
    },

    drop,
    size: () => sizeOf(database),
    onDidChange: (listener) => database.onOtherWrites(listener),
  };
}

function isDamaged(row: Row): boolean {
  const { result } = row;
  return (
    storedAnswerOf(row) === undefined ||
    !(result instanceof Uint8Array) ||
    unpack(result) === undefined
  );
}

/** Changes with what the row holds, whichever window wrote it. */
function keyOf(row: Row): string {
  return [row.id, row.retrieved_at, row.mapping_version, row.bytes].join(' ');
}

function valuesOf({ indicator, data, operation, parameters }: Question): readonly string[] {
  return [indicator.value, indicator.kind, data, operation, parametersText(parameters)];
}

function sizeOf(database: Database): { entries: number; bytes: number } {
  const row = database.get('SELECT entries, bytes FROM answers_total WHERE id = 1');
  return { entries: Number(row?.entries ?? 0), bytes: Number(row?.bytes ?? 0) };
}
