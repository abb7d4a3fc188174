import { cellText } from './cellText';
import type { Cell, Column, Row } from './model';

export interface Sorting {
  /** Id of a column. */
  readonly column: string;
  readonly descending: boolean;
}

/**
 * Indices into `rows`, ordered by one column; equal rows keep their order, nothing stands last
 * either way. Numbers by size, IPv4 addresses by number, the rest as text whatever the case.
 */
export function sortRows(
  columns: readonly Column[],
  rows: readonly Row[],
  indices: readonly number[],
  { column, descending }: Sorting,
): number[] {
  const at = columns.findIndex(({ id }) => id === column);
  const type = columns[at]?.type;
  if (type === undefined) {
    return [...indices];
  }
  const keyed = indices.map((index) => ({ index, key: keyOf(rows[index]?.[at], type) }));
  const sign = descending ? -1 : 1;
  return keyed.sort((a, b) => order(a.key, b.key, sign)).map(({ index }) => index);
}

type Key = string | number | undefined;

function keyOf(cell: Cell | undefined, type: Column['type']): Key {
  const text = cellText(cell);
  if (text === '') {
    return undefined;
  }
  if (type === 'number' && !Number.isNaN(Number(text))) {
    return Number(text);
  }
  if (typeof cell === 'object' && cell?.kind === 'ipv4' && cell.text === undefined) {
    return cell.value
      .split('.')
      .map((octet) => octet.padStart(3, '0'))
      .join('.');
  }
  return text.toLowerCase();
}

function order(a: Key, b: Key, sign: number): number {
  if (a === undefined || b === undefined) {
    return a === b ? 0 : a === undefined ? 1 : -1;
  }
  if (typeof a !== typeof b) {
    return typeof a === 'number' ? -1 : 1;
  }
  return a === b ? 0 : a < b ? -sign : sign;
}
