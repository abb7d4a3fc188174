import * as vscode from 'vscode';
import { defang, type IndicatorRef } from '../../core/indicator';
import type { Cost } from '../../core/operation/model';
import type { DataSource, Result } from '../../core/result/model';
import type { PlanEntry } from '../../enrichment/model';
import { dataOf } from '../editor/documentIndicators';
import type { Shell } from '../shell';
import { costWords, kindWords } from '../words';
import { distinct } from './pick';

/** Asks about every indicator of the selection. */
export async function enrichSelection(shell: Shell): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) {
    return;
  }
  const { document, selections } = editor;
  const indicators = distinct(
    (await Promise.all(selections.map((one) => shell.index.within(document, one)))).flat(),
  );
  if (indicators.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('The selection holds no IP address and no host name.'),
    );
    return;
  }
  await enrichMany(shell, indicators, dataOf(document), 'editor');
}

interface PlannedItem extends vscode.QuickPickItem {
  readonly planned: Planned;
}

/** Lets the analyst choose of the file's indicators, with what each costs and what is refused. */
export async function enrichFile(shell: Shell): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (document === undefined) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Open a file first.'));
    return;
  }
  const { indicators } = await shell.index.whole(document);
  const data = dataOf(document);
  const planned = await planAll(shell, indicators, data);
  const askable = planned.filter((one) => one.refusal === undefined);
  const refused = planned.filter((one) => one.refusal !== undefined);
  if (askable.length === 0) {
    void vscode.window.showInformationMessage(
      refused[0]?.refusal ??
        vscode.l10n.t('No IP address and no host name was found in this file.'),
    );
    return;
  }
  const picked = await vscode.window.showQuickPick(items(askable, refused), {
    canPickMany: true,
    title: vscode.l10n.t(
      'Enrich File: {0} indicators, {1} not sent',
      planned.length,
      refused.length,
    ),
    placeHolder: vscode.l10n.t('All together: {0}', costWords(askable.flatMap((one) => one.cost))),
  });
  const chosen = (picked ?? []).map((item) => item.planned).filter((one) => !one.refusal);
  if (chosen.length > 0) {
    await run(shell, chosen, data, 'editor');
  }
}

/** Asks about several indicators: the price first, then progress with cancel. */
export async function enrichMany(
  shell: Shell,
  indicators: readonly IndicatorRef[],
  data: DataSource,
  askedFrom: string,
): Promise<void> {
  const planned = await planAll(shell, indicators, data);
  const askable = planned.filter((one) => one.refusal === undefined);
  if (askable.length === 0) {
    void vscode.window.showInformationMessage(
      planned[0]?.refusal ?? vscode.l10n.t('There is nothing to look up.'),
    );
    return;
  }
  await run(shell, askable, data, askedFrom);
}

/** One indicator with what asking would spend. */
interface Planned {
  readonly indicator: IndicatorRef;
  readonly cost: readonly Cost[];
  /** Stored answers. */
  readonly known: number;
  /** Why nothing can be asked about it. */
  readonly refusal?: string;
}

async function planAll(
  shell: Shell,
  indicators: readonly IndicatorRef[],
  data: DataSource,
): Promise<Planned[]> {
  const planned: Planned[] = [];
  for (const { kind, value } of indicators) {
    const indicator = { kind, value };
    planned.push(plannedOf(indicator, await shell.enrichment.plan(indicator, data)));
  }
  return planned;
}

function plannedOf(indicator: IndicatorRef, plan: readonly PlanEntry[]): Planned {
  const askable = plan.filter((entry) => entry.obstacle === undefined);
  const refusal = askable.length === 0 ? plan[0]?.obstacle?.message : undefined;
  return {
    indicator,
    cost: askable.filter((entry) => entry.cached === undefined).flatMap((entry) => entry.cost),
    known: plan.filter((entry) => entry.cached !== undefined).length,
    ...(refusal === undefined ? {} : { refusal }),
  };
}

function items(askable: readonly Planned[], refused: readonly Planned[]): PlannedItem[] {
  const item = (planned: Planned): PlannedItem => ({
    planned,
    label: defang(planned.indicator.value),
    description: [
      kindWords(planned.indicator.kind),
      costWords(planned.cost),
      ...(planned.known > 0 ? [vscode.l10n.t('{0} stored', planned.known)] : []),
    ].join(' · '),
    picked: true,
  });
  const refusal = (planned: Planned): PlannedItem => ({
    planned,
    label: `$(circle-slash) ${defang(planned.indicator.value)}`,
    description: planned.refusal ?? '',
  });
  return [...askable.map(item), ...refused.map(refusal)];
}

async function run(
  shell: Shell,
  planned: readonly Planned[],
  data: DataSource,
  askedFrom: string,
): Promise<void> {
  const cost = planned.flatMap((one) => one.cost);
  if (!(await confirmed(shell, planned, cost, data))) {
    return;
  }
  const results = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Indicator Lens'),
      cancellable: true,
    },
    (progress, token) => runAll(shell, planned, data, askedFrom, progress, token),
  );
  await tellEnd(shell, planned, results, data);
}

/** A dialogue has room for a few lines. */
const MOST_LISTED = 12;

async function confirmed(
  shell: Shell,
  planned: readonly Planned[],
  cost: readonly Cost[],
  data: DataSource,
): Promise<boolean> {
  const amount = cost.reduce((sum, one) => sum + one.amount, 0);
  if (data === 'sample' || amount <= shell.settings.confirmAbove()) {
    return true;
  }
  const go = vscode.l10n.t('Enrich');
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t('Look up {0} indicators?', planned.length),
    {
      modal: true,
      detail: [
        vscode.l10n.t('This spends {0} at the vendors:', costWords(cost)),
        ...planned
          .slice(0, MOST_LISTED)
          .map((one) => `${defang(one.indicator.value)}: ${costWords(one.cost)}`),
        ...(planned.length > MOST_LISTED
          ? [vscode.l10n.t('and {0} more', planned.length - MOST_LISTED)]
          : []),
      ].join('\n'),
    },
    go,
  );
  return answer === go;
}

async function runAll(
  shell: Shell,
  planned: readonly Planned[],
  data: DataSource,
  askedFrom: string,
  progress: vscode.Progress<{ message: string; increment: number }>,
  token: vscode.CancellationToken,
): Promise<Result[]> {
  const controller = new AbortController();
  const subscription = token.onCancellationRequested(() => controller.abort());
  const results: Result[] = [];
  try {
    for (const [index, { indicator }] of planned.entries()) {
      if (controller.signal.aborted) {
        break;
      }
      progress.report({
        message: vscode.l10n.t(
          '{0} of {1}: {2}',
          index + 1,
          planned.length,
          defang(indicator.value),
        ),
        increment: index === 0 ? 0 : 100 / planned.length,
      });
      const answers = await shell.enrichment.enrich({
        indicator,
        data,
        askedFrom,
        signal: controller.signal,
      });
      results.push(...answers);
      if (
        answers.some(({ outcome }) => outcome.kind === 'failed' && outcome.reason === 'cancelled')
      ) {
        break;
      }
    }
  } finally {
    subscription.dispose();
  }
  return results;
}

async function tellEnd(
  shell: Shell,
  planned: readonly Planned[],
  results: readonly Result[],
  data: DataSource,
): Promise<void> {
  const [only] = planned;
  if (planned.length === 1 && only !== undefined) {
    shell.panel.show({ indicator: only.indicator, data, preserveFocus: false });
    return;
  }
  const failed = results.filter(({ outcome }) => outcome.kind === 'failed').length;
  await vscode.commands.executeCommand('indicatorLens.indicators.focus');
  void vscode.window.showInformationMessage(
    vscode.l10n.t(
      '{0} of {1} indicators looked up: {2} answers, {3} failed. The tree shows them.',
      new Set(results.map((result) => result.indicator.value)).size,
      planned.length,
      results.length - failed,
      failed,
    ),
  );
}
