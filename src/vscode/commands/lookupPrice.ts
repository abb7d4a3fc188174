import * as vscode from 'vscode';
import type { IndicatorRef } from '../../core/indicator';
import { totalCost } from '../../core/operation/totalCost';
import type { DataSource } from '../../core/result/model';
import type { Batches, Preview, PreviewOperation } from '../../enrichment/batch/model';
import { usualOperations } from '../batch/previewPick';
import type { LensSettings } from '../settings';
import { costWords } from '../words';

interface PriceParts {
  readonly batches: Pick<Batches, 'preview'>;
  readonly settings: Pick<LensSettings, 'confirmAbove'>;
}

/** What looking up spends, before it does: `12 queries, 4 answers stored`. Asks nobody. */
export async function lookupPrice(
  { batches, settings }: PriceParts,
  indicators: readonly IndicatorRef[],
  data: DataSource,
  signal: AbortSignal,
): Promise<string> {
  const preview = await batches.preview(indicators, data, signal);
  const asked = indicators.length === 1 ? askedOfOne(preview) : askedOfSeveral(preview);
  if (asked.length === 0) {
    return '';
  }
  const cost = asked.flatMap((planned) => planned.cost);
  const cached = asked.reduce((sum, planned) => sum + planned.cached, 0);
  const { queries, records } = totalCost(cost);
  const previewed = indicators.length > 1 && queries + records > settings.confirmAbove();
  return [
    costWords(cost),
    ...(cached === 0
      ? []
      : [
          cached === 1
            ? vscode.l10n.t('1 answer stored')
            : vscode.l10n.t('{0} answers stored', cached),
        ]),
    ...(previewed ? [vscode.l10n.t('you choose first what to ask')] : []),
  ].join(' · ');
}

/** One is asked everything that can be asked. */
function askedOfOne({ operations }: Preview): readonly PreviewOperation[] {
  return operations.filter(({ obstacle, aside }) => obstacle === undefined && aside !== true);
}

function askedOfSeveral(preview: Preview): readonly PreviewOperation[] {
  const usual = usualOperations(preview);
  return preview.operations.filter(({ operation }) => usual.includes(operation.id));
}
