import * as vscode from 'vscode';
import type { WritingOrder } from '../../../export/order';
import { longWork } from '../../longWork';
import { visible } from '../../safeText';
import { offerToOpen, pickTarget } from '../../savedFile';
import type { Shell } from '../../shell';
import { EXTENSION, type Format } from './formats';

/**
 * Writes a file: to `uri` where a script names one, else where the analyst says, in VS Code's own
 * dialog, which asks before it replaces a file. What it holds is gathered and written without keeping
 * the window waiting. `said` is what the analyst reads then. Resolves with the address; undefined when cancelled.
 */
export async function save(
  shell: Pick<Shell, 'writer'>,
  name: string,
  format: Format,
  gather: (signal: AbortSignal) => Promise<WritingOrder>,
  uri?: string,
  said?: (file: string) => string,
): Promise<vscode.Uri | undefined> {
  const target =
    uri === undefined
      ? await pickTarget(`${fileName(name)}.${EXTENSION[format]}`, lastPart(EXTENSION[format], '.'))
      : vscode.Uri.parse(uri, true);
  if (target === undefined) {
    return undefined;
  }
  await writeTo(shell, target, gather);
  if (uri === undefined) {
    offerToOpen(target, said);
  }
  return target;
}

/** Rejects with a LensError (cancelled), and leaves what was there, when it is called off. */
export async function writeTo(
  { writer }: Pick<Shell, 'writer'>,
  target: vscode.Uri,
  gather: (signal: AbortSignal) => Promise<WritingOrder>,
): Promise<void> {
  const name = visible(lastPart(target.path, '/'));
  const bytes = await longWork(vscode.l10n.t('Writing {0}', name), async (signal) =>
    writer.write(await gather(signal), signal),
  );
  await vscode.workspace.fs.writeFile(target, bytes);
}

function lastPart(text: string, separator: '.' | '/'): string {
  return text.split(separator).at(-1) ?? text;
}

/** Without what a file system could refuse or read as a path. */
function fileName(name: string): string {
  const plain = name.replace(/[^\p{L}\p{N}._ -]+/gu, '-').replace(/^[. -]+|[. -]+$/g, '');
  return plain.slice(0, 100) || 'indicators';
}
