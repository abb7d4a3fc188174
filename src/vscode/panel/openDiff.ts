import * as vscode from 'vscode';
import { columnBesideResults } from '../editor/showText';
import { visible } from '../safeText';
import type { ComparedText } from './port';
import type { VirtualTexts } from './virtualTexts';

/** Two texts side by side in VS Code's own diff editor, the older on the left. */
export async function openDiff(
  texts: VirtualTexts,
  older: ComparedText,
  newer: ComparedText,
): Promise<void> {
  const [left, right] = [older, newer].map(({ result, section }) =>
    texts.hold(
      `${result.lookedUp} ${section.title}.txt`,
      `${result.retrievedAt} ${section.id}`,
      section.text,
    ),
  );
  const title = visible(
    vscode.l10n.t(
      '{0}: {1} ↔ {2}',
      newer.result.lookedUp,
      older.section.date ?? older.section.title,
      newer.section.date ?? newer.section.title,
    ),
  );
  await vscode.commands.executeCommand('vscode.diff', left, right, title, {
    preview: true,
    viewColumn: columnBesideResults(),
  });
}
