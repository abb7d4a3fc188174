import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { defang, detect, rewrites, type Form } from '../../core/indicator';
import type { Markings } from '../../enrichment/markings';
import { copyOut } from '../copyOut';
import type { IndicatorFinder } from '../editor/documentIndicators';
import type { LineIndicator } from '../editor/lineIndex';
import { rewriteText } from '../editor/rewrite';
import * as say from '../say';
import type { LensSettings } from '../settings';
import { targetOf } from './target';

interface CopyParts {
  readonly index: IndicatorFinder;
  readonly markings: Markings;
}

interface IgnoreParts {
  readonly index: IndicatorFinder;
  readonly settings: Pick<LensSettings, 'ignore'>;
}

/** Copies an indicator, or the selected text, so that nothing is clickable where it is pasted. */
export async function copyDefanged(
  { index, markings }: CopyParts,
  argument: unknown,
): Promise<string | undefined> {
  const selected = selectedText(argument, 'defanged');
  if (selected !== undefined) {
    return copy(markings, selected);
  }
  const target = await targetOf(index, argument);
  return target && copy(markings, defang(target.indicator.value));
}

/** Copies an indicator, or the selected text, as it is. */
export async function copyRefanged(
  { index, markings }: CopyParts,
  argument: unknown,
): Promise<string | undefined> {
  const selected = selectedText(argument, 'refanged');
  if (selected !== undefined) {
    return copy(markings, selected);
  }
  const target = await targetOf(index, argument);
  return target && copy(markings, target.indicator.value);
}

/** Puts an indicator on the list of what is never sent. */
export async function ignore({ index, settings }: IgnoreParts, argument: unknown): Promise<void> {
  const target = await targetOf(index, argument);
  if (target === undefined) {
    return;
  }
  const { value } = target.indicator;
  await settings.ignore(value);
  say.briefly(vscode.l10n.t('{0} is never sent', defang(value)), 5000);
}

const scopeSchema = z.object({ scope: z.literal('file') });

/**
 * Rewrites the indicators of the selections, or of the whole file where nothing is selected or the
 * argument is `{scope: 'file'}`, as one step to undo. Resolves with the number of places.
 */
export async function rewrite(
  index: Pick<IndicatorFinder, 'within'>,
  form: Form,
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
  const whole = new vscode.Range(0, 0, document.lineCount, 0);
  const indicators = await Promise.all(
    (selected.length > 0 ? selected : [whole]).map((range) => index.within(document, range)),
  );
  const edits = [...byLine(indicators.flat())].flatMap(([line, found]) =>
    rewrites(document.lineAt(line).text, found, form).map(({ start, end, text }) => ({
      range: new vscode.Range(line, start, line, end),
      text,
    })),
  );
  const { version } = document;
  const done = await editor.edit((builder) => {
    for (const { range, text } of edits) {
      builder.replace(range, text);
    }
  });
  // A read-only document takes the edit and stays as it is.
  if (!done || (edits.length > 0 && document.version === version)) {
    void say.warn(vscode.l10n.t('This document cannot be edited.'));
    return 0;
  }
  say.briefly(
    edits.length === 1
      ? vscode.l10n.t('1 place rewritten')
      : vscode.l10n.t('{0} places rewritten', edits.length),
    5000,
  );
  return edits.length;
}

/**
 * Inserts the text of the clipboard with its indicators defanged, in place of every selection. As
 * VS Code does, a text of as many lines as there are selections gives each a line.
 */
export async function pasteDefanged(): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) {
    return;
  }
  const { document } = editor;
  const text = rewriteText(await vscode.env.clipboard.readText(), 'defanged', document.languageId);
  const lines = text.replace(/\r?\n$/, '').split(/\r?\n/);
  const selections = [...editor.selections].sort((a, b) => a.start.compareTo(b.start));
  const spread = selections.length > 1 && lines.length === selections.length;
  const { version } = document;
  const done = await editor.edit((builder) => {
    for (const [index, selection] of selections.entries()) {
      builder.replace(selection, (spread ? lines[index] : undefined) ?? text);
    }
  });
  if (!done || (text !== '' && document.version === version)) {
    void say.warn(vscode.l10n.t('This document cannot be edited.'));
  }
}

/** Two selections may touch one indicator, and stand in any order: each counts once, in order. */
function byLine(found: readonly LineIndicator[]): Map<number, LineIndicator[]> {
  const lines = new Map<number, LineIndicator[]>();
  for (const indicator of found.toSorted((a, b) => a.start - b.start)) {
    const line = lines.get(indicator.line);
    if (line === undefined) {
      lines.set(indicator.line, [indicator]);
    } else if (!line.some(({ start }) => start === indicator.start)) {
      line.push(indicator);
    }
  }
  return lines;
}

/** The selected text, written so, where no argument names something else and indicators are in it. */
function selectedText(argument: unknown, form: Form): string | undefined {
  const editor = vscode.window.activeTextEditor;
  const named = argument !== undefined && !(argument instanceof vscode.Uri);
  if (editor === undefined || named) {
    return undefined;
  }
  const { document, selections } = editor;
  const { languageId, eol } = document;
  const selected = selections
    .filter((selection) => !selection.isEmpty)
    .map((selection) => document.getText(selection));
  if (!selected.some((text) => detect(text, { languageId }).length > 0)) {
    return undefined;
  }
  return selected
    .map((text) => rewriteText(text, form, languageId))
    .join(eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n');
}

async function copy(markings: Markings, text: string): Promise<string> {
  const [first = ''] = text.split(/\r?\n/, 1);
  const shown = first.length < text.length || first.length > 60 ? `${first.slice(0, 60)}…` : first;
  await copyOut(markings, text, vscode.l10n.t('Copied {0}', shown));
  return text;
}
