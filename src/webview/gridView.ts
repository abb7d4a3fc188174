import { filterRows, type Filters } from '../core/result/filterRows';
import type { TableSection } from '../core/result/model';
import { sortRows, type Sorting } from '../core/result/sortRows';
import type { Ticked } from './gridSelection';

/** What the analyst did to a table: it outlives the drawing. */
export interface GridState {
  readonly filters: Filters;
  readonly sorting: Sorting | undefined;
  readonly ticked: Ticked;
}

export const UNTOUCHED: GridState = { filters: {}, sorting: undefined, ticked: new Set() };

/** Rows that pass the search, in their order on the screen, as indices of the data. */
export function viewOf(
  section: TableSection,
  filters: Filters,
  sorting: Sorting | undefined,
): readonly number[] {
  return ordered(section, filterRows(section.columns, section.rows, filters), sorting);
}

/** Ticked rows in their order on the screen, whether they pass the search or not. */
export function tickedInOrder(
  section: TableSection,
  ticked: Ticked,
  sorting: Sorting | undefined,
): readonly number[] {
  return ordered(
    section,
    [...ticked].sort((a, b) => a - b),
    sorting,
  );
}

/** Ascending, then descending, then as the vendor sent it. */
export function nextSorting(sorting: Sorting | undefined, column: string): Sorting | undefined {
  if (sorting?.column !== column) {
    return { column, descending: false };
  }
  return sorting.descending ? undefined : { column, descending: true };
}

function ordered(
  { columns, rows }: TableSection,
  indices: readonly number[],
  sorting: Sorting | undefined,
): readonly number[] {
  return sorting ? sortRows(columns, rows, indices, sorting) : indices;
}
