import * as vscode from 'vscode';
import type { Shell } from '../shell';
import { IndicatorCount } from '../views/indicatorCount';
import { IndicatorActions } from './codeActions';
import { IndicatorHover } from './hover';
import { PasteDefanged } from './pasteDefanged';
import { Underline } from './underline';

/** What happens in an editor, whatever its language and wherever its document comes from. */
export function registerEditorFeatures(shell: Shell): vscode.Disposable {
  return vscode.Disposable.from(
    shell.index,
    shell.scans,
    shell.weakShown,
    shell.front,
    new Underline(shell),
    new IndicatorCount(shell),
    vscode.languages.registerHoverProvider('*', new IndicatorHover(shell)),
    vscode.languages.registerCodeActionsProvider('*', new IndicatorActions(shell), {
      providedCodeActionKinds: [IndicatorActions.kind],
    }),
    vscode.languages.registerDocumentPasteEditProvider(
      PasteDefanged.selector,
      new PasteDefanged(shell),
      PasteDefanged.metadata,
    ),
  );
}
