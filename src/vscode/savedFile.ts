import * as vscode from 'vscode';
import { visible } from './safeText';
import * as say from './say';

/** The address of the folder that was saved in last. */
const KEY = 'savedFolder';

let memory: Pick<vscode.ExtensionContext, 'workspaceState' | 'globalState'> | undefined;

/** Where the folder is remembered: for the workspace that is open, and for windows without one. */
export function rememberFolderIn(context: NonNullable<typeof memory>): void {
  memory = context;
}

/**
 * Where to save, asked in VS Code's own dialog, which asks before it replaces a file. `name` is
 * proposed where this workspace saved last, at first in the workspace; without one, where any window
 * saved last.
 */
export async function pickTarget(name: string, extension: string): Promise<vscode.Uri | undefined> {
  const folder = await proposedFolder();
  const target = await vscode.window.showSaveDialog({
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder, name) }),
    filters: { [extension]: [extension] },
  });
  if (target !== undefined) {
    const saved = vscode.Uri.joinPath(target, '..').toString();
    await memory?.workspaceState.update(KEY, saved);
    await memory?.globalState.update(KEY, saved);
  }
  return target;
}

async function proposedFolder(): Promise<vscode.Uri | undefined> {
  return (
    (await folderIn(memory?.workspaceState)) ??
    vscode.workspace.workspaceFolders?.[0]?.uri ??
    (await folderIn(memory?.globalState))
  );
}

/** Undefined where it is gone meanwhile. */
async function folderIn(state: vscode.Memento | undefined): Promise<vscode.Uri | undefined> {
  const saved = state?.get<string>(KEY);
  if (saved === undefined) {
    return undefined;
  }
  try {
    const folder = vscode.Uri.parse(saved, true);
    await vscode.workspace.fs.stat(folder);
    return folder;
  } catch {
    return undefined;
  }
}

/** Says that a file was saved, and opens it when asked to. `said` gets the name of the file. */
export function offerToOpen(
  target: vscode.Uri,
  said: (file: string) => string = resultsSaved,
): void {
  const open = vscode.l10n.t('Open');
  const name = visible(target.path.split('/').at(-1) ?? target.path);
  void say.inform(said(name), open).then((picked) => {
    if (picked === open) {
      void vscode.window.showTextDocument(target);
    }
  });
}

export function resultsSaved(file: string): string {
  return vscode.l10n.t('The results are saved as {0}.', file);
}
