import { html, nothing, type TemplateResult } from 'lit';
import type { Picks } from '../../core/result/filterRows';
import type { TableIndex } from '../../core/result/tableIndex';
import { plain, shown } from '../content';
import { number, t } from '../words';

/** More values than can be looked over; the search box of the column finds the others. */
const MOST_CHIPS = 24;
const LONGEST = 60;

/** A row of chips for each column of categories: rows with any of the pressed values are shown. */
export function gridChips(
  index: TableIndex,
  picks: Picks,
  pick: (column: string, values: readonly string[]) => void,
): TemplateResult | typeof nothing {
  const groups = index.columns.flatMap((column, at) => {
    const categories = column.categories === true ? index.categories(at) : [];
    return categories.length < 2 ? [] : [{ column, categories }];
  });
  if (groups.length === 0) {
    return nothing;
  }
  return html`<div class="chips">
    ${groups.map(({ column, categories }) => {
      const picked = picks[column.id] ?? [];
      return html`<div class="choice" role="group" aria-label=${plain(column.label)}>
        ${categories.slice(0, MOST_CHIPS).map(({ value, count }) => {
          const pressed = picked.includes(value);
          return html`<button
            type="button"
            class="chip"
            aria-pressed=${pressed ? 'true' : 'false'}
            title=${t('{0} of the rows received', number(count))}
            @click=${() => {
              pick(column.id, pressed ? picked.filter((one) => one !== value) : [...picked, value]);
            }}
          >
            ${shown(value, LONGEST)} <span class="chip-count">${number(count)}</span>
          </button>`;
        })}
        ${
          categories.length > MOST_CHIPS
            ? html`<span class="dim"
                >${t('and {0} more', number(categories.length - MOST_CHIPS))}</span
              >`
            : nothing
        }
      </div>`;
    })}
  </div>`;
}
