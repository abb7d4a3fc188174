import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { IndicatorRef } from '../../core/indicator/model';
import { cellText } from '../../core/result/cellText';
import { searchFaults } from '../../core/result/filterRows';
import type { TableSection } from '../../core/result/model';
import type { AnswerRef } from '../answer/answerRef';
import { ColumnWidths } from './columnWidths';
import { plain } from '../content';
import { copyRows, copyText } from './copyRows';
import { faultWords } from './faultWords';
import { gridChips } from './chips';
import { gridFoot, indicatorsIn } from './foot';
import { gridHead } from './head';
import { onGridKey, type KeyedGrid } from './keyboard';
import type { GridPlace } from './place';
import { gridRow } from './row';
import { GridSearch } from './search';
import { howMany, toggled, toggledAll, withRange, type Ticked } from './selection';
import {
  indexOf,
  keepState,
  keptState,
  nextSorting,
  tickedInOrder,
  UNTOUCHED,
  type GridState,
} from './state';
import { RowSlots } from './rowSlots';
import { styled } from '../styled';
import { ROW_HEIGHT, VirtualRows } from './virtualRows';
import { t } from '../words';

const START: GridPlace = { row: -1, column: 0 };

/**
 * A table of a result: only the rows in sight are in the document, so that 100,000 stay smooth.
 * One tab stop for the header and the rows, moved by arrow keys; each search box is its own.
 */
export class LensGrid extends LitElement implements KeyedGrid {
  static override properties = {
    section: { attribute: false },
    own: { attribute: false },
    answer: { attribute: false },
    state: { state: true },
    view: { state: true },
    place: { state: true },
  };

  declare section: TableSection;
  /** The indicator of the page, which is not offered to be enriched again. */
  declare own: string;
  declare answer: AnswerRef | undefined;
  declare place: GridPlace;
  declare private state: GridState;
  /** Rows that pass the search, in their order on the screen, as indices of the data. */
  declare private view: Uint32Array;
  private indicators: readonly IndicatorRef[] = [];
  private indicatorsOf: Ticked | undefined;
  private tickedShown: ReturnType<typeof howMany> = 'none';
  /** Where a range of ticks begins. */
  private anchor = 0;
  private focusWanted = false;
  private readonly rows = new VirtualRows(() => {
    this.requestUpdate();
  });
  private readonly slots = new RowSlots();
  private readonly widths = new ColumnWidths(() => {
    this.requestUpdate();
  });
  private readonly search = new GridSearch((rows) => {
    this.view = rows;
    this.place = { ...this.place, row: Math.min(this.place.row, rows.length - 1) };
    this.anchor = 0;
  });

  constructor() {
    super();
    this.state = UNTOUCHED;
    this.view = new Uint32Array();
    this.place = START;
  }

  /** One style sheet serves the page, and labels reach across. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.search.stop();
    this.rows.stop();
  }

  protected override willUpdate(changed: PropertyValues): void {
    const { section, view } = this;
    if (changed.has('section')) {
      this.state = keptState(section);
      this.widths.show(section, this.answer?.operation);
      this.place = START;
      this.search.ask(indexOf(section), this.state, this.state.sorting, true);
      this.search.prepare(indexOf(section));
    }
    const { ticked } = this.state;
    keepState(section, this.state);
    // Not while rows scroll: each looks at every ticked row.
    if (ticked !== this.indicatorsOf) {
      this.indicatorsOf = ticked;
      this.indicators = indicatorsIn(section, ticked, this.own);
    }
    if (changed.has('state') || changed.has('view') || view !== this.view) {
      this.tickedShown = howMany(ticked, this.view);
    }
  }

  protected override updated(): void {
    const scroller = this.grid();
    if (scroller !== null) {
      this.rows.follow(scroller, this.view.length);
    }
    // A row far away is drawn only after the rows have followed.
    if (this.focusWanted && this.focusPlace()) {
      this.focusWanted = false;
    }
  }

  protected override render(): TemplateResult {
    const { section, state, view } = this;
    // What stays while rows scroll is not looked at again.
    return html`${guard([section, state.picks], () =>
        gridChips(indexOf(section), state.picks, (column, values) => {
          this.find({ picks: { ...this.state.picks, [column]: values } });
        }),
      )}
      <div
        class="grid"
        role="grid"
        aria-label=${plain(section.title)}
        aria-rowcount=${view.length + 2}
        aria-colcount=${section.columns.length + 1}
        aria-multiselectable="true"
        ${styled(this.widths.styles)}
        @keydown=${this.onKey}
      >
        ${guard(
          [section, state.sorting, state.filters, this.tickedShown, view.length === 0, this.place],
          () => this.head(),
        )}
        <div
          class="grid-body"
          role="rowgroup"
          ${styled({ height: `${view.length * ROW_HEIGHT}px` })}
        >
          ${this.drawnRows()}
        </div>
        ${view.length === 0 ? this.nothingFound() : nothing}
      </div>
      ${guard([section, state, view, this.indicators, this.answer], () => this.foot())}`;
  }

  private foot(): TemplateResult {
    const { section, state, view } = this;
    return gridFoot({
      section,
      filters: state.filters,
      shown: view.length,
      ticked: state.ticked,
      targets: state.ticked.size > 0 ? state.ticked.size : view.length,
      target: () => this.target(),
      indicators: this.indicators,
      answer: this.answer,
    });
  }

  private head(): TemplateResult {
    const { section, state } = this;
    return gridHead({
      columns: section.columns,
      sorting: state.sorting,
      filters: state.filters,
      ticked: this.tickedShown,
      empty: this.view.length === 0,
      tabIndexAt: (column) => this.tabIndexAt(-1, column),
      tickAll: () => {
        this.place = START;
        this.setTicked(toggledAll(this.state.ticked, this.view));
      },
      sortBy: (at, id) => {
        this.place = { row: -1, column: at };
        this.state = { ...this.state, sorting: nextSorting(this.state.sorting, id) };
        this.search.ask(indexOf(this.section), this.state, this.state.sorting);
      },
      search: (id, text) => {
        this.find({ filters: { ...this.state.filters, [id]: text } });
      },
      pull: (at, event) => {
        const grid = this.grid();
        if (grid !== null) {
          this.widths.pull(grid, at - 1, event);
        }
      },
      fit: (at) => {
        this.resize(at, 'fit');
      },
    });
  }

  private drawnRows(): unknown {
    const drawn = this.rows.visible(this.view.length, this.place.row);
    const slots = this.slots.take(drawn);
    return repeat(
      drawn,
      (at) => slots.get(at),
      // A row that stays in sight while others scroll is not looked at again.
      (at) => {
        const index = this.view[at] ?? 0;
        const focus = this.place.row === at ? this.place.column : -1;
        const what = [this.section.rows[index], at, focus, this.state.ticked.has(index)];
        return guard(what, () => this.row(at));
      },
    );
  }

  private row(at: number): TemplateResult {
    const index = this.view[at] ?? 0;
    return gridRow({
      columns: this.section.columns,
      row: this.section.rows[index] ?? [],
      at,
      ticked: this.state.ticked.has(index),
      tabIndexAt: (column) => this.tabIndexAt(at, column),
      tick: (range) => {
        this.place = { row: at, column: 0 };
        this.tick(at, range);
      },
      enter: (column) => {
        this.place = { row: at, column };
      },
    });
  }

  private nothingFound(): TemplateResult {
    return html`<p class="empty">
      ${faultWords(searchFaults(this.section.columns, this.state.filters))}
      <button
        type="button"
        class="link"
        @click=${() => {
          this.find({ filters: {}, picks: {} });
          this.querySelector<HTMLElement>('.search')?.focus();
        }}
      >
        ${t('Clear search')}
      </button>
    </p>`;
  }

  /** Exactly one place of the grid can be reached by Tab. */
  private tabIndexAt(row: number, column: number): 0 | -1 {
    return this.place.row === row && this.place.column === column ? 0 : -1;
  }

  /** The rows that a button acts on: the ticked ones, else all that are shown. */
  private target(): Uint32Array {
    return this.state.ticked.size > 0 ? tickedInOrder(this.section, this.state) : this.view;
  }

  private find(change: Partial<Pick<GridState, 'filters' | 'picks'>>): void {
    this.state = { ...this.state, ...change };
    this.search.ask(indexOf(this.section), this.state, this.state.sorting);
    this.rows.toTop();
  }

  private setTicked(ticked: Ticked): void {
    this.state = { ...this.state, ticked };
  }

  get size(): KeyedGrid['size'] {
    const columns = this.section.columns.length + 1;
    return { rows: this.view.length, columns, page: this.rows.page() };
  }

  tick(at: number, range: boolean): void {
    const index = this.view[at];
    if (index !== undefined) {
      const { ticked } = this.state;
      this.setTicked(
        range ? withRange(ticked, this.view, this.anchor, at) : toggled(ticked, index),
      );
      this.anchor = at;
    }
  }

  tickRange(from: number, to: number): void {
    this.setTicked(withRange(this.state.ticked, this.view, from, to));
    this.anchor = to;
  }

  goTo(place: GridPlace): void {
    this.place = place;
    this.focusWanted = true;
    if (place.row >= 0) {
      this.rows.bringIntoSight(place.row);
    }
  }

  /** The ticked rows, or the cell that has the focus. */
  copy(defanged: boolean): void {
    if (this.state.ticked.size > 0) {
      copyRows(this.section, this.target(), defanged);
      return;
    }
    const { row, column } = this.place;
    const value = this.section.rows[this.view[row] ?? -1]?.[column - 1];
    copyText(cellText(value), defanged);
  }

  resize(column: number, by: number | 'fit'): void {
    const grid = this.grid();
    if (grid !== null) {
      this.widths.resize(grid, column - 1, by);
    }
  }

  private grid(): HTMLElement | null {
    return this.querySelector<HTMLElement>('.grid');
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    if (onGridKey(this, event)) {
      event.preventDefault();
      event.stopPropagation();
    }
  };

  /** False while the place is not drawn. */
  private focusPlace(): boolean {
    const { row, column } = this.place;
    const found = this.querySelector<HTMLElement>(`[data-place="${row}:${column}"]`);
    const inner = found?.querySelector<HTMLElement>('button');
    (inner ?? found)?.focus({ preventScroll: row >= 0 });
    return found !== null;
  }
}

customElements.define('lens-grid', LensGrid);
