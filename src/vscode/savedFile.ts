import * as vscode from 'vscode';
import { visible } from './safeText';

/** Where this window saved last. */
let lastFolder: vscode.Uri | undefined;

/**
 * Where to save, asked in VS Code's own dialog, which asks before it replaces a file. `name` is
 * proposed in the folder where this window saved last, at first in the workspace.
 */
export async function pickTarget(name: string, extension: string): Promise<vscode.Uri | undefined> {
  const folder = lastFolder ?? vscode.workspace.workspaceFolders?.[0]?.uri;
  const target = await vscode.window.showSaveDialog({
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder, name) }),
    filters: { [extension]: [extension] },
  });
  lastFolder = target === undefined ? lastFolder : vscode.Uri.joinPath(target, '..');
  return target;
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
