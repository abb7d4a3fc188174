import * as vscode from 'vscode';
import * as z from 'zod/mini';
import type { Library } from '../../../core/library/library';
import type { IndicatorFinder } from '../../editor/documentIndicators';
import { LIBRARY_VIEW } from '../../names';
import { visible } from '../../safeText';
import { indicatorsWords, VERDICTS, verdictIcon, verdictWords } from '../../savedWords';
import * as say from '../../say';
import type { Filtering, LibraryFilter } from '../../views/library/filter';
import { targetOf } from '../target';

interface FilterParts {
  readonly library: Library;
  readonly libraryFilter: LibraryFilter;
}

/** Waits for a pause in typing. */
const PAUSE_MS = 150;

/** Narrows the view while the analyst types; Escape goes back to how it was. */
export async function searchLibrary({
  library,
  libraryFilter: filter,
}: FilterParts): Promise<void> {
  const before = filter.get();
  const { box: input, tell } = say.openInput(
    vscode.l10n.t('Search Library'),
    vscode.l10n.t('Indicator, attribute, tag or note; defanged or not'),
    before.text ?? '',
  );
  let pause: NodeJS.Timeout | undefined;
  const show = () => {
    filter.set({ ...filter.get(), text: input.value });
    tell(indicatorsWords(library.count(filter.query() ?? {})));
  };
  await vscode.commands.executeCommand(`${LIBRARY_VIEW}.focus`);
  await new Promise<void>((resolve) => {
    let accepted = false;
    input.onDidChangeValue(() => {
      clearTimeout(pause);
      pause = setTimeout(show, PAUSE_MS);
    });
    input.onDidAccept(() => {
      accepted = true;
      clearTimeout(pause);
      show();
      input.hide();
    });
    input.onDidHide(() => {
      clearTimeout(pause);
      if (!accepted) {
        filter.set(before);
      }
      input.dispose();
      resolve();
    });
    input.show();
  });
}

interface FilterItem extends say.Item {
  readonly adds?: Filtering;
}

/** Narrows the view to verdicts and a tag. */
export async function filterLibrary({
  library,
  libraryFilter: filter,
}: FilterParts): Promise<void> {
  const { text, verdicts = [], tag } = filter.get();
  const items: FilterItem[] = [
    { label: vscode.l10n.t('Verdict'), kind: vscode.QuickPickItemKind.Separator },
    ...VERDICTS.map((verdict) => ({
      label: verdictWords(verdict),
      iconPath: verdictIcon(verdict),
      description: indicatorsWords(library.count({ verdicts: [verdict] })),
      picked: verdicts.includes(verdict),
      adds: { verdicts: [verdict] },
    })),
    { label: vscode.l10n.t('Tag'), kind: vscode.QuickPickItemKind.Separator },
    ...[...library.tags('live'), ...library.tags('sample')].map((one) => ({
      label: visible(one.tag),
      iconPath: new vscode.ThemeIcon('tag'),
      description: indicatorsWords(one.count),
      picked: one.tag === tag,
      adds: { tag: one.tag },
    })),
  ];
  const picked = await say.pickMany(items, {
    title: vscode.l10n.t('Filter Library'),
    placeHolder: vscode.l10n.t('Verdicts, and one tag'),
  });
  if (picked === undefined) {
    return;
  }
  const chosen = picked.findLast((item) => item.adds?.tag !== undefined)?.adds?.tag;
  filter.set({
    ...(text !== undefined && { text }),
    verdicts: picked.flatMap((item) => item.adds?.verdicts ?? []),
    ...(chosen !== undefined && { tag: chosen }),
  });
  await vscode.commands.executeCommand(`${LIBRARY_VIEW}.focus`);
}

/** Shows one indicator in the view. */
export async function showInLibrary(
  {
    index,
    libraryFilter,
  }: { readonly index: IndicatorFinder; readonly libraryFilter: LibraryFilter },
  argument: unknown,
): Promise<void> {
  const target = await targetOf(index, argument);
  if (target !== undefined) {
    libraryFilter.set({ text: target.indicator.value });
    await vscode.commands.executeCommand(`${LIBRARY_VIEW}.focus`);
  }
}

const moreArgument = z.object({ group: z.string() });

export function showMoreSaved(libraryFilter: LibraryFilter, argument: unknown): void {
  libraryFilter.showMore(moreArgument.parse(argument).group);
}
