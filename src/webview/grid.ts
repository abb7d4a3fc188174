import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { IndicatorRef } from '../core/indicator/model';
import { cellText } from '../core/result/cellText';
import { searchFaults, type Filters } from '../core/result/filterRows';
import type { TableSection } from '../core/result/model';
import type { Sorting } from '../core/result/sortRows';
import { plain } from './content';
import { copyRows, copyText } from './copyRows';
import { columnTracks } from './gridColumns';
import { faultWords } from './faultWords';
import { gridFoot, indicatorsIn } from './gridFoot';
import { gridHead } from './gridHead';
import { moved, type GridPlace } from './gridKeys';
import { gridRow } from './gridRow';
import { howMany, toggled, toggledAll, withRange, type Ticked } from './gridSelection';
import { nextSorting, tickedInOrder, UNTOUCHED, viewOf, type GridState } from './gridView';
import { styled } from './styled';
import { ROW_HEIGHT, VirtualRows } from './virtualRows';
import { t } from './words';

/** From here up the search waits until the typing pauses. */
const MANY_ROWS = 30_000;
const PAUSE_MS = 60;

const START: GridPlace = { row: -1, column: 0 };

/** What was searched, ordered and ticked in a table, for when its tab is opened again. */
const kept = new WeakMap<TableSection, GridState>();

/**
 * A table of a result: only the rows in sight are in the document, so that 100,000 stay smooth.
 * One tab stop for the header and the rows, moved by arrow keys; each search box is its own.
 */
export class LensGrid extends LitElement {
  static override properties = {
    section: { attribute: false },
    own: { attribute: false },
    sorting: { state: true },
    ticked: { state: true },
    view: { state: true },
    place: { state: true },
  };

  declare section: TableSection;
  /** The indicator of the page, which is not offered to be enriched again. */
  declare own: string;
  declare private sorting: Sorting | undefined;
  declare private ticked: Ticked;
  /** Rows that pass the search, in their order on the screen, as indices of the data. */
  declare private view: readonly number[];
  declare private place: GridPlace;
  private filters: Filters = {};
  private tracks: Readonly<Record<string, string>> = {};
  private indicators: readonly IndicatorRef[] = [];
  private tickedShown: ReturnType<typeof howMany> = 'none';
  /** Where a range of ticks begins. */
  private anchor = 0;
  private focusWanted = false;
  private pause: number | undefined;
  private readonly rows = new VirtualRows(() => {
    this.requestUpdate();
  });

  constructor() {
    super();
    this.ticked = new Set();
    this.view = [];
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
    window.clearTimeout(this.pause);
    this.rows.stop();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('section')) {
      const { tracks, least } = columnTracks(this.section);
      this.tracks = { '--columns': tracks, '--least': least };
      const { filters, sorting, ticked } = kept.get(this.section) ?? UNTOUCHED;
      this.filters = filters;
      this.sorting = sorting;
      this.ticked = ticked;
      this.place = START;
      this.arrange();
    }
    // Not while rows scroll: each looks at every ticked row.
    if (changed.has('ticked') || changed.has('section')) {
      this.indicators = indicatorsIn(this.section, this.ticked, this.own);
    }
    if (changed.has('ticked') || changed.has('view')) {
      this.tickedShown = howMany(this.ticked, this.view);
    }
    const { filters, sorting, ticked } = this;
    kept.set(this.section, { filters, sorting, ticked });
  }

  protected override updated(): void {
    const scroller = this.querySelector<HTMLElement>('.grid');
    if (scroller !== null) {
      this.rows.follow(scroller, this.view.length, this.place.row);
    }
    // A row far away is drawn only after the rows have followed.
    if (this.focusWanted && this.focusPlace()) {
      this.focusWanted = false;
    }
  }

  protected override render(): TemplateResult {
    const { columns } = this.section;
    return html`<div
        class="grid"
        role="grid"
        aria-label=${plain(this.section.title)}
        aria-rowcount=${this.view.length + 2}
        aria-colcount=${columns.length + 1}
        aria-multiselectable="true"
        ${styled(this.tracks)}
        @keydown=${this.onKey}
      >
        ${gridHead({
          columns,
          sorting: this.sorting,
          filters: this.filters,
          ticked: this.tickedShown,
          empty: this.view.length === 0,
          tabIndexAt: (column) => this.tabIndexAt(-1, column),
          tickAll: () => {
            this.place = START;
            this.ticked = toggledAll(this.ticked, this.view);
          },
          sortBy: (at, id) => {
            this.place = { row: -1, column: at };
            this.sorting = nextSorting(this.sorting, id);
            this.arrange();
          },
          search: (id, text) => {
            this.search(id, text);
          },
        })}
        <div
          class="grid-body"
          role="rowgroup"
          ${styled({ height: `${this.view.length * ROW_HEIGHT}px` })}
        >
          ${repeat(
            this.rows.visible(this.view.length),
            (at) => at,
            (at) => this.row(at),
          )}
        </div>
        ${this.view.length === 0 ? this.nothingFound() : nothing}
      </div>
      ${gridFoot({
        section: this.section,
        shown: this.view.length,
        ticked: this.ticked,
        targets: this.ticked.size > 0 ? this.ticked.size : this.view.length,
        target: () => this.target(),
        indicators: this.indicators,
      })}`;
  }

  private row(at: number): TemplateResult {
    const index = this.view[at] ?? 0;
    return gridRow({
      columns: this.section.columns,
      row: this.section.rows[index] ?? [],
      at,
      ticked: this.ticked.has(index),
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
      ${faultWords(searchFaults(this.section.columns, this.filters))}
      <button
        type="button"
        class="link"
        @click=${() => {
          this.filters = {};
          this.arrange();
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
  private target(): readonly number[] {
    return this.ticked.size > 0
      ? tickedInOrder(this.section, this.ticked, this.sorting)
      : this.view;
  }

  /** Applies search and order to the data. */
  private arrange(): void {
    this.view = viewOf(this.section, this.filters, this.sorting);
    this.place = { ...this.place, row: Math.min(this.place.row, this.view.length - 1) };
    this.anchor = 0;
  }

  private search(column: string, text: string): void {
    this.filters = { ...this.filters, [column]: text };
    window.clearTimeout(this.pause);
    const apply = () => {
      this.arrange();
      this.rows.toTop();
    };
    if (this.section.rows.length < MANY_ROWS) {
      apply();
    } else {
      this.pause = window.setTimeout(apply, PAUSE_MS);
    }
  }

  private tick(at: number, range: boolean): void {
    const index = this.view[at];
    if (index === undefined) {
      return;
    }
    this.ticked = range
      ? withRange(this.ticked, this.view, this.anchor, at)
      : toggled(this.ticked, index);
    this.anchor = at;
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    const { target } = event;
    if (target instanceof HTMLInputElement && target.type === 'text') {
      this.onSearchKey(event, target);
      return;
    }
    const ctrl = event.ctrlKey || event.metaKey;
    const { row } = this.place;
    if (ctrl && event.key === 'a') {
      this.ticked = withRange(this.ticked, this.view, 0, this.view.length - 1);
    } else if (ctrl && event.key.toLowerCase() === 'c' && row >= 0) {
      this.copy(!event.shiftKey);
    } else if (event.key === ' ' && row >= 0) {
      this.tick(row, event.shiftKey);
    } else if (!this.move(event, ctrl)) {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };

  private onSearchKey(event: KeyboardEvent, box: HTMLInputElement): void {
    if (event.key === 'ArrowDown' && this.view.length > 0) {
      event.preventDefault();
      this.goTo({ row: 0, column: Math.max(1, this.place.column) });
    } else if (event.key === 'Escape' && box.value !== '') {
      box.value = '';
      box.dispatchEvent(new InputEvent('input', { bubbles: true }));
      event.stopPropagation();
    }
  }

  /** False where the key is none of movement. */
  private move(event: KeyboardEvent, ctrl: boolean): boolean {
    const columns = this.section.columns.length + 1;
    const size = { rows: this.view.length, columns, page: this.rows.page() };
    const to = moved(this.place, { key: event.key, ctrl }, size);
    if (to === undefined) {
      return false;
    }
    if (event.shiftKey && to.row !== this.place.row && to.row >= 0) {
      this.ticked = withRange(this.ticked, this.view, Math.max(0, this.place.row), to.row);
      this.anchor = to.row;
    }
    this.goTo(to);
    return true;
  }

  private goTo(place: GridPlace): void {
    this.place = place;
    this.focusWanted = true;
    if (place.row >= 0) {
      this.rows.bringIntoSight(place.row);
    }
  }

  /** False while the place is not drawn. */
  private focusPlace(): boolean {
    const { row, column } = this.place;
    const found = this.querySelector<HTMLElement>(`[data-place="${row}:${column}"]`);
    const inner = found?.querySelector<HTMLElement>('button');
    (inner ?? found)?.focus({ preventScroll: row >= 0 });
    return found !== null;
  }

  /** The ticked rows, or the cell that has the focus. */
  private copy(defanged: boolean): void {
    if (this.ticked.size > 0) {
      copyRows(this.section, this.target(), defanged);
      return;
    }
    const { row, column } = this.place;
    const value = this.section.rows[this.view[row] ?? -1]?.[column - 1];
    copyText(cellText(value), defanged);
  }
}

customElements.define('lens-grid', LensGrid);
