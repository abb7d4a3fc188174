import {
  elementScroll,
  observeElementOffset,
  observeElementRect,
  defaultRangeExtractor,
  Virtualizer,
  type VirtualItem,
} from '@tanstack/virtual-core';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { cellText } from '../core/result/cellText';
import { filterRows, type Filters } from '../core/result/filterRows';
import type { IndicatorRef } from '../core/indicator/model';
import type { Cell, Column, TableSection } from '../core/result/model';
import { sortRows, type Sorting } from '../core/result/sortRows';
import { cell, icon, plain, shown } from './content';
import { columnTracks } from './gridColumns';
import { gridFoot, indicatorsIn } from './gridFoot';
import { moved, type GridPlace } from './gridKeys';
import { howMany, toggled, toggledAll, withRange, type Ticked } from './gridSelection';
import { styled } from './styled';
import { copyRows, copyText } from './copyRows';
import { t } from './words';

const ROW_HEIGHT = 22;
/** The header and the search boxes, which stay while rows scroll. */
const HEAD_HEIGHT = 54;
/** From here up the search waits until the typing pauses. */
const MANY_ROWS = 30_000;
const PAUSE_MS = 60;

const PLACEHOLDERS = { text: 'Search', indicator: 'Search', date: '>2026-04', number: '10..50' };

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
  private anchor = 0;
  private focusWanted = false;
  private pause: number | undefined;
  private virtualizer: Virtualizer<HTMLElement, HTMLElement> | undefined;
  private unmount: (() => void) | undefined;

  constructor() {
    super();
    this.ticked = new Set();
    this.view = [];
    this.place = { row: -1, column: 0 };
  }

  /** One style sheet serves the page, and labels reach across. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.clearTimeout(this.pause);
    this.unmount?.();
    this.unmount = undefined;
    this.virtualizer = undefined;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('section')) {
      const { tracks, least } = columnTracks(this.section);
      this.tracks = { '--columns': tracks, '--least': least };
      this.ticked = new Set();
      this.place = { row: -1, column: 0 };
      this.arrange();
    }
    // Not while rows scroll: each looks at every ticked row.
    if (changed.has('ticked') || changed.has('section')) {
      this.indicators = indicatorsIn(this.section, this.ticked, this.own);
    }
    if (changed.has('ticked') || changed.has('view')) {
      this.tickedShown = howMany(this.ticked, this.view);
    }
  }

  protected override updated(): void {
    this.virtualize();
    if (this.focusWanted) {
      this.focusWanted = false;
      this.focusPlace();
    }
  }

  protected override render(): TemplateResult {
    const { columns, rows } = this.section;
    const items = this.virtualizer?.getVirtualItems() ?? firstItems(this.view.length);
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
        <div class="grid-head" role="rowgroup">
          ${this.headerRow(columns)} ${this.searchRow(columns)}
        </div>
        <div
          class="grid-body"
          role="rowgroup"
          ${styled({ height: `${this.view.length * ROW_HEIGHT}px` })}
        >
          ${repeat(
            items,
            (item) => item.index,
            (item) => this.row(item.index),
          )}
        </div>
        ${
          this.view.length === 0 && rows.length > 0
            ? html`<p class="empty">
                ${t('No row passes the search.')}
                <button type="button" class="link" @click=${this.clearSearch}>
                  ${t('Clear search')}
                </button>
              </p>`
            : nothing
        }
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

  private headerRow(columns: readonly Column[]): TemplateResult {
    const state = this.tickedShown;
    return html`<div class="grid-row" role="row" aria-rowindex="1">
      <div role="columnheader" aria-colindex="1" class="tick">
        <input
          type="checkbox"
          aria-label=${t('Select all shown rows')}
          title=${t('Select all shown rows')}
          data-place="-1:0"
          tabindex=${this.tabIndexAt(-1, 0)}
          .checked=${live(state === 'all')}
          .indeterminate=${live(state === 'some')}
          ?disabled=${this.view.length === 0}
          @click=${() => {
            this.place = { row: -1, column: 0 };
            this.ticked = toggledAll(this.ticked, this.view);
          }}
        />
      </div>
      ${columns.map((column, index) => this.header(column, index))}
    </div>`;
  }

  private header(column: Column, index: number): TemplateResult {
    const sorted = this.sorting?.column === column.id ? this.sorting : undefined;
    const order = sorted ? (sorted.descending ? 'descending' : 'ascending') : 'none';
    const arrow = sorted ? (sorted.descending ? 'arrow-down' : 'arrow-up') : undefined;
    return html`<div
      role="columnheader"
      aria-colindex=${index + 2}
      aria-sort=${order}
      class="column ${column.type}"
    >
      <button
        type="button"
        class="sort"
        title=${t('Sort by {0}', plain(column.label))}
        data-place="-1:${index + 1}"
        tabindex=${this.tabIndexAt(-1, index + 1)}
        @click=${() => {
          this.place = { row: -1, column: index + 1 };
          this.sortBy(column.id);
        }}
      >
        <span class="label">${shown(column.label)}</span>${arrow ? icon(arrow) : nothing}
      </button>
    </div>`;
  }

  private searchRow(columns: readonly Column[]): TemplateResult {
    return html`<div class="grid-row searches" role="row" aria-rowindex="2">
      <div role="gridcell" aria-colindex="1" class="tick">${icon('filter')}</div>
      ${columns.map(
        (column, index) =>
          html`<div role="gridcell" aria-colindex=${index + 2}>
            <input
              type="text"
              class="search"
              spellcheck="false"
              autocomplete="off"
              aria-label=${t('Search {0}', plain(column.label))}
              title=${hint(column)}
              placeholder=${t(PLACEHOLDERS[column.type])}
              .value=${live(this.filters[column.id] ?? '')}
              @input=${(event: InputEvent) => {
                this.search(column.id, event);
              }}
            />
          </div>`,
      )}
    </div>`;
  }

  private row(at: number): TemplateResult {
    const index = this.view[at] ?? 0;
    const row = this.section.rows[index] ?? [];
    const ticked = this.ticked.has(index);
    return html`<div
      class="grid-row data ${ticked ? 'ticked' : ''}"
      role="row"
      aria-rowindex=${at + 3}
      aria-selected=${ticked ? 'true' : 'false'}
      ${styled({ transform: `translateY(${at * ROW_HEIGHT}px)` })}
    >
      <div role="gridcell" aria-colindex="1" class="tick">
        <input
          type="checkbox"
          aria-label=${t('Select row {0}', at + 1)}
          data-place="${at}:0"
          tabindex=${this.tabIndexAt(at, 0)}
          .checked=${live(ticked)}
          @click=${(event: MouseEvent) => {
            this.tick(at, event.shiftKey);
          }}
        />
      </div>
      ${this.section.columns.map((column, columnIndex) =>
        this.dataCell(row[columnIndex], column, at, columnIndex + 1),
      )}
    </div>`;
  }

  private dataCell(
    value: Cell | undefined,
    column: Column,
    row: number,
    at: number,
  ): TemplateResult {
    const isPivot = typeof value === 'object' && value !== null;
    const tabIndex = this.tabIndexAt(row, at);
    const text = cellText(value);
    return html`<div
      role="gridcell"
      aria-colindex=${at + 1}
      class="cell ${column.type}"
      data-place="${row}:${at}"
      tabindex=${isPivot ? nothing : tabIndex}
      title=${!isPivot && text.length > 24 ? plain(text) : nothing}
      @click=${() => {
        this.place = { row, column: at };
      }}
    >
      ${cell(value, column.type, tabIndex)}
    </div>`;
  }

  /** Exactly one place of the grid can be reached by Tab. */
  private tabIndexAt(row: number, column: number): 0 | -1 {
    return this.place.row === row && this.place.column === column ? 0 : -1;
  }

  /** The rows that a button acts on: the ticked ones, else all that are shown. */
  private target(): readonly number[] {
    return this.ticked.size > 0 ? this.inOrder([...this.ticked].sort((a, b) => a - b)) : this.view;
  }

  private inOrder(indices: readonly number[]): readonly number[] {
    const { columns, rows } = this.section;
    return this.sorting ? sortRows(columns, rows, indices, this.sorting) : indices;
  }

  /** Applies search and order to the data. */
  private arrange(): void {
    const { columns, rows } = this.section;
    this.view = this.inOrder(filterRows(columns, rows, this.filters));
    this.place = { ...this.place, row: Math.min(this.place.row, this.view.length - 1) };
    this.anchor = 0;
  }

  private search(column: string, event: InputEvent): void {
    const { target } = event;
    if (!(target instanceof HTMLInputElement)) {
      return;
    }
    this.filters = { ...this.filters, [column]: target.value };
    window.clearTimeout(this.pause);
    const apply = () => {
      this.arrange();
      this.virtualizer?.scrollToOffset(0);
    };
    if (this.section.rows.length < MANY_ROWS) {
      apply();
    } else {
      this.pause = window.setTimeout(apply, PAUSE_MS);
    }
  }

  private readonly clearSearch = (): void => {
    this.filters = {};
    this.arrange();
    this.querySelector<HTMLElement>('.search')?.focus();
  };

  /** Ascending, then descending, then as the vendor sent it. */
  private sortBy(column: string): void {
    const { sorting } = this;
    this.sorting =
      sorting?.column !== column
        ? { column, descending: false }
        : sorting.descending
          ? undefined
          : { column, descending: true };
    this.arrange();
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
    this.place = { row: at, column: this.place.column };
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    const { target } = event;
    if (target instanceof HTMLInputElement && target.type === 'text') {
      this.onSearchKey(event);
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
    } else {
      this.move(event, ctrl);
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };

  private onSearchKey(event: KeyboardEvent): void {
    if (event.key === 'ArrowDown' && this.view.length > 0) {
      event.preventDefault();
      this.goTo({ row: 0, column: Math.max(1, this.place.column) });
    } else if (event.key === 'Escape' && event.target instanceof HTMLInputElement) {
      event.target.value = '';
      event.target.dispatchEvent(new InputEvent('input', { bubbles: true }));
      event.stopPropagation();
    }
  }

  private move(event: KeyboardEvent, ctrl: boolean): void {
    const page = Math.max(
      1,
      Math.floor((this.virtualizer?.scrollRect?.height ?? 200) / ROW_HEIGHT) - 3,
    );
    const size = { rows: this.view.length, columns: this.section.columns.length + 1, page };
    const to = moved(this.place, { key: event.key, ctrl }, size);
    if (to === undefined) {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    if (event.shiftKey && to.row !== this.place.row && to.row >= 0) {
      this.ticked = withRange(this.ticked, this.view, this.place.row, to.row);
      this.anchor = to.row;
    }
    this.goTo(to);
  }

  private goTo(place: GridPlace): void {
    this.place = place;
    this.focusWanted = true;
    if (place.row >= 0) {
      this.virtualizer?.scrollToIndex(place.row, { align: 'auto' });
    }
  }

  private focusPlace(): void {
    const { row, column } = this.place;
    const found = this.querySelector<HTMLElement>(`[data-place="${row}:${column}"]`);
    const inner = found?.querySelector<HTMLElement>('button');
    (inner ?? found)?.focus({ preventScroll: row >= 0 });
  }

  /** The ticked rows, or the cell that has the focus. */
  private copy(defanged: boolean): void {
    const { row, column } = this.place;
    if (this.ticked.size > 0) {
      copyRows(this.section, this.target(), defanged);
      return;
    }
    const value = this.section.rows[this.view[row] ?? -1]?.[column - 1];
    copyText(cellText(value), defanged);
  }

  /** Binds the virtual rows to the scroller, which exists after the first rendering. */
  private virtualize(): void {
    const scroller = this.querySelector<HTMLElement>('.grid');
    if (scroller === null) {
      return;
    }
    const options = {
      count: this.view.length,
      getScrollElement: () => scroller,
      estimateSize: () => ROW_HEIGHT,
      overscan: 12,
      scrollPaddingEnd: HEAD_HEIGHT,
      observeElementRect,
      observeElementOffset,
      scrollToFn: elementScroll,
      // The cell with the focus stays in the document wherever the rows scroll.
      rangeExtractor: (range: Parameters<typeof defaultRangeExtractor>[0]) =>
        withActive(defaultRangeExtractor(range), this.place.row, this.view.length),
      onChange: () => {
        this.requestUpdate();
      },
    };
    if (this.virtualizer === undefined) {
      this.virtualizer = new Virtualizer(options);
      this.unmount = this.virtualizer._didMount();
      this.virtualizer._willUpdate();
      this.requestUpdate();
    } else {
      const before = this.virtualizer.options.count;
      this.virtualizer.setOptions(options);
      this.virtualizer._willUpdate();
      if (before !== options.count) {
        this.requestUpdate();
      }
    }
  }
}

/** What is drawn before the scroller has been measured. */
function firstItems(count: number): readonly Pick<VirtualItem, 'index'>[] {
  return Array.from({ length: Math.min(count, 20) }, (_, index) => ({ index }));
}

function withActive(range: number[], active: number, count: number): number[] {
  return active < 0 || active >= count || range.includes(active)
    ? range
    : [...range, active].sort((a, b) => a - b);
}

function hint(column: Column): string {
  switch (column.type) {
    case 'date':
      return t('A part of the date, or a range: >2026-04, 2026-01..2026-06. ! leaves out.');
    case 'number':
      return t('A part of the number, or a range: >10, 10..50. ! leaves out.');
    case 'indicator':
    case 'text':
      return t('A part of the text, defanged or not. ! leaves out.');
  }
}

customElements.define('lens-grid', LensGrid);
