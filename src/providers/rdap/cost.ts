import type { Cost } from '../../core/operation/cost';

/** Free, but counted; redirects, the registrar and the list of servers add to it. */
export const COST: readonly Cost[] = [
  { product: 'rdap', amount: 1, unit: 'request', bound: 'atLeast' },
];
