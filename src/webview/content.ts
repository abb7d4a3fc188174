import { html, nothing, type TemplateResult } from 'lit';
import type { Cell, IndicatorCell, ValueType } from '../core/result/model';
import { cellText } from '../core/result/cellText';
import { shortened, textParts, visibleText } from '../core/visible';
import { vscodeApi } from './vscodeApi';
import { local, number, t, utc } from './words';

/** Longer text than this is cut in cells and facts; the raw response has all of it. */
const MOST_IN_CELL = 2000;
const MOST_IN_TOOLTIP = 400;

/** Text of a vendor or a registrant as text nodes, with unseen characters made visible. */
export function shown(value: string, most = MOST_IN_CELL): TemplateResult {
  const { text, cut } = shortened(value, most);
  const parts = textParts(text).map((part) =>
    part.escaped
      ? html`<span class="unseen" title=${t('Unseen character')}>${part.text}</span>`
      : part.text,
  );
  const note = cut
    ? html`<span class="cut">… ${t('{0} characters, shortened', number(value.length))}</span>`
    : nothing;
  return html`${parts}${note}`;
}

/** Text for a tooltip or an accessible name: short, and nothing unseen in it. */
export function plain(value: string): string {
  const { text, cut } = shortened(value, MOST_IN_TOOLTIP);
  return visibleText(text) + (cut ? '…' : '');
}

/** A cell by its meaning. `tabIndex` -1 where a grid moves the focus. */
export function cell(value: Cell | undefined, type: ValueType, tabIndex: 0 | -1): unknown {
  if (value === null || value === undefined || value === '') {
    return nothing;
  }
  if (typeof value === 'object') {
    return pivot(value, tabIndex);
  }
  if (typeof value === 'number') {
    return number(value);
  }
  return type === 'date' ? moment(value) : shown(value);
}

/** A date or time in UTC, the analyst's own time in its tooltip. */
export function moment(iso: string): TemplateResult {
  const title = local(iso);
  return title === undefined
    ? shown(utc(iso))
    : html`<time datetime=${iso} title=${title}>${utc(iso)}</time>`;
}

/** An indicator to go on to: from what is known at once, and without spending anything. */
function pivot(indicator: IndicatorCell, tabIndex: 0 | -1): TemplateResult {
  return html`<button
    class="pivot"
    type="button"
    tabindex=${tabIndex}
    data-vscode-context=${pivotContext(indicator)}
    title=${pivotWords(indicator)}
    @click=${(event: MouseEvent) => {
      pivotTo(indicator, event);
    }}
  >
    ${shown(cellText(indicator))}
  </button>`;
}

/** The tooltip of an indicator to go on to. */
export function pivotWords({ value }: IndicatorCell): string {
  return t('Go to {0} (Ctrl: beside)', plain(value));
}

/** What VS Code reads for its own context menu; `value` is what its commands take. */
export function pivotContext({ value }: IndicatorCell): string {
  return JSON.stringify({
    webviewSection: 'indicator',
    value,
    askedFrom: 'panel',
    preventDefaultContextMenuItems: true,
  });
}

/** Goes on to an indicator, beside with Ctrl. What it stands in tells which answer led there. */
export function pivotTo({ kind, value }: IndicatorCell, event: MouseEvent | KeyboardEvent): void {
  const { target } = event;
  const around = target instanceof Element ? target.closest('[data-via]') : null;
  const via = around?.getAttribute('data-via') ?? '';
  vscodeApi.postMessage({
    type: 'pivot',
    indicator: { kind, value },
    beside: event.ctrlKey || event.metaKey,
    ...(via !== '' && { via }),
  });
}

/** A codicon beside words, or with the words as its name where it stands alone. */
export function icon(name: string, label?: string): TemplateResult {
  return label === undefined
    ? html`<span class="codicon codicon-${name}" aria-hidden="true"></span>`
    : html`<span
        class="codicon codicon-${name}"
        role="img"
        aria-label=${label}
        title=${label}
      ></span>`;
}
