import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { cellText } from '../../core/result/cellText';
import type { Cell, Column, Row } from '../../core/result/model';
import { cell, plain } from '../content';
import { styled } from '../styled';
import { ROW_HEIGHT } from './virtualRows';
import { t } from '../words';

/** Text up to here fits into most columns and needs no tooltip. */
const FITS = 24;

interface DrawnRow {
  readonly columns: readonly Column[];
  readonly row: Row;
  /** Its place in the view. */
  readonly at: number;
  readonly ticked: boolean;
  readonly tabIndexAt: (column: number) => 0 | -1;
  readonly tick: (range: boolean) => void;
  readonly enter: (column: number) => void;
}

/** One row of a grid, at its place in the long body. */
export function gridRow(drawn: DrawnRow): TemplateResult {
  const { columns, row, at, ticked } = drawn;
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
        tabindex=${drawn.tabIndexAt(0)}
        .checked=${live(ticked)}
        @click=${(event: MouseEvent) => {
          drawn.tick(event.shiftKey);
        }}
      />
    </div>
    ${columns.map((column, index) => gridCell(drawn, row[index], column, index + 1))}
  </div>`;
}

function gridCell(
  { at, tabIndexAt, enter }: DrawnRow,
  value: Cell | undefined,
  column: Column,
  index: number,
): TemplateResult {
  const isPivot = typeof value === 'object' && value !== null;
  const tabIndex = tabIndexAt(index);
  const text = cellText(value);
  return html`<div
    role="gridcell"
    aria-colindex=${index + 1}
    class="cell ${column.type}"
    data-place="${at}:${index}"
    tabindex=${isPivot ? nothing : tabIndex}
    title=${!isPivot && text.length > FITS ? plain(text) : nothing}
    @click=${() => {
      enter(index);
    }}
  >
    ${cell(value, column.type, tabIndex)}
  </div>`;
}
