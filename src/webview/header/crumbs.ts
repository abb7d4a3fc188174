import { html, nothing, type TemplateResult } from 'lit';
import type { Trail } from '../../protocol/trail';
import { plain, shown } from '../content';
import { foldedCrumbs } from './foldedCrumbs';
import { t } from '../words';

/** The steps of the trail. Of a long one the middle is behind one button, which shows it. */
export function crumbs(
  { entries, position }: Trail,
  go: (position: number) => void,
): TemplateResult {
  const folded = foldedCrumbs(entries.length, position);
  const starts = folded.filter((at) => !folded.includes(at - 1));
  const runFrom = (start: number) => folded.filter((at) => at >= start && isRun(folded, start, at));
  const name = (at: number) => entries[at]?.indicator.value ?? '';
  return html`<ol>
    ${entries.map((_, at) => {
      const value = name(at);
      const more = starts.includes(at) ? moreButton(runFrom(at).map(name)) : nothing;
      return at === position
        ? html`<li aria-current="page" title=${plain(value)}><strong>${shown(value)}</strong></li>`
        : html`${more}
            <li class=${folded.includes(at) ? 'folded' : ''}>
              <button
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

function isRun(folded: readonly number[], from: number, to: number): boolean {
  return folded.filter((at) => at >= from && at <= to).length === to - from + 1;
}

function moreButton(names: readonly string[]): TemplateResult {
  const label =
    names.length === 1 ? t('Show 1 step between') : t('Show {0} steps between', names.length);
  return html`<li class="more">
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
