import '../../../rig/vscodeStub';
import assert from 'node:assert/strict';
import type { Batch } from '../../../../src/core/batch/model';
import { batchOrder } from '../../../../src/vscode/batch/batchExport';
import { BatchTable } from '../../../../src/vscode/batch/batchTable';
import { answerOf } from '../../../rig/neutralVendor';
import { registry } from '../vendors';

const marked = { kind: 'fqdn', value: 'marked.example' } as const;
const free = { kind: 'fqdn', value: 'free.example' } as const;

describe('the file of a batch', () => {
  const batch: Batch = {
    id: 'b',
    title: 'iocs.csv',
    data: 'live',
    askedFrom: 'palette',
    createdAt: '2026-04-12T14:02:00.000Z',
    operations: ['locked.ask'],
    items: [marked, free].map((indicator) => ({
      indicator,
      operation: 'locked.ask',
      state: 'done',
    })),
  };
  const answer = (item: number) =>
    answerOf('locked.ask', { indicator: batch.items[item]?.indicator ?? marked });
  const table = new BatchTable(() => batch, registry, answer);
  const markings = {
    of: ({ value }: { readonly value: string }) =>
      value === marked.value ? ({ tlp: 'red', caseName: 'Harbour Lights' } as const) : undefined,
  };
  const parts = { markings, batches: { answer: (_: unknown, item: number) => answer(item) } };
  const { signal } = new AbortController();

  for (const form of ['values', 'json'] as const) {
    it(`says at which level each indicator is marked: ${form}`, async () => {
      const order = await batchOrder(form, parts, batch, table, signal);
      assert.ok(order.form === 'resultsCsv' || order.form === 'resultsJson');
      assert.equal(order.items.length, 2);
      assert.deepEqual(order.tlps, { [marked.value]: 'red' });
    });
  }

  it('has a column for it in the table', async () => {
    const order = await batchOrder('table', parts, batch, table, signal);
    assert.ok(order.form === 'tableCsv');
    assert.equal(order.columns.at(-1)?.label, 'TLP');
    assert.deepEqual(
      order.items.map((row) => row.at(-1)),
      ['TLP:RED', ''],
    );
  });
});
