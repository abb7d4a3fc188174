import * as vscode from 'vscode';
import { defang } from '../../core/indicator';
import { LensError } from '../../core/errors';
import type { OperationId } from '../../core/operation/ids';
import type { Operation } from '../../core/operation/model';
import type { Registry } from '../../core/operation/registry';
import type { Clock } from '../../core/ports';
import type { Enrichment, PlanEntry } from '../../enrichment/model';
import type { Result } from '../../core/result/model';
import type { IndicatorFinder } from '../editor/documentIndicators';
import type { ResultsView } from '../panel/model';
import * as say from '../say';
import { ageWords, costWords, kindWords } from '../words';
import { lookUpAndShow, type LookUpParts } from './lookUpAndShow';
import { targetOf, type Target } from './target';

export interface EnrichParts extends LookUpParts {
  readonly index: IndicatorFinder;
  readonly registry: Registry;
}

/** What a choice of operations with their prices takes. */
interface PlanParts {
  readonly enrichment: Pick<Enrichment, 'plan'>;
  readonly clock: Clock;
}

type EnrichWithParts = EnrichParts & PlanParts;

/** Asks about one indicator and shows the answers in the panel. Resolves with them, for scripts. */
export async function enrich(
  parts: EnrichParts,
  argument: unknown,
): Promise<readonly Result[] | undefined> {
  const target = await targetOf(parts.index, argument);
  return target === undefined ? undefined : lookUp(parts, target, target.operations);
}

/** Lets the analyst choose the operations, with what each costs. */
export async function enrichWith(
  parts: EnrichWithParts,
  argument: unknown,
): Promise<readonly Result[] | undefined> {
  const target = await targetOf(parts.index, argument);
  if (target === undefined) {
    return undefined;
  }
  const operations = target.operations ?? (await pickOperations(parts, target));
  return operations === undefined ? undefined : lookUp(parts, target, operations);
}

/** One operation, from the submenu. */
export async function enrichWithOperation(
  parts: EnrichParts,
  operation: Operation,
  argument: unknown,
): Promise<readonly Result[] | undefined> {
  const target = await targetOf(parts.index, argument);
  if (target === undefined) {
    return undefined;
  }
  if (!operation.takes.includes(target.indicator.kind)) {
    throw new LensError({
      reason: 'notApplicable',
      message: vscode.l10n.t(
        '{0} cannot be asked about {1} ({2}).',
        operation.title,
        defang(target.indicator.value),
        kindWords(target.indicator.kind),
      ),
      remedy: vscode.l10n.t('Choose another operation.'),
      action: 'none',
    });
  }
  return lookUp(parts, target, [operation.id]);
}

/** Shows what is stored about an indicator. Asks nobody. */
export async function showResults(
  { index, panel }: { readonly index: IndicatorFinder; readonly panel: ResultsView },
  argument: unknown,
): Promise<void> {
  const target = await targetOf(index, argument);
  if (target !== undefined) {
    panel.show(target);
  }
}

async function lookUp(
  parts: EnrichParts,
  target: Target,
  operations: readonly OperationId[] | undefined,
): Promise<readonly Result[]> {
  const unknown = operations?.find((id) => parts.registry.operation(id) === undefined);
  if (unknown !== undefined) {
    throw new LensError({
      reason: 'badInput',
      message: vscode.l10n.t('No operation is called “{0}”.', unknown),
      remedy: vscode.l10n.t('The README lists the operations.'),
      action: 'none',
    });
  }
  return lookUpAndShow(parts, { ...target, ...(operations && { operations }) });
}

interface OperationItem extends say.Item {
  readonly operation: OperationId;
}

async function pickOperations(
  { enrichment, clock }: PlanParts,
  { indicator, data }: Target,
): Promise<readonly OperationId[] | undefined> {
  const plan = await enrichment.plan(indicator, data);
  const now = clock.now();
  const items = plan.map((entry): OperationItem => ({
    operation: entry.operation.id,
    label: entry.operation.title,
    description: stateWords(entry, now),
    detail: entry.obstacle === undefined ? entry.operation.description : entry.obstacle.message,
    picked: entry.obstacle === undefined && entry.aside !== true,
  }));
  const picked = await say.pickMany(items, {
    title: vscode.l10n.t('Enrich {0} with', defang(indicator.value)),
    placeHolder: vscode.l10n.t('Choose what to ask. What is stored is not asked again.'),
  });
  return picked === undefined || picked.length === 0
    ? undefined
    : picked.map((item) => item.operation);
}

function stateWords({ cached, cost }: PlanEntry, now: number): string {
  return cached === undefined
    ? costWords(cost)
    : vscode.l10n.t('stored, {0}', ageWords(cached.retrievedAt, now));
}
