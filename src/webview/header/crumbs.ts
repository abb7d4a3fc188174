import { html, nothing, type TemplateResult } from 'lit';
import type { PivotGraph } from '../../protocol/pivotGraph';
import { entryKey, type Trail, type TrailEntry } from '../../protocol/trail';
import { plain, shown } from '../content';
import { foldedCrumbs } from './foldedCrumbs';
import { t } from '../words';

/**
 * The steps of the trail; a step that no page before it led to stands apart. Of a long trail the middle
 * is behind one button, which shows it.
 */
export function crumbs(
  { entries, position }: Trail,
  graph: PivotGraph,
  go: (position: number) => void,
): TemplateResult {
  const folded = foldedCrumbs(entries.length, position);
  const starts = folded.filter((at) => !folded.includes(at - 1));
  const runFrom = (start: number) => folded.filter((at) => at >= start && isRun(folded, start, at));
  const name = (at: number) => entries[at]?.indicator.value ?? '';
  const apart = (at: number) => at > 0 && !ledOn(entries[at - 1], entries[at], graph);
  return html`<ol>
    ${entries.map((_, at) => {
      const value = name(at);
      const more = starts.includes(at) ? moreButton(runFrom(at).map(name), apart(at)) : nothing;
      const anew = apart(at)
        ? html`<span class="hidden-words">${t('looked up anew')} </span>`
        : nothing;
      return at === position
        ? html`<li class=${apart(at) ? 'apart' : ''} aria-current="page" title=${plain(value)}>
            ${anew}<strong>${shown(value)}</strong>
          </li>`
        : html`${more}
            <li class="${folded.includes(at) ? 'folded' : ''} ${apart(at) ? 'apart' : ''}">
              ${anew}<button
                type="button"
                class="link"
                title=${plain(value)}
                @click=${() => {
                  go(at);
                }}
              >
                ${shown(value)}
              </button>
            </li>`;
    })}
  </ol>`;
}

function ledOn(
  before: TrailEntry | undefined,
  after: TrailEntry | undefined,
  { edges }: PivotGraph,
): boolean {
  const [from, to] = [before, after].map((entry) => entry && entryKey(entry));
  return edges.some((edge) => edge.from === from && edge.to === to);
}

function isRun(folded: readonly number[], from: number, to: number): boolean {
  return folded.filter((at) => at >= from && at <= to).length === to - from + 1;
}

function moreButton(names: readonly string[], apart: boolean): TemplateResult {
  const label =
    names.length === 1 ? t('Show 1 step between') : t('Show {0} steps between', names.length);
  return html`<li class="more ${apart ? 'apart' : ''}">
    <button
      type="button"
      class="link"
      aria-label=${label}
      title=${plain(names.join(' › '))}
      @click=${(event: Event) => {
        const item = event.target instanceof Element ? event.target.closest('li') : null;
        item?.parentElement?.classList.add('unfolded');
        item?.nextElementSibling?.querySelector('button')?.focus();
      }}
    >
      …
    </button>
  </li>`;
}
