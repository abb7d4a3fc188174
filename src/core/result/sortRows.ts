import { cellText } from './cellText';
import type { Cell, ValueType } from './model';

export interface Sorting {
  /** Id of a column. */
  readonly column: string;
  readonly descending: boolean;
}

/** What a cell is ordered by; undefined for nothing. */
export type SortKey = string | number | undefined;

/** Numbers by size, IPv4 addresses by number, the rest as text whatever the case. */
export function sortKey(cell: Cell | undefined, type: ValueType): SortKey {
  const text = cellText(cell);
  if (text === '') {
    return undefined;
  }
  if (type === 'number' && !Number.isNaN(Number(text))) {
    return Number(text);
  }
  if (typeof cell === 'object' && cell?.kind === 'ipv4' && cell.text === undefined) {
    return cell.value.split('.').reduce((sum, octet) => sum * 256 + Number(octet), 0);
  }
  return text.toLowerCase();
}

/**
 * The indices of `keys` in their order: numbers before text, nothing last either way, equal keys as
 * they stand. Only the distinct keys are compared; the rows are then dealt out by rank.
 */
export function rowOrder(keys: readonly SortKey[], descending: boolean): Uint32Array {
  const distinct = [...new Set(keys)].sort((a, b) => compared(a, b, descending ? -1 : 1));
  const rankOf = new Map(distinct.map((key, rank) => [key, rank]));
  const ranks = Uint32Array.from(keys, (key) => rankOf.get(key) ?? 0);
  const next = new Uint32Array(distinct.length + 1);
  for (const rank of ranks) {
    next[rank + 1] = (next[rank + 1] ?? 0) + 1;
  }
  for (let rank = 1; rank < next.length; rank += 1) {
    next[rank] = (next[rank] ?? 0) + (next[rank - 1] ?? 0);
  }
  const order = new Uint32Array(keys.length);
  ranks.forEach((rank, index) => {
    const place = next[rank] ?? 0;
    order[place] = index;
    next[rank] = place + 1;
  });
  return order;
}

function compared(a: SortKey, b: SortKey, sign: number): number {
  if (a === undefined || b === undefined) {
    return a === b ? 0 : a === undefined ? 1 : -1;
  }
  if (typeof a !== typeof b) {
    return typeof a === 'number' ? -1 : 1;
  }
  return a === b ? 0 : a < b ? -sign : sign;
}
