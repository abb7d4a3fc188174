import * as vscode from 'vscode';
import { defang } from '../../../core/indicator';
import type { Refused, TableReading } from '../../../core/library/importing';
import type { SavedIndicator } from '../../../core/library/model';
import type { ImportPlan } from '../../../import/plan';
import { visible } from '../../safeText';
import { attributesWords, notesWords, relatedWords } from '../../savedWords';
import * as say from '../../say';
import { noteChangeWords, reasonWords, verdictChangeWords } from './importPreview';

/** Lines that a list shows at most: more of them would keep the window busy. */
const MOST_SHOWN = 5000;

/** Everything that stays out, with its place in the file and the reason. Searchable. */
export async function showRefused(refused: readonly Refused[]): Promise<void> {
  await show(
    vscode.l10n.t('Not imported: {0}', refused.length),
    refused.length,
    refused.slice(0, MOST_SHOWN).map(({ where, what, why }) => ({
      label: visible(where, 80),
      description: visible(what, 120),
      detail: visible(why, 200),
    })),
  );
}

/** Every change to what is saved, verdicts first, and what would be new. Searchable. */
export async function showChanges(plan: ImportPlan): Promise<void> {
  const { verdicts, notes, merged, added } = plan;
  const count = verdicts.length + notes.length + merged.length + added.length;
  const items: say.Item[] = [];
  for (const item of changesOf(plan)) {
    if (items.length === MOST_SHOWN) {
      break;
    }
    items.push(item);
  }
  await show(vscode.l10n.t('Changes: {0}', count), count, items);
}

function* changesOf({ verdicts, notes, merged, added }: ImportPlan): Generator<say.Item> {
  for (const one of verdicts) {
    yield { label: verdictChangeWords(one) };
  }
  for (const one of notes) {
    yield { label: noteChangeWords(one) };
  }
  for (const { before, after } of merged) {
    yield { label: defang(after.indicator.value), description: addedWords(before, after) };
  }
  for (const { indicator } of added) {
    yield { label: defang(indicator.value), description: vscode.l10n.t('new') };
  }
}

async function show(title: string, count: number, items: readonly say.Item[]): Promise<void> {
  await say.pickOne(items, {
    title:
      count > items.length
        ? vscode.l10n.t('{0} (only the first {1} are listed)', title, items.length)
        : title,
    matchOnDescription: true,
    matchOnDetail: true,
  });
}

/** What an entry has more of afterwards. */
function addedWords(before: SavedIndicator, after: SavedIndicator): string {
  const more = (list: 'attributes' | 'related' | 'notes'): number =>
    after[list].length - before[list].length;
  const tags = after.tags.filter((tag) => !before.tags.includes(tag));
  const words = [
    ...(tags.length > 0 ? [vscode.l10n.t('tags: {0}', visible(tags.join(', '), 80))] : []),
    ...(more('attributes') > 0 ? [attributesWords(more('attributes'))] : []),
    ...(more('related') > 0 ? [relatedWords(more('related'))] : []),
    ...(more('notes') > 0 ? [notesWords(more('notes'))] : []),
    ...(after.cases.length > before.cases.length ? [vscode.l10n.t('added to a case')] : []),
  ];
  return words.length > 0 ? words.join(' · ') : vscode.l10n.t('later dates');
}

/** Lets the analyst say which columns of a table hold the indicators; undefined where he does not. */
export async function pickColumns({
  columns,
}: TableReading): Promise<readonly number[] | undefined> {
  const picked = await say.pickMany(
    columns.map((column, place) => ({
      label: visible(column.name, 60),
      description: visible(column.example, 80),
      detail: reasonWords(column),
      picked: column.taken !== undefined,
      place,
    })),
    {
      title: vscode.l10n.t('Columns with Indicators'),
      placeHolder: vscode.l10n.t(
        'Each row is about its first column; values of the others are related to it',
      ),
      matchOnDescription: true,
    },
  );
  return picked === undefined || picked.length === 0 ? undefined : picked.map(({ place }) => place);
}
