import * as vscode from 'vscode';
import { visible } from './safeText';

/** Where to save, asked in VS Code's own dialog; `name` is proposed in the first folder. */
export function pickTarget(name: string, extension: string): Thenable<vscode.Uri | undefined> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  return vscode.window.showSaveDialog({
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder, name) }),
    filters: { [extension]: [extension] },
  });
}

/** Says that a file was saved, and opens it when asked to. */
export function offerToOpen(target: vscode.Uri): void {
  const open = vscode.l10n.t('Open');
  const name = visible(target.path.split('/').at(-1) ?? target.path);
  void vscode.window
    .showInformationMessage(vscode.l10n.t('The results are saved as {0}.', name), open)
    .then((picked) => {
      if (picked === open) {
        void vscode.window.showTextDocument(target);
      }
    });
}
