import type { Clock, Log, StorageNotice } from '../../core/ports';
import type { Database, GuardedTable } from './database';
import { rowsSetAside } from './notices';
import type { Row } from './sqlite';

/** Answers can be asked for again: so many damaged ones are kept at most. */
const MOST_ANSWERS = 100;

/** Damage is found row by row, and told once. */
const TOLD_AFTER_MS = 300;

interface Options {
  readonly clock: Clock;
  readonly log: Log;
  readonly tell: (notice: StorageNotice) => void;
  readonly folder: string;
}

/** Takes rows out of their table that are not as they were written, and keeps them. */
export class DamagedRows {
  private found = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: Pick<Database, 'get' | 'run' | 'write'>,
    private readonly options: Options,
  ) {}

  setAside(table: GuardedTable, id: number, isDamaged: (row: Row) => boolean): void {
    const { database, options } = this;
    const before = { found: false };
    database.write(
      () => {
        const row = database.get(`SELECT * FROM ${table} WHERE id = ?`, id);
        before.found = row !== undefined && isDamaged(row);
        if (row === undefined || !before.found) {
          return;
        }
        database.run(
          'INSERT INTO set_aside (of_table, at, content) VALUES (?, ?, ?)',
          table,
          options.clock.now(),
          contentOf(row),
        );
        database.run(`DELETE FROM ${table} WHERE id = ?`, id);
        database.run(
          `DELETE FROM set_aside WHERE of_table = 'answers' AND id <=
             (SELECT max(id) FROM set_aside WHERE of_table = 'answers') - ?`,
          MOST_ANSWERS,
        );
      },
      () => {
        if (before.found) {
          options.log.warn(`A damaged row of ${table} was set aside.`);
          if (table !== 'answers') {
            this.tellSoon();
          }
        }
      },
    );
  }

  private tellSoon(): void {
    this.found += 1;
    this.timer ??= setTimeout(() => {
      this.options.tell(rowsSetAside(this.found, this.options.folder));
      this.found = 0;
      this.timer = undefined;
    }, TOLD_AFTER_MS).unref();
  }
}

/** JSON, with bytes in base64. */
function contentOf(row: Row): string {
  return JSON.stringify(row, (_, value: unknown) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value,
  );
}
