import type { TableSection } from '../../core/result/model';
import type { BatchChangedMessage, BatchMessage } from '../../protocol/batchView';

/** The batch after something changed: a table anew, for tables are never changed in place. */
export function withChange(batch: BatchMessage, change: BatchChangedMessage): BatchMessage {
  const { rows, phase, counts, holds } = change;
  const status = { ...batch, phase, counts, holds };
  if (rows.length === 0) {
    return status;
  }
  const next = [...batch.table.rows];
  for (const [at, row] of rows) {
    if (at < next.length) {
      next[at] = row;
    }
  }
  return { ...status, table: { ...batch.table, columns: typed(batch.table, next), rows: next } };
}

/** A column in which a score arrives is one of numbers, so that it can be ordered and searched as such. */
function typed({ columns }: TableSection, rows: TableSection['rows']): TableSection['columns'] {
  return columns.map((column, at) =>
    column.type === 'text' && rows.some((row) => typeof row[at] === 'number')
      ? { ...column, type: 'number' }
      : column,
  );
}

/** Questions that will be asked no more, of all that were ever to be asked. */
export function progressOf({ counts }: BatchMessage): {
  readonly over: number;
  readonly total: number;
} {
  const { queued, running, inDoubt, done, failed, cancelled } = counts;
  const total = queued + running + inDoubt + done + failed + cancelled;
  return { over: done + failed, total };
}
