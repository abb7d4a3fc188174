import * as vscode from 'vscode';
import { defang } from '../../core/indicator';
import { LensError } from '../../core/errors';
import type { OperationId } from '../../core/operation/ids';
import type { Operation } from '../../core/operation/model';
import type { PlanEntry } from '../../enrichment/model';
import type { Result } from '../../core/result/model';
import { ageWords, costWords, kindWords } from '../words';
import type { Shell } from '../shell';
import { targetOf, type Target } from './target';

/** Asks about one indicator and shows the answers in the panel. Resolves with them, for scripts. */
export async function enrich(
  shell: Shell,
  argument: unknown,
): Promise<readonly Result[] | undefined> {
  const target = await targetOf(shell, argument);
  return target === undefined ? undefined : investigate(shell, target, target.operations);
}

/** Lets the analyst choose the operations, with what each costs. */
export async function enrichWith(
  shell: Shell,
  argument: unknown,
): Promise<readonly Result[] | undefined> {
  const target = await targetOf(shell, argument);
  if (target === undefined) {
    return undefined;
  }
  const operations = target.operations ?? (await pickOperations(shell, target));
  return operations === undefined ? undefined : investigate(shell, target, operations);
}

/** One operation, from the submenu. */
export async function enrichWithOperation(
  shell: Shell,
  operation: Operation,
  argument: unknown,
): Promise<readonly Result[] | undefined> {
  const target = await targetOf(shell, argument);
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
  return investigate(shell, target, [operation.id]);
}

/** Shows what is stored about an indicator. Asks nobody. */
export async function showResults(shell: Shell, argument: unknown): Promise<void> {
  const target = await targetOf(shell, argument);
  if (target !== undefined) {
    shell.panel.show(target);
  }
}

async function investigate(
  shell: Shell,
  target: Target,
  operations: readonly OperationId[] | undefined,
): Promise<readonly Result[]> {
  const unknown = operations?.find((id) => shell.registry.operation(id) === undefined);
  if (unknown !== undefined) {
    throw new LensError({
      reason: 'badInput',
      message: vscode.l10n.t('No operation is called “{0}”.', unknown),
      remedy: vscode.l10n.t('The README lists the operations.'),
      action: 'none',
    });
  }
  return shell.panel.investigate({
    indicator: target.indicator,
    data: target.data,
    ...(operations && { operations }),
    askedFrom: target.askedFrom,
    preserveFocus: target.preserveFocus,
  });
}

interface OperationItem extends vscode.QuickPickItem {
  readonly operation: OperationId;
}

async function pickOperations(
  shell: Shell,
  { indicator, data }: Target,
): Promise<readonly OperationId[] | undefined> {
  const plan = await shell.enrichment.plan(indicator, data);
  const now = shell.clock.now();
  const items = plan.map((entry): OperationItem => ({
    operation: entry.operation.id,
    label: entry.operation.title,
    description: stateWords(entry, now),
    detail: entry.obstacle === undefined ? entry.operation.description : entry.obstacle.message,
    picked: entry.obstacle === undefined,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    canPickMany: true,
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
