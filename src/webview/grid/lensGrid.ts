import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { cellText } from '../../core/result/cellText';
import type { TableSection } from '../../core/result/model';
import type { AnswerRef } from '../answer/answerRef';
import { GridBody } from './body';
import { ColumnWidths } from './columnWidths';
import { plain } from '../content';
import { CopyNote } from './copyNote';
import { copyRows, copyText } from './copyRows';
import { gridChips } from './chips';
import { gridFoot } from './foot';
import { gridHead } from './head';
import { onGridKey, type KeyedGrid } from './keyboard';
import { UNTOUCHED, type GridState } from './gridState';
import type { GridPlace } from './place';
import { nothingFound } from './nothingFound';
import { GridSearch } from './search';
import { toggled, toggledAll, withRange, type Ticked } from './selection';
import { indexOf, keepState, keptState, nextSorting, tickedInOrder } from './state';
import { styled } from '../styled';
import { TickedRows } from './tickedRows';
import { ROW_HEIGHT } from './virtualRows';

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
  private readonly tickedRows = new TickedRows();
  /** Where a range of ticks begins. */
  private anchor = 0;
  private focusWanted = false;
  private readonly body = new GridBody({
    tick: (at, range) => {
      this.place = { row: at, column: 0 };
      this.tick(at, range);
    },
    enter: (place) => {
      this.place = place;
    },
  });
  private readonly widths = new ColumnWidths(() => {
    this.requestUpdate();
  });
  private readonly copied = new CopyNote(copyRows, () => {
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
    this.copied.stop();
    this.body.stop();
  }

  protected override willUpdate(changed: PropertyValues): void {
    const { section } = this;
    if (changed.has('section')) {
      this.state = keptState(section, this.name());
      this.widths.show(section, this.answer?.operation);
      this.place = START;
      this.search.ask(indexOf(section), this.state, this.state.sorting, true);
      this.search.prepare(indexOf(section));
    }
    keepState(section, this.state, this.name());
    this.tickedRows.update(section, this.state.ticked, this.view, this.own);
  }

  protected override updated(): void {
    const { section, view, place } = this;
    this.body.show(this, { section, view, ticked: this.state.ticked, place });
    // A row far away is drawn only after the rows have followed.
    if (this.focusWanted && this.focusPlace()) {
      this.focusWanted = false;
    }
  }

  protected override render(): TemplateResult {
    const { section, state, view } = this;
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
        ${this.head()}
        <div
          class="grid-body"
          role="rowgroup"
          ${styled({ height: `${view.length * ROW_HEIGHT}px` })}
          @click=${this.body.onClick}
          @pointerover=${this.body.onReach}
          @focusin=${this.body.onReach}
          @contextmenu=${this.body.onReach}
        ></div>
        ${view.length === 0 ? nothingFound(section.columns, state.filters, this.clear) : nothing}
      </div>
      ${this.foot()}`;
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
      tickedRows: this.tickedRows,
      copied: this.copied,
      answer: this.answer,
    });
  }

  private head(): TemplateResult {
    const { section, state } = this;
    return gridHead({
      columns: section.columns,
      sorting: state.sorting,
      filters: state.filters,
      ticked: this.tickedRows.shown,
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
        this.widths.pull(this, at - 1, event);
      },
      fit: (at) => {
        this.resize(at, 'fit');
      },
    });
  }

  private name(): string | undefined {
    return this.answer && `${this.answer.name} ${this.section.id}`;
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
    this.body.rows.toTop();
  }

  private readonly clear = (): void => {
    this.find({ filters: {}, picks: {} });
    this.querySelector<HTMLElement>('.search')?.focus();
  };

  private setTicked(ticked: Ticked): void {
    this.state = { ...this.state, ticked };
  }

  get size(): KeyedGrid['size'] {
    const columns = this.section.columns.length + 1;
    return { rows: this.view.length, columns, page: this.body.rows.page() };
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
      this.body.rows.bringIntoSight(place.row);
    }
  }

  /** The ticked rows, or the cell that has the focus. */
  copy(defanged: boolean): void {
    const { section, view, place, state } = this;
    if (state.ticked.size > 0) {
      this.copied.copy(section, this.target(), defanged);
    } else {
      const value = section.rows[view[place.row] ?? -1]?.[place.column - 1];
      copyText(cellText(value), defanged);
    }
  }

  resize(column: number, by: number | 'fit'): void {
    this.widths.resize(this, column - 1, by);
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
    const found =
      row >= 0
        ? this.body.focusable(this.place)
        : this.querySelector<HTMLElement>(
            `.grid-head [aria-colindex="${column + 1}"] :is(button, input)`,
          );
    // The browser's own way puts what was out of sight into the middle.
    found?.focus({ preventScroll: true });
    found?.closest('[role]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    return found instanceof HTMLElement;
  }
}

customElements.define('lens-grid', LensGrid);
