import * as vscode from 'vscode';
import type { Batch } from '../../core/batch/model';
import type { WritingOrder } from '../../export/order';
import { writeTo } from '../commands/exchange/save';
import { inTurns } from '../inTurns';
import { offerToOpen, pickTarget } from '../savedFile';
import type { Shell } from '../shell';
import type { BatchTable } from './batchTable';

type Form = 'table' | 'values' | 'json';

/** Saves a batch's table, or all that its answers hold, where the analyst says. */
export async function exportBatch(shell: Shell, batch: Batch, table: BatchTable): Promise<void> {
  const items: readonly (vscode.QuickPickItem & { readonly form: Form })[] = [
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
  const picked = await vscode.window.showQuickPick(items, {
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
  await writeTo(shell, target, (signal) => gathered(picked.form, shell, batch, table, signal));
  offerToOpen(target);
}

async function gathered(
  form: Form,
  shell: Shell,
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
  const answers = await inTurns(
    batch.items.keys(),
    (item) => shell.batches.answer(batch, item),
    signal,
  );
  const items = answers.filter((answer) => answer !== undefined);
  return form === 'json' ? { form: 'resultsJson', items } : { form: 'resultsCsv', items };
}

function fileName({ title }: Batch): string {
  return title.replace(/[^\p{L}\p{N}._-]+/gu, '-').slice(0, 80);
}
