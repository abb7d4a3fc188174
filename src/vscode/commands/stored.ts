import * as vscode from 'vscode';
import { defang } from '../../core/indicator';
import { folded } from '../../core/library/searched';
import type { StoredAnswer, StoredFilter } from '../../core/result/store';
import type { Enrichment } from '../../enrichment/model';
import { run } from '../callers/ours';
import * as say from '../say';
import { pickFilter, sizeWords, storedWords, type ChoiceParts } from './storedChoices';

interface StoredParts extends ChoiceParts {
  readonly enrichment: Pick<Enrichment, 'stored' | 'storedSize' | 'forget'>;
}

/** What is listed at once; a search goes through all that is stored. */
const MOST_LISTED = 500;

interface StoredItem extends say.Item {
  readonly answer?: StoredAnswer;
}

/** Lists the stored answers, with a search over all of them; opening one asks nobody. */
export function showStored(parts: StoredParts): void {
  const { enrichment } = parts;
  const pick = say.list<StoredItem>(vscode.l10n.t('Stored answers'));
  // From the palette, VS Code hands the focus back to a panel after the list has opened.
  pick.set({ ignoreFocusOut: true });
  const drop: vscode.QuickInputButton = {
    iconPath: new vscode.ThemeIcon('trash'),
    tooltip: vscode.l10n.t('Drop This Answer'),
  };
  const dropShown: vscode.QuickInputButton = {
    iconPath: new vscode.ThemeIcon('clear-all'),
    tooltip: vscode.l10n.t('Clear Stored Answers…'),
  };
  const filter = (): StoredFilter => ({ text: folded(pick.value) });
  const list = (): void => {
    const { entries, bytes } = enrichment.storedSize();
    const answers = enrichment.stored({ ...filter(), limit: MOST_LISTED });
    pick.title =
      answers.length < MOST_LISTED
        ? vscode.l10n.t('Stored answers: {0}', sizeWords(entries, bytes))
        : vscode.l10n.t(
            'Stored answers: {0}, the newest {1} shown',
            sizeWords(entries, bytes),
            MOST_LISTED,
          );
    pick.items =
      answers.length === 0
        ? [{ label: vscode.l10n.t('Nothing is stored that has this in it.'), alwaysShow: true }]
        : answers.map((answer) => ({ ...itemOf(parts, answer), buttons: [drop], answer }));
  };
  pick.placeholder = vscode.l10n.t('Search for an indicator, defanged or not, or an operation');
  pick.buttons = [dropShown];
  pick.onDidChangeValue(list);
  pick.onDidTriggerItemButton((item) => {
    if (item.answer !== undefined) {
      enrichment.forget(item.answer.question);
      list();
    }
  });
  pick.onDidTriggerButton(() => {
    pick.hide();
    void run('clearStored');
  });
  pick.onDidAccept(() => {
    const answer = pick.selectedItems[0]?.answer;
    if (answer !== undefined) {
      pick.hide();
      const { indicator, data } = answer.question;
      void run('showResults', {
        value: indicator.value,
        data,
        askedFrom: 'palette',
      });
    }
  });
  pick.onDidHide(() => pick.dispose());
  list();
  pick.show();
}

function itemOf(parts: StoredParts, answer: StoredAnswer): say.Item {
  return {
    label: defang(answer.question.indicator.value),
    ...storedWords(parts, answer),
    // The list is searched in the store: the picker would look for the defanged form.
    alwaysShow: true,
  };
}

/** Drops stored answers, after a choice of which and a question. The library stays. */
export async function clearStored(parts: StoredParts): Promise<void> {
  const choice = await pickFilter(parts);
  if (choice === undefined) {
    return;
  }
  const found = parts.enrichment.stored(choice.filter);
  if (found.length === 0) {
    void say.inform(vscode.l10n.t('No such answer is stored.'));
    return;
  }
  const clear = vscode.l10n.t('Clear');
  const answered = await say.question(
    {
      message:
        found.length === 1
          ? vscode.l10n.t('Clear 1 stored answer ({0})?', choice.words)
          : vscode.l10n.t(
              'Clear {0} stored answers ({1})?',
              found.length.toLocaleString(),
              choice.words,
            ),
      detail: vscode.l10n.t('Asking again spends queries again. The library and the history stay.'),
    },
    clear,
  );
  if (answered === clear) {
    parts.enrichment.forget(choice.filter);
  }
}
