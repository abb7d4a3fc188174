import * as vscode from 'vscode';
import type { Batch } from '../../core/batch/model';
import type { WritingOrder } from '../../export/order';
import type { FileWriter } from '../../core/ports';
import type { Batches } from '../../enrichment/batch/model';
import { inTurns } from '../inTurns';
import { offerToOpen, pickTarget } from '../savedFile';
import * as say from '../say';
import { writeTo } from '../writeTo';
import type { BatchTable } from './batchTable';

interface BatchExportParts {
  readonly batches: Pick<Batches, 'answer'>;
  readonly writer: FileWriter;
}

type Form = 'table' | 'values' | 'json';

/** Saves a batch's table, or all that its answers hold, where the analyst says. */
export async function exportBatch(
  { batches, writer }: BatchExportParts,
  batch: Batch,
  table: BatchTable,
): Promise<void> {
  const items: readonly (say.Item & { readonly form: Form })[] = [
    {
      form: 'table',
      label: vscode.l10n.t('CSV: the table'),
      description: vscode.l10n.t('one line an indicator, one column an operation'),
    },
    {
      form: 'values',
      label: vscode.l10n.t('CSV: all values'),
      description: vscode.l10n.t('one line a value, for a spreadsheet'),
    },
    {
      form: 'json',
      label: 'JSON',
      description: vscode.l10n.t('everything, raw responses included'),
    },
  ];
  const picked = await say.pickOne(items, {
    title: vscode.l10n.t('Export {0}', batch.title),
  });
  if (picked === undefined) {
    return;
  }
  const extension = picked.form === 'json' ? 'json' : 'csv';
  const target = await pickTarget(`${fileName(batch)}.${extension}`, extension);
  if (target === undefined) {
    return;
  }
  await writeTo(writer, target, (signal) => gathered(picked.form, batches, batch, table, signal));
  offerToOpen(target);
}

async function gathered(
  form: Form,
  batches: BatchExportParts['batches'],
  batch: Batch,
  table: BatchTable,
  signal: AbortSignal,
): Promise<WritingOrder> {
  if (form === 'table') {
    const { columns } = table.section();
    const rows = Array.from({ length: table.rowCount }, (_, at) => at);
    const items = await inTurns(rows, (at) => table.row(at, true), signal);
    return { form: 'tableCsv', columns, items };
  }
  const answers = await inTurns(batch.items.keys(), (item) => batches.answer(batch, item), signal);
  const items = answers.filter((answer) => answer !== undefined);
  return form === 'json' ? { form: 'resultsJson', items } : { form: 'resultsCsv', items };
}

function fileName({ title }: Batch): string {
  return title.replace(/[^\p{L}\p{N}._-]+/gu, '-').slice(0, 80);
}
