import * as vscode from 'vscode';
import type { StorageNotice } from '../core/ports';
import * as say from './say';

/** Tells what the user must know of the files, each sentence once a window. */
export function storageNotices(): (notice: StorageNotice) => void {
  const told = new Set<string>();
  return ({ kind, message, remedy, folder }) => {
    if (told.has(message)) {
      return;
    }
    if (kind === 'onDiskAgain') {
      // The next time that the disk is full is news again.
      told.clear();
    }
    told.add(message);
    const openFolder = vscode.l10n.t('Open Folder');
    void say
      .warn(`${message} ${remedy}`.trimEnd(), ...(folder === undefined ? [] : [openFolder]))
      .then((picked) => {
        if (picked === openFolder && folder !== undefined) {
          void vscode.env.openExternal(vscode.Uri.file(folder));
        }
      });
  };
}
