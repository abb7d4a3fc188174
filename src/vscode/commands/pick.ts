import * as vscode from 'vscode';
import { defang, type IndicatorGrade, type IndicatorRef } from '../../core/indicator';
import type { IndicatorFinder } from '../editor/documentIndicators';
import type { LineIndicator } from '../editor/lineIndex';
import * as say from '../say';
import { notSentWords, kindWords } from '../words';

interface IndicatorItem extends say.Item {
  readonly indicator: LineIndicator;
}

/** The indicators of a document, each once, in the order of the text; a strong find stands for a weak one. */
export function distinct<T extends IndicatorRef & { readonly grade: IndicatorGrade }>(
  indicators: readonly T[],
): T[] {
  const byValue = new Map<string, T>();
  for (const indicator of indicators) {
    const known = byValue.get(indicator.value);
    if (known === undefined || (known.grade === 'weak' && indicator.grade === 'strong')) {
      byValue.set(indicator.value, indicator);
    }
  }
  return [...byValue.values()];
}

/** Lets the analyst choose one of the file's indicators; undefined where there is none or none was chosen. */
export async function pickOfFile(
  index: Pick<IndicatorFinder, 'whole'>,
  document: vscode.TextDocument,
): Promise<LineIndicator | undefined> {
  const { indicators } = await index.whole(document);
  if (indicators.length === 0) {
    void say.inform(vscode.l10n.t('No IP address and no host name was found in this file.'));
    return undefined;
  }
  const items = indicators.map((indicator): IndicatorItem => ({
    indicator,
    label: defang(indicator.value),
    description: [
      kindWords(indicator.kind),
      ...(indicator.notSent === undefined ? [] : [notSentWords(indicator.notSent)]),
    ].join(' · '),
  }));
  const picked = await say.pickOne(items, {
    title: vscode.l10n.t('No indicator at the cursor: pick one of this file'),
    matchOnDescription: true,
  });
  return picked?.indicator;
}
