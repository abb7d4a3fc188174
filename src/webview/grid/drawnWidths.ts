/** Room beside the text of a cell, for its padding and the arrow of the order. */
const AROUND = 16;

/** How wide the columns of a grid are drawn, in pixels, by their order. */
export function drawnWidths(grid: Element): readonly number[] {
  return [...grid.querySelectorAll('.grid-head .column')].map(
    (cell) => cell.getBoundingClientRect().width,
  );
}

/** How wide a column has to be for its header and for what is drawn of its rows. */
export function fittingWidth(grid: Element, column: number): number {
  const cells = grid.querySelectorAll(
    `.column[aria-colindex="${column + 1}"] .label, .cell[aria-colindex="${column + 1}"]`,
  );
  const range = document.createRange();
  const widths = [...cells].map((cell) => {
    range.selectNodeContents(cell.querySelector('button') ?? cell);
    return range.getBoundingClientRect().width;
  });
  return Math.max(0, ...widths) + AROUND;
}

/** Follows a pointer that pulls at the border of a column, until it lets go. */
export function pulled(
  { currentTarget, pointerId, clientX }: PointerEvent,
  from: number,
  to: (width: number, done: boolean) => void,
): void {
  if (!(currentTarget instanceof HTMLElement)) {
    return;
  }
  const handle = currentTarget;
  const stop = new AbortController();
  handle.setPointerCapture(pointerId);
  const follow = (done: boolean) => (event: PointerEvent) => {
    to(from + event.clientX - clientX, done);
    if (done) {
      stop.abort();
    }
  };
  handle.addEventListener('pointermove', follow(false), stop);
  handle.addEventListener('pointerup', follow(true), stop);
  handle.addEventListener('pointercancel', follow(true), stop);
}
