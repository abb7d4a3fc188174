import * as vscode from 'vscode';
import type { Markings } from '../../enrichment/markings';
import { tableToCsv, withTlp } from '../../export/csv';
import { offerToOpen, pickTarget } from '../savedFile';
import type { Selection } from './model';

/** Saves the rows of a table as CSV where the analyst says. */
export async function exportSelection(
  markings: Markings,
  { indicator, section, rows }: Selection,
): Promise<void> {
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
  const tlp = markings.of(indicator)?.tlp;
  const text = tableToCsv(withTlp({ columns: section.columns, rows: picked }, () => tlp));
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text));
  offerToOpen(target);
}
