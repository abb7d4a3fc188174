import * as vscode from 'vscode';
import { defang } from '../../../core/indicator';
import type { ImportPlan } from '../../../import/plan';
import { visible } from '../../safeText';
import { indicatorsWords, judgeWords, verdictWords } from '../../savedWords';

/** A dialogue has room for a few lines. */
const MOST_LISTED = 8;

/** What an import would do, as the dialogue shows it before anything is done. */
export function previewLines(plan: ImportPlan): readonly string[] {
  const { added, merged, known, newCases, keptCases, refused } = plan;
  return [
    vscode.l10n.t('New: {0}', indicatorsWords(added.length)),
    ...listed(added, ({ indicator }) => defang(indicator.value)),
    vscode.l10n.t('Merged with what is saved: {0}', indicatorsWords(merged.length)),
    ...verdictLines(plan),
    vscode.l10n.t('Known already: {0}', indicatorsWords(known.length)),
    ...(newCases.length > 0
      ? [vscode.l10n.t('New cases: {0}', newCases.map((one) => visible(one.name, 60)).join(', '))]
      : []),
    ...keptCases.map((one) =>
      vscode.l10n.t('The case “{0}” stays as it is here.', visible(one.name, 60)),
    ),
    vscode.l10n.t('Not imported: {0}', refused.length),
  ];
}

/** Which verdicts would stand from then on, and who is said to have given them. */
function verdictLines({ verdicts }: ImportPlan): readonly string[] {
  if (verdicts.length === 0) {
    return [];
  }
  return [
    vscode.l10n.t('Verdicts that the file sets: {0}', indicatorsWords(verdicts.length)),
    ...listed(verdicts, ({ indicator, before, after }) => {
      const [name, now] = [defang(indicator.value), verdictWords(after.verdict)];
      return before === 'unknown'
        ? vscode.l10n.t('{0}: {1}, by {2}', name, now, judgeWords(after))
        : vscode.l10n.t(
            '{0}: {1} instead of {2}, by {3}',
            name,
            now,
            verdictWords(before),
            judgeWords(after),
          );
    }),
  ];
}

/** The first of them, a line each, and how many more there are. */
function listed<T>(all: readonly T[], words: (one: T) => string): readonly string[] {
  const more = all.length - MOST_LISTED;
  return [
    ...all.slice(0, MOST_LISTED).map((one) => `    ${words(one)}`),
    ...(more > 0 ? [vscode.l10n.t('    and {0} more', more)] : []),
  ];
}
