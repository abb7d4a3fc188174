import * as vscode from 'vscode';
import { defang } from '../../../core/indicator';
import type { SavedKey } from '../../../core/library/model';
import { indicatorsWords } from '../../savedWords';
import * as say from '../../say';

/** Says what was done, and takes it back where the analyst wants. Waits for nobody. */
export function tellWithUndo(message: string, undo: () => void): void {
  const button = vscode.l10n.t('Undo');
  void say.inform(message, button).then((picked) => {
    if (picked === button) {
      undo();
    }
  });
}

/** One is named; of several it says how many. */
export function keyWords(keys: readonly SavedKey[]): string {
  const [first] = keys;
  return keys.length === 1 && first !== undefined
    ? defang(first.indicator.value)
    : indicatorsWords(keys.length);
}
