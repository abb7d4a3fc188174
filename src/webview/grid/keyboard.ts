import { moved, type GridPlace } from './place';

/** By how much a key changes the width of a column. */
const STEP = 16;

/** What keys do to a grid. */
export interface KeyedGrid {
  readonly place: GridPlace;
  readonly size: { readonly rows: number; readonly columns: number; readonly page: number };
  tick(row: number, range: boolean): void;
  /** Ticks the rows between two places of the screen. */
  tickRange(from: number, to: number): void;
  copy(defanged: boolean): void;
  goTo(place: GridPlace): void;
  /** `by` pixels, or as wide as what it holds. `column` counts from 1. */
  resize(column: number, by: number | 'fit'): void;
}

/** Does what a key asks for (WAI-ARIA grid pattern); false where it asks for nothing here. */
export function onGridKey(grid: KeyedGrid, event: KeyboardEvent): boolean {
  const { target } = event;
  if (target instanceof HTMLInputElement && target.type === 'text') {
    return onSearchKey(grid, event, target);
  }
  const ctrl = event.ctrlKey || event.metaKey;
  const { row } = grid.place;
  if (ctrl && event.key === 'a') {
    grid.tickRange(0, grid.size.rows - 1);
  } else if (ctrl && event.key.toLowerCase() === 'c' && row >= 0) {
    grid.copy(!event.shiftKey);
  } else if (event.key === ' ' && row >= 0) {
    grid.tick(row, event.shiftKey);
  } else {
    return resizes(grid, event) || moves(grid, event, ctrl);
  }
  return true;
}

function onSearchKey(grid: KeyedGrid, event: KeyboardEvent, box: HTMLInputElement): boolean {
  if (event.key === 'ArrowDown' && grid.size.rows > 0) {
    grid.goTo({ row: 0, column: Math.max(1, grid.place.column) });
    return true;
  }
  if (event.key === 'Escape' && box.value !== '') {
    box.value = '';
    box.dispatchEvent(new InputEvent('input', { bubbles: true }));
    return true;
  }
  return false;
}

/** On a header: Shift with the arrows makes its column narrower or wider, Shift+Enter fits it. */
function resizes(grid: KeyedGrid, { key, shiftKey, altKey }: KeyboardEvent): boolean {
  const { row, column } = grid.place;
  const by = { ArrowLeft: -STEP, ArrowRight: STEP, Enter: 'fit' as const }[key];
  if (!shiftKey || altKey || by === undefined || row !== -1 || column === 0) {
    return false;
  }
  grid.resize(column, by);
  return true;
}

/** False where the key is none of movement. */
function moves(grid: KeyedGrid, event: KeyboardEvent, ctrl: boolean): boolean {
  const to = event.altKey ? undefined : moved(grid.place, { key: event.key, ctrl }, grid.size);
  if (to === undefined) {
    return false;
  }
  const from = Math.max(0, grid.place.row);
  if (event.shiftKey && to.row !== grid.place.row && to.row >= 0) {
    grid.tickRange(from, to.row);
  }
  grid.goTo(to);
  return true;
}
