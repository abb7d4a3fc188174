import * as vscode from 'vscode';
import type { BatchId } from '../../core/batch/model';
import type { IndicatorRef } from '../../core/indicator';
import type { OperationId } from '../../core/operation/ids';
import { totalCost } from '../../core/operation/totalCost';
import type { DataSource } from '../../core/result/model';
import type { Batches } from '../../enrichment/batch/model';
import {
  pickFromPreview,
  usualOperations,
  type PreviewParts,
  type Subject,
} from '../batch/previewPick';
import { indicatorsWords } from '../savedWords';
import * as say from '../say';
import type { LensSettings } from '../settings';
import { lookUpAndShow, type LookUpParts } from './lookUpAndShow';

/** What starting a batch takes, and showing it. */
interface StartParts {
  readonly batches: Pick<Batches, 'create' | 'resume'>;
  readonly batchPanels: { show(id: BatchId): unknown };
}

type ChoiceParts = StartParts & PreviewParts;

export type EnrichManyParts = ChoiceParts &
  LookUpParts & { readonly settings: Pick<LensSettings, 'confirmAbove'> };

/**
 * The one way in which many are asked: what it spends first, where that is more than
 * `indicatorLens.confirmAbove`, then a batch with a view of its own. Resolves with the batch, or
 * undefined where nothing is asked.
 */
export async function enrichMany(
  parts: EnrichManyParts,
  indicators: readonly IndicatorRef[],
  data: DataSource,
  askedFrom: string,
): Promise<BatchId | undefined> {
  const title = vscode.l10n.t('list');
  const [only, ...others] = indicators;
  if (only !== undefined && others.length === 0) {
    await lookUpAndShow(parts, {
      indicator: only,
      data,
      askedFrom,
      preserveFocus: false,
      show: true,
    });
    return undefined;
  }
  const preview = await parts.batches.preview(indicators, data, new AbortController().signal);
  const operations = usualOperations(preview);
  const cost = preview.operations
    .filter(({ operation }) => operations.includes(operation.id))
    .flatMap((planned) => planned.cost);
  const { queries, records } = totalCost(cost);
  if (operations.length === 0 || queries + records > parts.settings.confirmAbove()) {
    return choose(parts, { title, indicators, data }, askedFrom);
  }
  return start(parts, { title, indicators, data }, operations, askedFrom);
}

/** What was ticked in a table: the price always comes first. */
export function enrichSelected(
  parts: ChoiceParts,
  indicators: readonly IndicatorRef[],
  data: DataSource,
): Promise<BatchId | undefined> {
  return choose(parts, { title: vscode.l10n.t('list'), indicators, data }, 'panel');
}

/** Shows the preview, and asks what was chosen in it. */
export async function choose(
  parts: ChoiceParts,
  subject: Subject,
  askedFrom: string,
): Promise<BatchId | undefined> {
  if (subject.indicators.length + (subject.possible?.length ?? 0) === 0) {
    void say.inform(
      vscode.l10n.t('No IP address and no host name was found in {0}.', subject.title),
    );
    return undefined;
  }
  const choice = await pickFromPreview(parts, subject);
  return choice && start(parts, { ...subject, ...choice }, choice.operations, askedFrom);
}

/** Asks, without asking back. */
export function start(
  { batches, batchPanels }: StartParts,
  { title, indicators, data }: Subject,
  operations: readonly OperationId[],
  askedFrom: string,
): BatchId {
  const id = batches.create({
    title: `${title}, ${indicatorsWords(indicators.length)}`,
    indicators,
    operations,
    data,
    askedFrom,
  });
  batches.resume(id);
  batchPanels.show(id);
  return id;
}
