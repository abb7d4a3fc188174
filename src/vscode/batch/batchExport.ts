import * as vscode from 'vscode';
import type { Batch } from '../../core/batch/model';
import type { Result } from '../../core/result/model';
import { resultsToCsv, tableToCsv } from '../../export/csv';
import { toJson } from '../../export/json';
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
  const text = written(picked.form, shell, batch, table);
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text));
  offerToOpen(target);
}

function written(form: Form, shell: Shell, batch: Batch, table: BatchTable): string {
  if (form === 'table') {
    const { columns } = table.section();
    const rows = Array.from({ length: table.rowCount }, (_, at) => table.row(at, true));
    return tableToCsv({ columns, rows });
  }
  const results = batch.items.flatMap((_, item): readonly Result[] => {
    const result = shell.batches.answer(batch.id, item);
    return result === undefined ? [] : [result];
  });
  return form === 'json' ? toJson(results) : resultsToCsv(results);
}

function fileName({ title }: Batch): string {
  return title.replace(/[^\p{L}\p{N}._-]+/gu, '-').slice(0, 80);
}
