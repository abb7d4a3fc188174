import * as vscode from 'vscode';
import type { Tlp } from '../../../core/library/model';
import { tlpLabel } from '../../../core/library/tlp';
import type { FileWriter } from '../../../core/ports';
import type { WritingOrder } from '../../../export/order';
import { audienceWords } from '../../savedWords';
import { offerToOpen, pickTarget } from '../../savedFile';
import { writeTo } from '../../writeTo';
import { EXTENSION, type Format } from './formats';

/**
 * Writes a file: to `uri` where a script names one, else where the analyst says, in VS Code's own
 * dialog, which asks before it replaces a file. What it holds is gathered and written without keeping
 * the window waiting. `said` is what the analyst reads then. Resolves with the address; undefined when cancelled.
 */
export async function save(
  writer: FileWriter,
  name: string,
  format: Format,
  gather: (signal: AbortSignal) => Promise<WritingOrder>,
  uri?: string,
  said?: (file: string) => string,
): Promise<vscode.Uri | undefined> {
  const target =
    uri === undefined
      ? await pickTarget(`${fileName(name)}.${EXTENSION[format]}`, lastPart(EXTENSION[format]))
      : vscode.Uri.parse(uri, true);
  if (target === undefined) {
    return undefined;
  }
  await writeTo(writer, target, gather);
  if (uri === undefined) {
    offerToOpen(target, said);
  }
  return target;
}

/** What is said of a file whose content a case marks. */
export function savedMarked(file: string, tlp: Tlp): string {
  return vscode.l10n.t('Saved as {0}. It is {1}: {2}.', file, tlpLabel(tlp), audienceWords(tlp));
}

/** `json` of `stix.json`. */
function lastPart(extension: string): string {
  return extension.split('.').at(-1) ?? extension;
}

/** Without what a file system could refuse or read as a path. */
function fileName(name: string): string {
  const plain = name.replace(/[^\p{L}\p{N}._ -]+/gu, '-').replace(/^[. -]+|[. -]+$/g, '');
  return plain.slice(0, 100) || 'indicators';
}
