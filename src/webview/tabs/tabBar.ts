import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { icon } from '../content';
import type { Tab } from './tabs';
import { t } from '../words';

/** A tab that is not about one operation. */
export interface Across {
  readonly id: string;
  readonly title: string;
}

/** The tabs (WAI-ARIA tabs pattern): one tab stop, arrow keys select. */
export function tabBar(
  across: readonly Across[],
  tabs: readonly Tab[],
  selected: string,
  select: (id: string, focus: boolean) => void,
): TemplateResult {
  const ids = [...across, ...tabs].map(({ id }) => id);
  const onKey = (event: KeyboardEvent) => {
    // Alt with an arrow goes back and forward, wherever the focus is.
    if (event.altKey || event.ctrlKey || event.metaKey) {
      return;
    }
    const at = ids.indexOf(selected);
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: ids.length - 1 }[event.key];
    const id = to === undefined ? undefined : ids[(to + ids.length) % ids.length];
    if (id !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      select(id, true);
    }
  };
  const one = (id: string, title: string, more: unknown, dim: boolean) =>
    html`<button
      type="button"
      role="tab"
      id=${tabId(id)}
      class="tab ${dim ? 'dim' : ''}"
      aria-selected=${id === selected ? 'true' : 'false'}
      aria-controls="content"
      tabindex=${id === selected ? 0 : -1}
      @click=${() => {
        select(id, false);
      }}
    >
      ${title}${more}
    </button>`;
  return html`<div class="tabs" role="tablist" aria-label=${t('Results')} @keydown=${onKey}>
    ${repeat(
      across,
      ({ id }) => id,
      ({ id, title }) => one(id, title, nothing, false),
    )}
    ${repeat(
      tabs,
      ({ id }) => id,
      (tab) => one(tab.id, tab.title, badgeView(tab), !tab.asked),
    )}
  </div>`;
}

/** Ids must not hold the dots of operation ids where selectors meet them. */
export function tabId(id: string): string {
  return `tab-${id.replaceAll('.', '-')}`;
}

function badgeView({ badge, running, asked }: Tab): unknown {
  if (running) {
    return html` ${icon('loading', t('asking'))}`;
  }
  if (badge === undefined) {
    return asked ? nothing : html`<span class="hidden-words">, ${t('not asked')}</span>`;
  }
  const words = html`<span class="badge ${badge.tone}">${badge.text}</span>`;
  return html` ${words}`;
}
