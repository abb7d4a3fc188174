import type { Column, TableSection } from '../../core/result/model';
import { columnTracks, type Widths } from './columnTracks';
import { keep, kept } from '../keptState';
import { drawnWidths, fittingWidth, pulled } from './drawnWidths';

const NARROWEST = 32;
const WIDEST = 1600;

/** The widths of the columns of one table, which outlive a reload. */
export class ColumnWidths {
  private readonly redraw: () => void;
  private widths: Widths = {};
  private section: TableSection | undefined;
  private table = '';
  /** Custom properties of the grid, from which the style sheet makes its tracks. */
  styles: Readonly<Record<string, string>> = {};

  /** `redraw` is called whenever `styles` have changed. */
  constructor(redraw: () => void) {
    this.redraw = redraw;
  }

  /** Takes another table; `operation` and section name it over all indicators. */
  show(section: TableSection, operation: string | undefined): void {
    this.section = section;
    this.table = `${operation ?? ''} ${section.id}`.trim();
    this.take(kept().widths?.[this.table] ?? {});
  }

  /** `column` counts from 0; `by` pixels, or as wide as what is drawn of it. */
  resize(grid: Element, column: number, by: number | 'fit'): void {
    const drawn = drawnWidths(grid)[column] ?? 0;
    const width = by === 'fit' ? fittingWidth(grid, column + 1) : drawn + by;
    this.take(this.with(this.widths, column, width));
    this.keep();
  }

  /** Follows the pointer; the columns before stay as they are, so that the border stays under it. */
  pull(grid: Element, column: number, event: PointerEvent): void {
    const drawn = drawnWidths(grid);
    const before = drawn
      .slice(0, column)
      .reduce((widths, width, index) => this.with(widths, index, width), this.widths);
    pulled(event, drawn[column] ?? 0, (width, done) => {
      this.take(this.with(before, column, width));
      if (done) {
        this.keep();
      }
    });
  }

  private with(widths: Widths, column: number, width: number): Widths {
    const id = this.columns()[column]?.id;
    const rounded = Math.round(Math.min(WIDEST, Math.max(NARROWEST, width)));
    return id === undefined ? widths : { ...widths, [id]: rounded };
  }

  private take(widths: Widths): void {
    this.widths = widths;
    if (this.section !== undefined) {
      const { tracks, least } = columnTracks(this.section, widths);
      this.styles = { '--columns': tracks, '--least': least };
      this.redraw();
    }
  }

  private keep(): void {
    keep({ widths: { ...kept().widths, [this.table]: this.widths } });
  }

  private columns(): readonly Column[] {
    return this.section?.columns ?? [];
  }
}
