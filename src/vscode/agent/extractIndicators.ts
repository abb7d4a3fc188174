import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { defang, detect, type Indicator } from '../../core/indicator';
import { codeSpan } from '../safeText';
import { kindWords, notSentWords } from '../words';
import { inputOf } from './input';
import { forAgent } from './reading';

const schema = z.object({ text: z.string() });

/** Lists the indicators of a text, each once. Local: nothing is asked and nothing is stored. */
export function extractIndicators(input: unknown): string {
  const { text } = inputOf(schema, input);
  const counts = new Map<string, { indicator: Indicator; times: number }>();
  for (const indicator of detect(text)) {
    const known = counts.get(indicator.value);
    counts.set(indicator.value, {
      indicator: known?.indicator ?? indicator,
      times: (known?.times ?? 0) + 1,
    });
  }
  if (counts.size === 0) {
    return vscode.l10n.t('The text holds no IP address and no host name.');
  }
  return forAgent([{ quoted: [...counts.values()].map(line) }]);
}

function line({ indicator, times }: { indicator: Indicator; times: number }): string {
  const { value, kind, grade, notSent } = indicator;
  return `- ${[
    codeSpan(defang(value)),
    kindWords(kind),
    times === 1 ? vscode.l10n.t('once') : vscode.l10n.t('{0} times', times),
    ...(grade === 'weak' ? [vscode.l10n.t('may be something else')] : []),
    ...(notSent === undefined ? [] : [vscode.l10n.t('never sent: {0}', notSentWords(notSent))]),
  ].join(', ')}`;
}
