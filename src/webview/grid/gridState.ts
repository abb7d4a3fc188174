import type { RowQuery } from '../../core/result/filterRows';
import type { Sorting } from '../../core/result/sortRows';
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
