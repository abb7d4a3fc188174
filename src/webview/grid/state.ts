import type { TableSection } from '../../core/result/model';
import type { Sorting } from '../../core/result/sortRows';
import { TableIndex } from '../../core/result/tableIndex';
import { UNTOUCHED, type GridState } from './gridState';
import { restoredState, storeState } from './keptTables';

/** Of the tables whose tab is open or may be opened again. */
const states = new WeakMap<TableSection, GridState>();
const indices = new WeakMap<TableSection, TableIndex>();

/** `name` tells the table over a reload; a table that is made here has none. */
export function keptState(section: TableSection, name?: string): GridState {
  const restored = name === undefined ? undefined : restoredState(name, section);
  return states.get(section) ?? restored ?? UNTOUCHED;
}

export function keepState(section: TableSection, state: GridState, name?: string): void {
  const before = states.get(section) ?? UNTOUCHED;
  states.set(section, state);
  if (state !== before && name !== undefined) {
    storeState(name, state);
  }
}

/** The index of a table, made at its first use. */
export function indexOf(section: TableSection): TableIndex {
  const known = indices.get(section) ?? new TableIndex(section);
  indices.set(section, known);
  return known;
}

/** Ticked rows in their order on the screen, whether they pass the search or not. */
export function tickedInOrder(section: TableSection, { ticked, sorting }: GridState): Uint32Array {
  return indexOf(section)
    .order(sorting)
    .filter((row) => ticked.has(row));
}

/** Ascending, then descending, then as the vendor sent it. */
export function nextSorting(sorting: Sorting | undefined, column: string): Sorting | undefined {
  if (sorting?.column !== column) {
    return { column, descending: false };
  }
  return sorting.descending ? undefined : { column, descending: true };
}
