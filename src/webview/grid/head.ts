import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { searchFaults } from '../../core/result/filterRows';
import type { Column } from '../../core/result/model';
import type { Filters } from '../../core/result/searchCondition';
import type { Sorting } from '../../core/result/sortRows';
import { faultWords } from './faultWords';
import { icon, plain, shown } from '../content';
import type { howMany } from './selection';
import { t } from '../words';

/** Dates and numbers show by an example that they take ranges. */
function placeholder(type: Column['type']): string {
  const search = t('Search');
  return { text: search, indicator: search, date: '>2026-04', number: '10..50' }[type];
}

interface Head {
  readonly columns: readonly Column[];
  readonly sorting: Sorting | undefined;
  readonly filters: Filters;
  readonly ticked: ReturnType<typeof howMany>;
  readonly empty: boolean;
  /** The tab index of a place in the header row. */
  readonly tabIndexAt: (column: number) => 0 | -1;
  readonly tickAll: () => void;
  /** `at` is the column of the grid, `id` the one of the data. */
  readonly sortBy: (at: number, id: string) => void;
  readonly search: (id: string, text: string) => void;
  /** The border after the column is pulled at, or was clicked twice. */
  readonly pull: (at: number, event: PointerEvent) => void;
  readonly fit: (at: number) => void;
}

/** The header with its order buttons, and a search box on every column. */
export function gridHead(head: Head): TemplateResult {
  return html`<div class="grid-head" role="rowgroup">
    <div class="grid-row" role="row" aria-rowindex="1">
      <div role="columnheader" aria-colindex="1" class="tick">${tickAll(head)}</div>
      ${head.columns.map((column, index) => header(head, column, index + 1))}
    </div>
    <div class="grid-row searches" role="row" aria-rowindex="2">
      <div role="gridcell" aria-colindex="1" class="tick">${icon('filter')}</div>
      ${head.columns.map((column, index) => search(head, column, index + 2))}
    </div>
  </div>`;
}

function tickAll({ ticked, empty, tabIndexAt, tickAll: act }: Head): TemplateResult {
  return html`<input
    type="checkbox"
    aria-label=${t('Select all shown rows')}
    title=${t('Select all shown rows')}
    tabindex=${tabIndexAt(0)}
    .checked=${live(ticked === 'all')}
    .indeterminate=${live(ticked === 'some')}
    ?disabled=${empty}
    @click=${act}
  />`;
}

function header(head: Head, column: Column, at: number): TemplateResult {
  const { sorting, tabIndexAt, sortBy } = head;
  const sorted = sorting?.column === column.id ? sorting : undefined;
  const order = sorted ? (sorted.descending ? 'descending' : 'ascending') : 'none';
  const arrow = sorted ? icon(sorted.descending ? 'arrow-down' : 'arrow-up') : nothing;
  return html`<div
    role="columnheader"
    aria-colindex=${at + 1}
    aria-sort=${order}
    class="column ${column.type}"
  >
    <button
      type="button"
      class="sort"
      title=${t('Sort by {0}. Shift+Left or Right: narrower or wider', plain(column.label))}
      aria-keyshortcuts="Shift+ArrowLeft Shift+ArrowRight Shift+Enter"
      tabindex=${tabIndexAt(at)}
      @click=${() => {
        sortBy(at, column.id);
      }}
    >
      <span class="label">${shown(column.label)}</span>${arrow}
    </button>
    <div
      class="border"
      aria-hidden="true"
      title=${t('Pull to change the width, click twice to fit')}
      @pointerdown=${(event: PointerEvent) => {
        head.pull(at, event);
      }}
      @dblclick=${() => {
        head.fit(at);
      }}
    ></div>
  </div>`;
}

function search({ filters, search: act }: Head, column: Column, index: number): TemplateResult {
  const faults = searchFaults([column], filters);
  return html`<div role="gridcell" aria-colindex=${index}>
    <input
      type="text"
      class="search"
      spellcheck="false"
      autocomplete="off"
      aria-label=${t('Search {0}', plain(column.label))}
      title=${faults.length > 0 ? faultWords(faults) : hint(column)}
      aria-invalid=${faults.length > 0 ? 'true' : 'false'}
      placeholder=${placeholder(column.type)}
      .value=${live(filters[column.id] ?? '')}
      @input=${({ target }: InputEvent) => {
        if (target instanceof HTMLInputElement) {
          act(column.id, target.value);
        }
      }}
    />
  </div>`;
}

function hint(column: Column): string {
  switch (column.type) {
    case 'date':
      return t(
        'A part of the date, or a range: >2026-04 from April on, 2026-01..2026-06. ! leaves out.',
      );
    case 'number':
      return t('A part of the number, or a range: >10, 10..50. ! leaves out.');
    case 'indicator':
    case 'text':
      return t('A part of the text, defanged or not. ! leaves out.');
  }
}
