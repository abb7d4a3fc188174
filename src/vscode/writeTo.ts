import * as vscode from 'vscode';
import type { FileWriter } from '../core/ports';
import type { WritingOrder } from '../export/order';
import { longWork } from './longWork';
import { visible } from './safeText';

/**
 * Gathers what a file holds and writes it, without keeping the window waiting. Rejects with a
 * LensError (cancelled), and leaves what was there, when it is called off.
 */
export async function writeTo(
  writer: FileWriter,
  target: vscode.Uri,
  gather: (signal: AbortSignal) => Promise<WritingOrder>,
): Promise<void> {
  const name = visible(target.path.split('/').at(-1) ?? target.path);
  const bytes = await longWork(vscode.l10n.t('Writing {0}', name), async (signal) =>
    writer.write(await gather(signal), signal),
  );
  await vscode.workspace.fs.writeFile(target, bytes);
}
