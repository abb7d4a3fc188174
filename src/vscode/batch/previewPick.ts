import * as vscode from 'vscode';
import type { IndicatorRef } from '../../core/indicator';
import type { OperationId } from '../../core/operation/ids';
import type { DataSource } from '../../core/result/model';
import type { Clock } from '../../core/ports';
import type { Batches, Preview, PreviewOperation } from '../../enrichment/batch/model';
import type { Quota, QuotaReport } from '../../enrichment/spending/quota';
import type { WarningLists } from '../../enrichment/warningLists';
import { inTurns } from '../inTurns';
import { countedWords, leftWords } from '../quotaWords';
import { visible } from '../safeText';
import { indicatorsWords } from '../savedWords';
import * as say from '../say';
import { costWords } from '../words';

/** What a preview takes: the prices, and what is left of the quota. */
export interface PreviewParts {
  readonly batches: Pick<Batches, 'preview'>;
  readonly quota: Quota;
  readonly warningLists: Pick<WarningLists, 'of'>;
  readonly clock: Clock;
}

/** What somebody wants to ask about, before it is known what that means. */
export interface Subject {
  /** What the analyst reads: a file's name, `selection`. */
  readonly title: string;
  readonly indicators: readonly IndicatorRef[];
  /** Names that could be something else, left out unless they are asked for. */
  readonly possible?: readonly IndicatorRef[];
  readonly data: DataSource;
}

interface Choice {
  readonly indicators: readonly IndicatorRef[];
  readonly operations: readonly OperationId[];
}

interface Item extends say.Item {
  /** Absent for the line that takes possible names in. */
  readonly planned?: PreviewOperation;
}

/** What was chosen last in this window stands ticked the next time. */
let lastChosen: ReadonlySet<OperationId> | undefined;

/**
 * Shows what asking would do and spend, before anything is asked, and lets the analyst choose the
 * operations. Undefined where nothing is to be asked.
 */
export function pickFromPreview(
  { batches, quota, clock, warningLists }: PreviewParts,
  subject: Subject,
): Promise<Choice | undefined> {
  const pick = say.list<Item>(
    vscode.l10n.t('Enrich {0}: choose the operations', visible(subject.title)),
  );
  const abort = new AbortController();
  let preview: Preview | undefined;
  let warnings: ReadonlyMap<string, number> = new Map();
  let withPossible = false;
  const possible = subject.possible ?? [];
  const indicators = (): readonly IndicatorRef[] =>
    withPossible ? [...subject.indicators, ...possible] : subject.indicators;
  pick.set({ canSelectMany: true, matchOnDescription: true, keepScrollPosition: true });

  const draw = (chosen: ReadonlySet<OperationId> | undefined): void => {
    if (preview === undefined) {
      return;
    }
    const items = [
      ...itemsOf(preview, possible.length, quota.report(), clock.now()),
      ...[...warnings].map(([list, count]) =>
        separator(vscode.l10n.t('{0} on a warning list: {1}', count, visible(list, 90))),
      ),
    ];
    pick.items = items;
    pick.selectedItems = items.filter(({ planned, kind }) =>
      kind === vscode.QuickPickItemKind.Separator
        ? false
        : planned === undefined
          ? withPossible
          : (chosen?.has(planned.operation.id) ?? isUsual(planned)),
    );
    tell();
  };
  const tell = (): void => {
    const chosen = chosenOf(pick.selectedItems);
    const questions = chosen.reduce((sum, { toAsk }) => sum + toAsk, 0);
    pick.placeholder =
      chosen.length === 0
        ? vscode.l10n.t('Tick what to ask')
        : vscode.l10n.t(
            'Enter asks {0} about {1}: {2}',
            questionsWords(questions),
            indicatorsWords(preview?.indicators ?? 0),
            costWords(chosen.flatMap(({ cost }) => cost)),
          );
  };
  const count = async (chosen: ReadonlySet<OperationId> | undefined): Promise<void> => {
    pick.set({ busy: true });
    preview = await batches.preview(indicators(), subject.data, abort.signal);
    warnings = await onLists(warningLists, indicators(), abort.signal);
    draw(chosen);
    pick.set({ busy: false });
  };
  const chosenIds = (): ReadonlySet<OperationId> =>
    new Set(chosenOf(pick.selectedItems).map(({ operation }) => operation.id));

  return new Promise((resolve) => {
    pick.onDidChangeSelection((selected) => {
      const wanted = selected.some(({ planned }) => planned === undefined);
      if (preview !== undefined && wanted !== withPossible) {
        withPossible = wanted;
        void count(chosenIds());
      }
      tell();
    });
    pick.onDidAccept(() => {
      const operations = [...chosenIds()];
      if (operations.length > 0 && preview !== undefined) {
        lastChosen = new Set(operations);
        resolve({ indicators: indicators(), operations });
        pick.hide();
      }
    });
    pick.onDidHide(() => {
      abort.abort();
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
    void count(lastChosen);
    if (subject.data === 'live') {
      // Never waited for: the preview shows what is known, and what is told later.
      void quota.refresh(abort.signal).then(() => {
        if (!abort.signal.aborted && preview !== undefined) {
          draw(chosenIds());
        }
      });
    }
  });
}

/** What is asked where nobody is asked to choose: everything whose price is known and that can be asked. */
export function usualOperations(preview: Preview): readonly OperationId[] {
  return preview.operations
    .filter((planned) => lastChosen?.has(planned.operation.id) ?? isUsual(planned))
    .map(({ operation }) => operation.id);
}

function isUsual({ obstacle, operation, cost, aside }: PreviewOperation): boolean {
  return (
    aside !== true &&
    obstacle === undefined &&
    operation.whenNamed === undefined &&
    cost.every(({ bound, unit }) => unit === 'request' || bound !== 'atMost')
  );
}

function chosenOf(items: readonly Item[]): PreviewOperation[] {
  return items.flatMap(({ planned }) => (planned === undefined ? [] : [planned]));
}

function itemsOf(preview: Preview, possible: number, quota: QuotaReport, now: number): Item[] {
  const items: Item[] = [];
  let provider = '';
  for (const planned of preview.operations) {
    if (planned.providerName !== provider) {
      provider = planned.providerName;
      items.push(separator(provider));
    }
    items.push(itemOf(planned, quota, now));
  }
  if (possible > 0) {
    items.push(separator(vscode.l10n.t('Left out')), {
      label:
        possible === 1
          ? vscode.l10n.t('Also 1 name that could be something else')
          : vscode.l10n.t('Also {0} names that could be something else', possible),
      description: vscode.l10n.t('such as a call in code, or a file'),
    });
  }
  for (const { reason, indicators } of preview.refusals) {
    items.push(
      separator(vscode.l10n.t('{0} never sent: {1}', indicators.length, visible(reason, 90))),
    );
  }
  return items;
}

function itemOf(planned: PreviewOperation, quota: QuotaReport, now: number): Item {
  const { operation, toAsk, cached, refused, cost, obstacle } = planned;
  const left = quota.lines
    .filter(({ provider, product }) =>
      product === undefined
        ? provider === operation.provider
        : cost.some((one) => one.product === product),
    )
    .map((line) => ({ line, words: leftWords(line, now) }))
    .filter(({ words }) => words !== '')
    .map(({ line, words }) => `${countedWords(line)}: ${words}`);
  const short = quota.lines.some(({ product, leftThisMonth, leftOfAllowance, leftOfBudget }) => {
    const wanted = cost.find((one) => one.product === product)?.amount ?? 0;
    const left = [leftThisMonth, leftOfAllowance, leftOfBudget].map((one) => one ?? wanted);
    return wanted > Math.min(...left);
  });
  const detail =
    obstacle === undefined
      ? [...(short ? [vscode.l10n.t('more than is left')] : []), ...left].join(' · ')
      : obstacle.message;
  const detailIcon = obstacle === undefined ? (short ? 'warning' : undefined) : 'error';
  return {
    planned,
    label: operation.title,
    description: [
      vscode.l10n.t('{0} to ask', toAsk),
      ...(cached > 0 ? [vscode.l10n.t('{0} cached', cached)] : []),
      ...(refused > 0 ? [vscode.l10n.t('{0} never sent', refused)] : []),
      ...(toAsk > 0 ? [costWords(cost)] : []),
    ].join(' · '),
    ...(detail === '' ? {} : { detail }),
    ...(detailIcon !== undefined && { detailIcon }),
  };
}

/** How many of the indicators each warning list has. */
async function onLists(
  warningLists: Pick<WarningLists, 'of'>,
  indicators: readonly IndicatorRef[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  try {
    for (const names of await inTurns(indicators, (one) => warningLists.of(one), signal)) {
      names.forEach((name) => counts.set(name, (counts.get(name) ?? 0) + 1));
    }
  } catch (thrown) {
    if (!signal.aborted) {
      throw thrown;
    }
  }
  return counts;
}

function questionsWords(count: number): string {
  return count === 1
    ? vscode.l10n.t('1 question')
    : vscode.l10n.t('{0} questions', count.toLocaleString(vscode.env.language));
}

function separator(label: string): Item {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}
