import type { Page } from 'playwright-core';

/** What takes the focus at a place of a table: row -1 is the header, column 0 the tick boxes. */
export function gridPlace(row: number, column: number): string {
  const cell = `.grid [aria-rowindex="${row < 0 ? 1 : row + 3}"] > [aria-colindex="${column + 1}"]`;
  return `${cell}:not(:has(button, input)), ${cell} :is(button, input)`;
}

/** The place that has the focus, as `row:column`; undefined where it is none, or a search box. */
export function focusedPlace(page: Page): Promise<string | undefined> {
  return page.evaluate(() => {
    const active = document.activeElement;
    const row = active?.closest('[aria-rowindex]')?.getAttribute('aria-rowindex');
    const column = active?.closest('[aria-colindex]')?.getAttribute('aria-colindex');
    return row && column && row !== '2'
      ? `${Math.max(-1, Number(row) - 3)}:${Number(column) - 1}`
      : undefined;
  });
}
