import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { defang } from '../../core/indicator';
import { rewrites } from '../editor/rewrite';
import type { Shell } from '../shell';
import { targetOf } from './target';

/** Copies an indicator so that it is not clickable where it is pasted. */
export async function copyDefanged(shell: Shell, argument: unknown): Promise<string | undefined> {
  const target = await targetOf(shell, argument);
  return target && copy(defang(target.indicator.value));
}

/** Copies an indicator as it is. */
export async function copyRefanged(shell: Shell, argument: unknown): Promise<string | undefined> {
  const target = await targetOf(shell, argument);
  return target && copy(target.indicator.value);
}

/** Puts an indicator on the list of what is never sent. */
export async function ignore(shell: Shell, argument: unknown): Promise<void> {
  const target = await targetOf(shell, argument);
  if (target === undefined) {
    return;
  }
  const { value } = target.indicator;
  await shell.settings.ignore(value);
  vscode.window.setStatusBarMessage(vscode.l10n.t('{0} is never sent', defang(value)), 5000);
}

const scopeSchema = z.object({ scope: z.literal('file') });

/**
 * Rewrites the indicators of the selection, or of the whole file where nothing is selected or the
 * argument is `{scope: 'file'}`. Resolves with the number of places.
 */
export async function rewrite(
  shell: Shell,
  form: 'defanged' | 'refanged',
  argument: unknown,
): Promise<number> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) {
    return 0;
  }
  const { document, selections } = editor;
  const selected = scopeSchema.safeParse(argument).success
    ? []
    : selections.filter((selection) => !selection.isEmpty);
  const indicators =
    selected.length > 0
      ? selected.flatMap((selection) => shell.index.within(document, selection))
      : shell.index.all(document).indicators;
  const edits = rewrites(document.getText(), indicators, form);
  const { version } = document;
  const done = await editor.edit((builder) => {
    for (const { start, end, text } of edits) {
      builder.replace(new vscode.Range(document.positionAt(start), document.positionAt(end)), text);
    }
  });
  // A read-only document takes the edit and stays as it is.
  if (!done || (edits.length > 0 && document.version === version)) {
    void vscode.window.showWarningMessage(vscode.l10n.t('This document cannot be edited.'));
    return 0;
  }
  vscode.window.setStatusBarMessage(vscode.l10n.t('{0} places rewritten', edits.length), 5000);
  return edits.length;
}

async function copy(text: string): Promise<string> {
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage(vscode.l10n.t('Copied {0}', text), 3000);
  return text;
}
