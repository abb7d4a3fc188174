import * as vscode from 'vscode';
import type { Tlp } from '../../../core/library/model';
import { tlpLabel } from '../../../core/library/tlp';
import type { FileWriter } from '../../../core/ports';
import type { WritingOrder } from '../../../export/order';
import { audienceWords } from '../../savedWords';
import { offerToOpen, pickTarget, resultsSaved } from '../../savedFile';
import { writeTo } from '../../writeTo';
import { EXTENSION, type Format } from './formats';

interface Told {
  readonly said?: (file: string) => string;
  readonly marked?: Tlp | undefined;
}

/**
 * Writes a file: to `uri` where a script names one, else where the analyst says, in VS Code's own
 * dialog, which asks before it replaces a file. What it holds is gathered and written without keeping
 * the window waiting. `said` is what the analyst reads then,
 * with the level of the case that marks the content. Resolves with the address; undefined when cancelled.
 */
export async function save(
  writer: FileWriter,
  name: string,
  format: Format,
  gather: (signal: AbortSignal) => Promise<WritingOrder>,
  uri?: string,
  { said = resultsSaved, marked }: Told = {},
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
    offerToOpen(target, (file) => [said(file), ...(marked ? [markedWords(marked)] : [])].join(' '));
  }
  return target;
}

function markedWords(tlp: Tlp): string {
  return vscode.l10n.t('It is {0}: {1}.', tlpLabel(tlp), audienceWords(tlp));
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
