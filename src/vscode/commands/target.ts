import * as vscode from 'vscode';
import type { DataSource } from '../../core/result/model';
import { dataOf, type IndicatorFinder } from '../editor/documentIndicators';
import * as say from '../say';
import { askOf, type Ask } from './ask';
import { pickOfFile } from './pick';

/** An ask with everything decided. */
export interface Target extends Ask {
  readonly data: DataSource;
  readonly askedFrom: string;
  /** False where the analyst used the keyboard: then the focus follows. */
  readonly preserveFocus: boolean;
  readonly show: boolean;
}

/**
 * What a command is about. With an argument, that, from the real servers unless it says otherwise;
 * else the indicator under the cursor (a right-click moves it), else the first in the selection, else
 * one picked of the file's. Undefined where there is nothing to act on, which the analyst was told.
 */
export async function targetOf(
  index: IndicatorFinder,
  argument: unknown,
): Promise<Target | undefined> {
  const editor = vscode.window.activeTextEditor;
  // Editor menus pass the document's address, which says nothing about the indicator.
  const byMenu = argument instanceof vscode.Uri;
  if (argument !== undefined && !byMenu) {
    const ask = askOf(argument);
    return {
      ...ask,
      data: ask.data ?? 'live',
      askedFrom: ask.askedFrom ?? 'command',
      preserveFocus: ask.askedFrom === 'hover' || ask.askedFrom === 'lightbulb',
      show: ask.show ?? true,
    };
  }
  if (editor === undefined) {
    void say.inform(vscode.l10n.t('Open a file first, or use “Look Up Indicator…”.'));
    return undefined;
  }
  const { document, selection } = editor;
  const indicator =
    index.at(document, selection.active) ??
    (selection.isEmpty ? undefined : (await index.within(document, selection))[0]) ??
    (await pickOfFile(index, document));
  return indicator === undefined
    ? undefined
    : {
        indicator: { kind: indicator.kind, value: indicator.value },
        data: dataOf(document),
        askedFrom: 'editor',
        preserveFocus: byMenu,
        show: true,
      };
}
