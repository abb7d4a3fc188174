import type { TableSection } from '../../core/result/model';
import { parseTableState } from '../../protocol/fromWebview';
import { keep, kept } from '../keptState';
import type { GridState } from './gridState';
import { rangesOf, rowsIn } from './selection';

/** Tables of more answers than are looked at in turn. */
const MOST = 24;

/** What was done to a table before the document was made anew; `name` tells the table and its answer. */
export function restoredState(name: string, { rows }: TableSection): GridState | undefined {
  const state = kept().tables?.[name];
  return (
    state && {
      filters: state.filters,
      picks: state.picks,
      sorting: state.sorting,
      ticked: rowsIn(state.ticked, rows.length),
    }
  );
}

/** Keeps it over a reload; what is too much is left out. */
export function storeState(name: string, { filters, picks, sorting, ticked }: GridState): void {
  const others = Object.entries(kept().tables ?? {}).filter(([one]) => one !== name);
  const state = parseTableState({
    filters,
    picks,
    ...(sorting && { sorting }),
    ticked: rangesOf(ticked),
  });
  const tables = state === undefined ? others : [...others, [name, state] as const];
  keep({ tables: Object.fromEntries(tables.slice(-MOST)) });
}
