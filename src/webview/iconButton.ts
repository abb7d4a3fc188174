import { html, type TemplateResult } from 'lit';
import { icon } from './content';

/** A button that is a codicon, with its words as name and tooltip. */
export function iconButton(
  name: string,
  label: string,
  act: () => void,
  disabled = false,
): TemplateResult {
  return html`<button
    type="button"
    class="icon-button"
    aria-label=${label}
    title=${label}
    ?disabled=${disabled}
    @click=${act}
  >
    ${icon(name)}
  </button>`;
}
