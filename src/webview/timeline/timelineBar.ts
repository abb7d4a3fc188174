import { html, nothing, type TemplateResult } from 'lit';
import { shown } from '../content';
import { iconButton } from '../iconButton';
import { t } from '../words';
import type { Source } from './timelineRows';

interface Bar {
  /** The time that is shown, in words. */
  readonly stretch: string;
  /** True where all of the time is shown. */
  readonly fits: boolean;
  readonly sources: readonly Source[];
  readonly asTable: boolean;
  readonly zoomIn: () => void;
  readonly zoomOut: () => void;
  readonly fit: () => void;
  readonly toggleTable: () => void;
}

/** What is shown, how to zoom, and which source is drawn in which way. */
export function timelineBar(bar: Bar): TemplateResult {
  const { fits, asTable } = bar;
  return html`<div class="timeline-bar">
    ${
      asTable
        ? nothing
        : html`<span class="stretch">${bar.stretch}</span>
            ${iconButton('zoom-in', t('Zoom in (+)'), bar.zoomIn)}
            ${iconButton('zoom-out', t('Zoom out (−)'), bar.zoomOut, fits)}
            ${iconButton('screen-normal', t('Show all (0)'), bar.fit, fits)} ${legend(bar.sources)}`
    }
    <span class="spring"></span>
    <button
      type="button"
      class="link"
      aria-pressed=${asTable ? 'true' : 'false'}
      @click=${bar.toggleTable}
    >
      ${t('Show as table')}
    </button>
  </div>`;
}

function legend(sources: readonly Source[]): TemplateResult | typeof nothing {
  return sources.length < 2
    ? nothing
    : html`<ul class="sources" aria-label=${t('Drawn as')}>
        ${sources.map(
          ({ source, style }) =>
            html`<li>
              <span class="sample s${style}" aria-hidden="true"></span>${shown(source)}
            </li>`,
        )}
      </ul>`;
}
