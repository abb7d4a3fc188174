import * as vscode from 'vscode';
import type { Batch } from '../../core/batch/model';
import type { Markings } from '../../enrichment/markings';
import { withTlp } from '../../export/csv';
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
  /** How far each line may go. */
  readonly markings: Markings;
}

type Form = 'table' | 'values' | 'json';

/** Saves a batch's table, or all that its answers hold, where the analyst says. */
export async function exportBatch(
  parts: BatchExportParts,
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
  await writeTo(parts.writer, target, (signal) =>
    batchOrder(picked.form, parts, batch, table, signal),
  );
  offerToOpen(target);
}

/** What the file is made of. */
export async function batchOrder(
  form: Form,
  { batches, markings }: Omit<BatchExportParts, 'writer'>,
  batch: Batch,
  table: BatchTable,
  signal: AbortSignal,
): Promise<WritingOrder> {
  if (form === 'table') {
    const { columns } = table.section();
    const rows = Array.from({ length: table.rowCount }, (_, at) => at);
    const drawn = await inTurns(rows, (at) => table.row(at, true), signal);
    const marked = withTlp({ columns, rows: drawn }, (row) => {
      const [first] = drawn[row] ?? [];
      return typeof first === 'object' && first !== null ? markings.of(first)?.tlp : undefined;
    });
    return { form: 'tableCsv', columns: marked.columns, items: marked.rows };
  }
  const answers = await inTurns(batch.items.keys(), (item) => batches.answer(batch, item), signal);
  const items = answers.filter((answer) => answer !== undefined);
  const tlps = Object.fromEntries(
    items.flatMap(({ indicator }) => {
      const marking = markings.of(indicator);
      return marking === undefined ? [] : [[indicator.value, marking.tlp]];
    }),
  );
  return { form: form === 'json' ? 'resultsJson' : 'resultsCsv', items, tlps };
}

function fileName({ title }: Batch): string {
  return title.replace(/[^\p{L}\p{N}._-]+/gu, '-').slice(0, 80);
}
