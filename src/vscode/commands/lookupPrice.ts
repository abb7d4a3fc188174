import * as vscode from 'vscode';
import type { IndicatorRef } from '../../core/indicator';
import { totalCost } from '../../core/operation/totalCost';
import type { DataSource } from '../../core/result/model';
import type { Batches, Preview, PreviewOperation } from '../../enrichment/batch/model';
import type { WarningLists } from '../../enrichment/warningLists';
import { usualOperations } from '../batch/previewPick';
import { inTurns } from '../inTurns';
import type { LensSettings } from '../settings';
import { costWords, warningWords } from '../words';

interface PriceParts {
  readonly batches: Pick<Batches, 'preview'>;
  readonly settings: Pick<LensSettings, 'confirmAbove'>;
  readonly warningLists: Pick<WarningLists, 'of'>;
}

/**
 * What looking up spends, before it does: `12 queries, 4 answers stored`; and first, whether that is
 * for something that may be no sign of anything. Asks nobody.
 */
export async function lookupPrice(
  { batches, settings, warningLists }: PriceParts,
  indicators: readonly IndicatorRef[],
  data: DataSource,
  signal: AbortSignal,
): Promise<string> {
  const preview = await batches.preview(indicators, data, signal);
  const warning = await warned(warningLists, indicators, signal);
  const asked = indicators.length === 1 ? askedOfOne(preview) : askedOfSeveral(preview);
  if (asked.length === 0) {
    return warning;
  }
  const cost = asked.flatMap((planned) => planned.cost);
  const cached = asked.reduce((sum, planned) => sum + planned.cached, 0);
  const { queries, records } = totalCost(cost);
  const previewed = indicators.length > 1 && queries + records > settings.confirmAbove();
  return [
    ...(warning === '' ? [] : [warning]),
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

/** Of one the lists that have it; of several, how many are on any. */
async function warned(
  warningLists: PriceParts['warningLists'],
  indicators: readonly IndicatorRef[],
  signal: AbortSignal,
): Promise<string> {
  const found = await inTurns(indicators, (one) => warningLists.of(one), signal);
  const on = found.filter((names) => names.length > 0);
  const [only] = on;
  return only === undefined
    ? ''
    : indicators.length === 1
      ? warningWords(only)
      : on.length === 1
        ? vscode.l10n.t('1 is on a warning list')
        : vscode.l10n.t('{0} are on warning lists', on.length);
}

/** One is asked everything that can be asked. */
function askedOfOne({ operations }: Preview): readonly PreviewOperation[] {
  return operations.filter(({ obstacle, aside }) => obstacle === undefined && aside !== true);
}

function askedOfSeveral(preview: Preview): readonly PreviewOperation[] {
  const usual = usualOperations(preview);
  return preview.operations.filter(({ operation }) => usual.includes(operation.id));
}
