/** A cell of the grid: row -1 is the header, column 0 the tick boxes. */
export interface GridPlace {
  readonly row: number;
  readonly column: number;
}

interface GridSize {
  readonly rows: number;
  /** With the column of tick boxes. */
  readonly columns: number;
  /** Rows that fit at once. */
  readonly page: number;
}

interface Key {
  readonly key: string;
  readonly ctrl: boolean;
}

/** Where a key leads (WAI-ARIA grid pattern), or undefined where it is no key of movement. */
export function moved(place: GridPlace, { key, ctrl }: Key, size: GridSize): GridPlace | undefined {
  const last = size.rows - 1;
  const row = (to: number) => ({ ...place, row: Math.min(Math.max(to, -1), last) });
  const column = (to: number) => ({
    ...place,
    column: Math.min(Math.max(to, 0), size.columns - 1),
  });
  switch (key) {
    case 'ArrowDown':
      return row(ctrl ? last : place.row + 1);
    case 'ArrowUp':
      return row(ctrl ? -1 : place.row - 1);
    case 'ArrowRight':
      return column(ctrl ? size.columns - 1 : place.column + 1);
    case 'ArrowLeft':
      return column(ctrl ? 0 : place.column - 1);
    case 'PageDown':
      return row(place.row + size.page);
    case 'PageUp':
      return row(Math.max(0, place.row - size.page));
    case 'Home':
      return ctrl ? { row: Math.min(0, last), column: 0 } : column(0);
    case 'End':
      return ctrl ? { row: last, column: size.columns - 1 } : column(size.columns - 1);
    default:
      return undefined;
  }
}
