import * as vscode from 'vscode';
import { gathered } from '../../../core/library/gathered';
import type { Library } from '../../../core/library/library';
import type { SavedKey } from '../../../core/library/model';
import { addTo } from '../../../enrichment/libraryAdding';
import type { StoredAdded } from '../../../enrichment/storedAdding';
import type { IndicatorFinder } from '../../editor/documentIndicators';
import type { Selection } from '../../panel/model';
import * as say from '../../say';
import { addedWords, freshWords } from './addedWords';
import { keysOf } from './keys';
import { saveWithStored, type SavingParts } from './stored';
import { keyWords, tellWithUndo } from './tell';

interface AddParts extends SavingParts {
  readonly index: IndicatorFinder;
}

/** Saves what was ticked in the results panel under the indicator of its page. */
export function addSelected(library: Library, selection: Selection): void {
  const { indicator, data } = selection;
  const what = gathered(selection);
  const act = addTo(library, { indicator, data }, what);
  tellWithUndo(addedWords(indicator.value, { act, what }), () => act.undo());
}

/** Saves indicators with what is stored about them already. */
export async function addToLibrary(
  parts: AddParts,
  argument: unknown,
  selected: unknown,
): Promise<void> {
  await addAndTell(parts, argument, selected, savedWords);
}

/** Adds what was answered since an indicator was saved. */
export async function addStoredAnswers(
  parts: AddParts,
  argument: unknown,
  selected: unknown,
): Promise<void> {
  await addAndTell(parts, argument, selected, storedWords);
}

type WordsOf = (keys: readonly SavedKey[], done: readonly StoredAdded[]) => string;

async function addAndTell(
  parts: AddParts,
  argument: unknown,
  selected: unknown,
  wordsOf: WordsOf,
): Promise<void> {
  const keys = await keysOf(parts.index, argument, selected);
  if (keys.length > 0) {
    const done = await saveWithStored(parts, keys);
    tell(wordsOf(keys, done), done);
  }
}

function storedWords(keys: readonly SavedKey[], done: readonly StoredAdded[]): string {
  const fresh = freshWords(done);
  return fresh.length > 0
    ? vscode.l10n.t('{0}: {1} added', keyWords(keys), fresh.join(', '))
    : vscode.l10n.t('{0}: nothing is stored that is not saved already', keyWords(keys));
}

function savedWords(keys: readonly SavedKey[], done: readonly StoredAdded[]): string {
  const created = done.filter(({ act }) => act.created).length;
  const known = keys.length - created;
  const saved =
    created === 0
      ? vscode.l10n.t('{0}: in the library already', keyWords(keys))
      : known === 0
        ? vscode.l10n.t('{0}: added to the library', keyWords(keys))
        : vscode.l10n.t(
            '{0}: {1} added to the library, {2} there already',
            keyWords(keys),
            created,
            known,
          );
  const fresh = freshWords(done);
  return fresh.length === 0
    ? saved
    : vscode.l10n.t('{0}. Added from stored answers: {1}', saved, fresh.join(', '));
}

/** With an Undo where something was done. */
function tell(message: string, done: readonly StoredAdded[]): void {
  if (done.some(({ act }) => act.created) || freshWords(done).length > 0) {
    tellWithUndo(message, () => done.forEach(({ act }) => act.undo()));
  } else {
    void say.inform(message);
  }
}
