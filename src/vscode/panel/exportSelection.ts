import * as vscode from 'vscode';
import { tableToCsv } from '../../export/csv';
import { offerToOpen, pickTarget } from '../savedFile';
import type { Selection } from './model';

/** Saves the rows of a table as CSV where the analyst says. */
export async function exportSelection({ indicator, section, rows }: Selection): Promise<void> {
  if (section.type !== 'table') {
    return;
  }
  const name = `${indicator.value.replaceAll(':', '-')}.${section.id}.csv`;
  const target = await pickTarget(name, 'csv');
  if (target === undefined) {
    return;
  }
  const picked = rows.flatMap((row) => {
    const cells = section.rows[row];
    return cells === undefined ? [] : [cells];
  });
  const text = tableToCsv({ columns: section.columns, rows: picked });
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text));
  offerToOpen(target);
}
