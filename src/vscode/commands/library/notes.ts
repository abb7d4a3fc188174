import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import * as z from 'zod/mini';
import type { Library } from '../../../core/library/library';
import type { IndicatorFinder } from '../../editor/documentIndicators';
import { noteUri } from '../../editor/noteFiles';
import { showText } from '../../editor/showText';
import * as say from '../../say';
import { keysOf } from './keys';
import { keyWords, tellWithUndo } from './tell';

const noteArgument = z.object({
  key: z.object({
    indicator: z.object({ kind: z.enum(['ipv4', 'ipv6', 'fqdn']), value: z.string() }),
    data: z.enum(['live', 'sample']),
  }),
  note: z.object({ id: z.string() }),
});

/** Opens an empty note in an editor; saving it puts it into the library. */
export async function addNote(index: IndicatorFinder, argument: unknown): Promise<void> {
  const [key] = await keysOf(index, argument, undefined);
  if (key !== undefined) {
    // Short, for it stands in the path above the text; it tells apart the notes of one indicator.
    await openIn(noteUri(key, randomUUID().slice(0, 8)));
    say.briefly(vscode.l10n.t('Write in Markdown and save: the note goes into the library'), 8000);
  }
}

export async function openNote(argument: unknown): Promise<void> {
  const { key, note } = noteArgument.parse(argument);
  await openIn(noteUri(key, note.id));
}

export function removeNote(library: Library, argument: unknown): void {
  const { key, note } = noteArgument.parse(argument);
  const before = library.get(key)?.notes.find(({ id }) => id === note.id);
  if (before !== undefined) {
    library.removeNote(key, note.id);
    tellWithUndo(vscode.l10n.t('{0}: note removed', keyWords([key])), () =>
      library.putNote(key, before),
    );
  }
}

async function openIn(uri: vscode.Uri): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  await showText(document, { preview: false });
}
