import * as vscode from 'vscode';
import type { IndicatorRef } from '../../core/indicator/model';
import type { Cost } from '../../core/operation/model';
import type { DataSource } from '../../core/result/model';
import type { Enrichment } from '../../enrichment/model';

/** What asking about several indicators would spend and refuse. */
interface Preview {
  readonly ready: readonly IndicatorRef[];
  readonly refused: number;
  readonly cost: readonly Cost[];
}

/**
 * Asks about several indicators after the analyst has seen the price. What was answered before a
 * cancel is kept. Returns how many were asked about, 0 when the analyst did not want to.
 */
export async function enrichSelected(
  enrichment: Enrichment,
  indicators: readonly IndicatorRef[],
  data: DataSource,
): Promise<number> {
  const preview = await previewOf(enrichment, indicators, data);
  if (preview.ready.length === 0) {
    await vscode.window.showInformationMessage(
      vscode.l10n.t('None of the selected indicators can be asked about now.'),
    );
    return 0;
  }
  const go = vscode.l10n.t('Enrich');
  const answer = await vscode.window.showInformationMessage(
    vscode.l10n.t('Enrich {0} indicators?', preview.ready.length),
    { modal: true, detail: detailOf(preview) },
    go,
  );
  return answer === go ? run(enrichment, preview.ready, data) : 0;
}

async function previewOf(
  enrichment: Enrichment,
  indicators: readonly IndicatorRef[],
  data: DataSource,
): Promise<Preview> {
  const ready: IndicatorRef[] = [];
  const cost: Cost[] = [];
  for (const indicator of indicators) {
    const plan = await enrichment.plan(indicator, data);
    const askable = plan.filter((entry) => entry.obstacle === undefined);
    if (askable.length > 0) {
      ready.push(indicator);
      cost.push(
        ...askable.filter((entry) => entry.cached === undefined).flatMap((entry) => entry.cost),
      );
    }
  }
  return { ready, refused: indicators.length - ready.length, cost };
}

function detailOf(preview: Preview): string {
  const sums = new Map<Cost['unit'], number>();
  for (const { unit, amount } of preview.cost) {
    sums.set(unit, (sums.get(unit) ?? 0) + amount);
  }
  const queries = sums.get('query') ?? 0;
  const records = sums.get('record') ?? 0;
  return [
    vscode.l10n.t('This spends up to {0} queries.', queries),
    ...(records > 0 ? [vscode.l10n.t('It also spends {0} records.', records)] : []),
    ...(preview.refused > 0
      ? [vscode.l10n.t('{0} more cannot be asked about and are left out.', preview.refused)]
      : []),
  ].join('\n');
}

function run(
  enrichment: Enrichment,
  indicators: readonly IndicatorRef[],
  data: DataSource,
): Thenable<number> {
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: vscode.l10n.t('Enriching'),
    cancellable: true,
  };
  return vscode.window.withProgress(options, async (progress, token) => {
    const controller = new AbortController();
    const subscription = token.onCancellationRequested(() => controller.abort());
    let done = 0;
    try {
      for (const indicator of indicators) {
        if (controller.signal.aborted) {
          break;
        }
        progress.report({ message: vscode.l10n.t('{0} of {1}', done + 1, indicators.length) });
        await enrichment.enrich({
          indicator,
          data,
          askedFrom: 'panel',
          signal: controller.signal,
        });
        done += 1;
        progress.report({ increment: 100 / indicators.length });
      }
      return done;
    } finally {
      subscription.dispose();
    }
  });
}
