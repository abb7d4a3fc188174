import * as vscode from 'vscode';
import { defang, type Indicator } from '../../core/indicator';
import { notSentWords, kindWords } from '../words';
import type { Shell } from '../shell';

interface IndicatorItem extends vscode.QuickPickItem {
  readonly indicator: Indicator;
}

/** The indicators of a document, each once, in the order of the text; a strong find stands for a weak one. */
export function distinct(indicators: readonly Indicator[]): Indicator[] {
  const byValue = new Map<string, Indicator>();
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
  shell: Shell,
  document: vscode.TextDocument,
): Promise<Indicator | undefined> {
  const indicators = distinct(shell.index.all(document).indicators);
  if (indicators.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('No IP address and no host name was found in this file.'),
    );
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
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('No indicator at the cursor: pick one of this file'),
    matchOnDescription: true,
  });
  return picked?.indicator;
}
