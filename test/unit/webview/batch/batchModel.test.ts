import assert from 'node:assert/strict';
import type { BatchChangedMessage, BatchMessage } from '../../../../src/protocol/batchView';
import { parseFromBatchView, parseToBatchView } from '../../../../src/protocol/batchView';
import { progressOf, withChange } from '../../../../src/webview/batch/batchModel';

const COUNTS = {
  queued: 2,
  running: 0,
  inDoubt: 0,
  done: 0,
  failed: 0,
  refused: 0,
  cancelled: 0,
};

const batch: BatchMessage = {
  type: 'batch',
  id: 'b1',
  title: 'case, 2 indicators',
  sample: false,
  createdAt: '2026-04-12T14:02:00Z',
  table: {
    type: 'table',
    id: 'batch',
    title: 'case, 2 indicators',
    columns: [
      { id: 'indicator', label: 'Indicator', type: 'indicator' },
      { id: 'alpha.risk', label: 'Risk Score', type: 'text' },
    ],
    rows: [
      [{ kind: 'fqdn', value: 'a.example' }, 'queued'],
      [{ kind: 'fqdn', value: 'b.example' }, 'queued'],
    ],
    shown: 2,
  },
  phase: 'running',
  counts: COUNTS,
  holds: [],
};

const change = (rows: BatchChangedMessage['rows']): BatchChangedMessage => ({
  type: 'batchChanged',
  rows,
  phase: 'running',
  counts: { ...COUNTS, queued: 1, done: 1 },
  holds: [],
});

describe('the view of a batch', () => {
  it('takes changed rows into a table of its own, and leaves the old one as it was', () => {
    const row = [{ kind: 'fqdn' as const, value: 'b.example' }, 98];
    const next = withChange(batch, change([[1, row]]));
    assert.deepEqual(next.table.rows, [batch.table.rows[0], row]);
    assert.deepEqual(batch.table.rows[1]?.[1], 'queued');
    assert.notEqual(next.table, batch.table);
  });

  it('orders a column as numbers once a score arrives in it', () => {
    const next = withChange(batch, change([[0, [null, 61]]]));
    assert.deepEqual(
      next.table.columns.map(({ type }) => type),
      ['indicator', 'number'],
    );
  });

  it('keeps the table where only the standing changed, and drops rows that are none', () => {
    assert.equal(withChange(batch, change([])).table, batch.table);
    assert.equal(withChange(batch, change([[7, [null, null]]])).table.rows.length, 2);
  });

  it('counts what is over of what was to be asked', () => {
    const counts = { ...COUNTS, queued: 1, done: 3, failed: 1, cancelled: 2, refused: 9 };
    assert.deepEqual(progressOf({ ...batch, counts }), { over: 4, total: 7 });
  });

  it('understands its messages on both sides, and nothing else', () => {
    assert.deepEqual(parseToBatchView(batch), batch);
    assert.deepEqual(parseToBatchView(change([[0, ['x']]])), change([[0, ['x']]]));
    assert.equal(parseToBatchView({ ...batch, table: { rows: [] } }), undefined);
    assert.equal(parseToBatchView({ ...batch, counts: {} }), undefined);
    const action = { type: 'batch', action: 'retryFailed' };
    assert.deepEqual(parseFromBatchView(action), action);
    assert.equal(parseFromBatchView({ type: 'batch', action: 'deleteAll' }), undefined);
    assert.equal(parseFromBatchView({ type: 'batchRemedy', hold: -1 }), undefined);
  });
});
