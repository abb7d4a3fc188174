import type { Cost } from './cost';

/** What several questions spend together. Requests that are free are no part of it. */
interface TotalCost {
  readonly queries: number;
  readonly records: number;
  /** `exact`, or which way the sum may be wrong. `atLeast` where both may be. */
  readonly bound: 'exact' | 'atMost' | 'atLeast';
  /** Set where a part of it was asked not long ago, and is free for that. */
  readonly again?: true;
}

export function totalCost(cost: readonly Cost[]): TotalCost {
  const spent = sharedOnce(cost.filter(({ unit }) => unit !== 'request'));
  const sum = (unit: Cost['unit']): number =>
    spent.filter((one) => one.unit === unit).reduce((total, { amount }) => total + amount, 0);
  const has = (bound: Cost['bound']): boolean => spent.some((one) => one.bound === bound);
  return {
    queries: sum('query'),
    records: sum('record'),
    bound: has('atLeast') ? 'atLeast' : has('atMost') ? 'atMost' : 'exact',
    ...(spent.some(({ again }) => again === true) && { again: true }),
  };
}

/** Of those that share one question, the one that spends the most: the others take its answer. */
function sharedOnce(cost: readonly Cost[]): readonly Cost[] {
  const dearest = new Map<string, Cost>();
  for (const one of cost) {
    const before = one.shared === undefined ? undefined : dearest.get(one.shared);
    if (one.shared !== undefined && (before?.amount ?? -1) < one.amount) {
      dearest.set(one.shared, one);
    }
  }
  return cost.filter((one) => one.shared === undefined || dearest.get(one.shared) === one);
}
