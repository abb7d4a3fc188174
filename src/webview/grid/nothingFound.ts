import { html, type TemplateResult } from 'lit';
import { searchFaults } from '../../core/result/filterRows';
import type { Column } from '../../core/result/model';
import type { Filters } from '../../core/result/searchCondition';
import { t } from '../words';
import { faultWords } from './faultWords';

/** Stands where the rows would be; `clear` takes every search back. */
export function nothingFound(
  columns: readonly Column[],
  filters: Filters,
  clear: () => void,
): TemplateResult {
  return html`<p class="empty">
    ${faultWords(searchFaults(columns, filters))}
    <button type="button" class="link" @click=${clear}>${t('Clear search')}</button>
  </p>`;
}
