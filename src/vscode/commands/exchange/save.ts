import * as vscode from 'vscode';
import { offerToOpen, pickTarget } from '../../savedFile';
import { EXTENSION, type Format } from './formats';

/**
 * Writes a file: to `uri` where a script names one, else where the analyst says, in VS Code's own
 * dialog, which asks before it replaces a file. Resolves with the address; undefined when cancelled.
 */
export async function save(
  name: string,
  format: Format,
  text: () => string,
  uri?: string,
): Promise<vscode.Uri | undefined> {
  const target =
    uri === undefined
      ? await pickTarget(`${fileName(name)}.${EXTENSION[format]}`, lastPart(EXTENSION[format]))
      : vscode.Uri.parse(uri, true);
  if (target === undefined) {
    return undefined;
  }
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text()));
  if (uri === undefined) {
    offerToOpen(target);
  }
  return target;
}

function lastPart(extension: string): string {
  return extension.split('.').at(-1) ?? extension;
}

/** Without what a file system could refuse or read as a path. */
function fileName(name: string): string {
  const plain = name.replace(/[^\p{L}\p{N}._ -]+/gu, '-').replace(/^[. -]+|[. -]+$/g, '');
  return plain.slice(0, 100) || 'indicators';
}
