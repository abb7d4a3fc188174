import type { RowQuery } from '../../core/result/filterRows';
import type { TableSection } from '../../core/result/model';
import type { Sorting } from '../../core/result/sortRows';
import { TableIndex } from '../../core/result/tableIndex';
import { restoredState, storeState } from './keptTables';
import type { Ticked } from './selection';

/** What the analyst did to a table: it outlives the drawing. */
export interface GridState extends RowQuery {
  readonly sorting: Sorting | undefined;
  readonly ticked: Ticked;
}

export const UNTOUCHED: GridState = {
  filters: {},
  picks: {},
  sorting: undefined,
  ticked: new Set(),
};

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
