import type { Failure } from '../../core/errors';
import type { Cost } from '../../core/operation/cost';
import type { Provider } from '../../core/operation/model';
import type { AuditLog } from '../../core/operation/audit';
import { startOfDay } from './day';

/** Most units in a day by product or by provider; 0 or absent is no limit. */
export type Budgets = Readonly<Record<string, number>>;

/**
 * Why these costs may not be spent today, or undefined where they may. What counts is what this
 * installation spent since midnight UTC, requests under way included; a cost that is not known
 * exactly counts with its known amount.
 */
export function overBudget(
  provider: Provider,
  cost: readonly Cost[],
  budgets: Budgets,
  audit: AuditLog,
  now: number,
): Failure | undefined {
  const since = startOfDay(now);
  const wanted = new Map<string | undefined, number>();
  for (const { product, amount } of cost) {
    wanted.set(product, (wanted.get(product) ?? 0) + amount);
    wanted.set(undefined, (wanted.get(undefined) ?? 0) + amount);
  }
  for (const [product, amount] of wanted) {
    const budget = budgetOf(budgets, product ?? provider.id);
    if (budget === undefined || amount === 0) {
      continue;
    }
    const spent = audit.spentSince(provider.id, product, since);
    if (spent + amount > budget) {
      return failure(provider, product, { budget, spent, amount });
    }
  }
  return undefined;
}

/** The limit that is set for a product or a provider. */
export function budgetOf(budgets: Budgets, name: string): number | undefined {
  const budget = Object.hasOwn(budgets, name) ? budgets[name] : undefined;
  return budget !== undefined && budget > 0 ? budget : undefined;
}

function failure(
  provider: Provider,
  product: string | undefined,
  { budget, spent, amount }: { budget: number; spent: number; amount: number },
): Failure {
  const what = product === undefined ? provider.name : `${provider.name} ${product}`;
  return {
    reason: 'overBudget',
    message: `The budget of ${budget} a day for ${what} does not allow this: ${spent} spent since midnight UTC, up to ${amount} more to spend.`,
    remedy: 'Raise indicatorLens.budgetPerDay, or ask again after midnight UTC.',
    action: 'openSettings',
  };
}
