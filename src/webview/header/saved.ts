import { html, nothing, type TemplateResult } from 'lit';
import type { Page } from '../../protocol/toWebview';
import { icon, plain, shown } from '../content';
import { vscodeApi } from '../vscodeApi';
import { t } from '../words';

type Verdict = NonNullable<Page['saved']>['verdict'];

function verdictView(verdict: Verdict): { readonly icon: string; readonly words: string } {
  return {
    unknown: { icon: 'question', words: t('no verdict') },
    benign: { icon: 'pass', words: t('benign') },
    suspicious: { icon: 'warning', words: t('suspicious') },
    malicious: { icon: 'flame', words: t('malicious') },
  }[verdict];
}

type Action = 'add' | 'verdict' | 'note' | 'show';

/** What the library holds of the indicator, in one line; nothing where it holds nothing. */
export function savedLine({ saved }: Page): TemplateResult | typeof nothing {
  if (saved === undefined) {
    return nothing;
  }
  const { verdict, by, tags, notes } = saved;
  const { icon: name, words } = verdictView(verdict);
  return html`<p class="saved" aria-label=${t('In the library')}>
    <span class="verdict" data-verdict=${verdict}
      >${icon(name)} ${words}${by === undefined ? nothing : html`, ${t('by')} ${shown(by)}`}</span
    >
    ${tags.map((tag) => html`<span class="pill">${shown(tag)}</span>`)}
    ${notes.map(
      (note) =>
        html`<span class="noted" title=${plain(note)}>${icon('note')} ${shown(note, 160)}</span>`,
    )}
    ${action('law', t('Set Verdict…'), 'verdict')} ${action('note', t('Add Note'), 'note')}
  </p>`;
}

/** Saves the indicator, or goes to where it is saved. */
export function savedButton({ saved, canAdd }: Page): TemplateResult | typeof nothing {
  if (canAdd !== true) {
    return nothing;
  }
  return saved === undefined
    ? action('bookmark', t('Add to Library'), 'add')
    : action('library', t('Show in Library'), 'show');
}

function action(name: string, label: string, what: Action): TemplateResult {
  return html`<button
    type="button"
    class="icon-button"
    aria-label=${label}
    title=${label}
    @click=${() => {
      vscodeApi.postMessage({ type: 'library', action: what });
    }}
  >
    ${icon(name)}
  </button>`;
}
