import type { Column, Row } from '../../core/result/model';
import { t } from '../words';
import { CellView } from './cell';
import type { CellFonts } from './textWidths';
import { ROW_HEIGHT } from './virtualRows';

/** Above everything that can be scrolled to. */
const PARKED = -1000;

/** One row of a grid, whose elements one row of the data after the other takes over. */
export class RowView {
  readonly element = document.createElement('div');
  /** Its place in the view. */
  at = -1;
  private readonly box = document.createElement('input');
  private readonly cells: readonly CellView[];
  private row: Row | undefined;
  private ticked = false;

  constructor(columns: readonly Column[]) {
    this.cells = columns.map(({ type }, index) => new CellView(type, index + 2));
    this.element.className = 'grid-row data';
    this.element.setAttribute('role', 'row');
    this.element.setAttribute('aria-selected', 'false');
    const tick = document.createElement('div');
    tick.className = 'tick';
    tick.setAttribute('role', 'gridcell');
    tick.setAttribute('aria-colindex', '1');
    this.box.type = 'checkbox';
    this.box.tabIndex = -1;
    tick.append(this.box);
    this.element.append(tick, ...this.cells.map(({ element }) => element));
  }

  /** Puts it out of sight until it is needed again. */
  park(): void {
    if (this.at >= 0) {
      this.at = -1;
      this.element.style.transform = `translateY(${PARKED}px)`;
    }
  }

  /** Draws a row of the data at a place of the view. */
  write(at: number, row: Row, ticked: boolean): void {
    if (at !== this.at) {
      this.at = at;
      this.element.style.transform = `translateY(${at * ROW_HEIGHT}px)`;
      this.element.setAttribute('aria-rowindex', String(at + 3));
      this.box.setAttribute('aria-label', t('Select row {0}', at + 1));
    }
    if (row !== this.row) {
      this.row = row;
      this.cells.forEach((cell, index) => {
        cell.write(row[index]);
      });
    }
    if (ticked !== this.ticked) {
      this.ticked = ticked;
      this.element.classList.toggle('ticked', ticked);
      this.element.setAttribute('aria-selected', String(ticked));
    }
    // A click has changed it already, whatever came of the click.
    if (this.box.checked !== ticked) {
      this.box.checked = ticked;
    }
  }

  /** The widths of its cells in pixels, without the one of the tick box. */
  size(widths: readonly number[], fonts: CellFonts): void {
    this.cells.forEach((cell, index) => {
      cell.size(widths[index] ?? 0, fonts);
    });
  }

  /** What takes the focus in a column of the grid; 0 is the tick box. */
  focusable(column: number): HTMLElement | undefined {
    return column === 0 ? this.box : this.cells[column - 1]?.focusable;
  }

  /** The column of the grid that an element of the row stands in. */
  columnOf(target: Node): number {
    return this.cells.findIndex(({ element }) => element.contains(target)) + 1;
  }

  cell(column: number): CellView | undefined {
    return this.cells[column - 1];
  }
}
