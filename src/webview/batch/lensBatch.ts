import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { BatchAction, BatchMessage, ToBatchView } from '../../protocol/batchView';
import { icon, plain, shown } from '../content';
import { keepState, keptState } from '../grid/state';
import { styled } from '../styled';
import { keep } from '../keptState';
import { vscodeApi } from '../vscodeApi';
import { number, speak, t, utc } from '../words';
import { progressOf, withChange } from './batchModel';
import { holdWords } from './holdWords';

/** Many questions at once: how far they came, what holds them up, and every answer in one table. */
export class LensBatch extends LitElement {
  static override properties = { batch: { state: true } };

  declare private batch: BatchMessage | undefined;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  /** Takes a message of the extension that has been checked. */
  receive(message: ToBatchView): void {
    switch (message.type) {
      case 'welcome':
        speak(message.language, message.strings);
        return;
      case 'batch':
        keep({ batch: message.id });
        this.follow(message);
        return;
      case 'batchChanged':
        if (this.batch !== undefined) {
          this.follow(withChange(this.batch, message));
        }
    }
  }

  /** What the analyst searched, ordered and ticked stays while answers arrive. */
  private follow(next: BatchMessage): void {
    const { batch } = this;
    if (batch?.id === next.id && batch.table !== next.table) {
      keepState(next.table, keptState(batch.table));
    }
    this.batch = next;
  }

  protected override render(): TemplateResult {
    const { batch } = this;
    if (batch === undefined) {
      return html`<p class="empty">${t('Waiting for results…')}</p>`;
    }
    const context = JSON.stringify({ data: batch.sample ? 'sample' : 'live' });
    return html`<div class="frame" data-vscode-context=${context}>
      <header>
        ${
          batch.sample
            ? html`<p class="banner">
                ${icon('beaker')} <strong>${t('Sample data')}</strong>
                ${t('Nothing here is real, and nothing leaves this machine.')}
              </p>`
            : nothing
        }
        <div class="title">
          <h1 title=${plain(batch.title)}>${shown(batch.title)}</h1>
          <span class="pill">${phaseWords(batch)}</span>
          <span class="spring"></span>
          <div class="actions">${buttons(batch)}</div>
        </div>
        <p class="tally">${tally(batch)} · ${t('started')} ${utc(batch.createdAt)} UTC</p>
        ${bar(batch)}
      </header>
      <main>
        <div class="batch-notes" role="status">${notes(batch)}</div>
        <div id="content" class="batch-table" tabindex="-1">
          <lens-grid .section=${batch.table} .own=${''}></lens-grid>
        </div>
      </main>
    </div>`;
  }
}

function phaseWords({ phase, counts }: BatchMessage): TemplateResult {
  switch (phase) {
    case 'running':
      return html`${icon('loading')} ${t('asking')}`;
    case 'stopping':
      return html`${icon('loading')} ${t('stopping: the last answers arrive')}`;
    case 'offline':
      return html`${icon('debug-disconnect')} ${t('offline: goes on once you are online')}`;
    case 'paused':
      return html`${icon('debug-pause')} ${t('paused')}`;
    case 'elsewhere':
      return html`${icon('multiple-windows')} ${t('asked by another window')}`;
    case 'finished':
      return counts.cancelled > 0
        ? html`${icon('debug-stop')} ${t('cancelled')}`
        : html`${icon('check')} ${t('finished')}`;
  }
}

/** `380 of 642 questions answered · 12 failed · 250 queued`. */
function tally(batch: BatchMessage): string {
  const { done, failed, running, queued, cancelled, inDoubt, refused } = batch.counts;
  const { total } = progressOf(batch);
  const parts: readonly (readonly [number, string])[] = [
    [failed, t('{0} failed', number(failed))],
    [running, t('{0} asked now', number(running))],
    [queued, t('{0} queued', number(queued))],
    [cancelled, t('{0} cancelled', number(cancelled))],
    [inDoubt, t('{0} in doubt', number(inDoubt))],
    [refused, t('{0} never sent', number(refused))],
  ];
  const said = parts.filter(([count]) => count > 0).map(([, words]) => words);
  const all = total + refused;
  const answered =
    all === 1
      ? t('{0} of 1 question answered', number(done))
      : t('{0} of {1} questions answered', number(done), number(all));
  return [answered, ...said].join(' · ');
}

function bar(batch: BatchMessage): TemplateResult {
  const { over, total } = progressOf(batch);
  const share = total === 0 ? 1 : over / total;
  return html`<div
    class="batch-bar"
    role="progressbar"
    aria-label=${t('Questions answered')}
    aria-valuemin="0"
    aria-valuemax=${total}
    aria-valuenow=${over}
  >
    <div ${styled({ width: `${(share * 100).toFixed(1)}%` })}></div>
  </div>`;
}

function buttons({ phase, counts }: BatchMessage): TemplateResult {
  const idle = phase === 'paused' || phase === 'finished';
  const left = counts.queued + counts.cancelled;
  const goesOn = phase === 'running' || phase === 'offline';
  return html`
    ${goesOn ? button('pause', t('Pause'), 'debug-pause', false) : nothing}
    ${idle && left > 0 ? button('resume', t('Resume ({0})', number(left)), 'play', false) : nothing}
    ${
      goesOn || (phase === 'paused' && counts.queued > 0)
        ? button('cancel', t('Cancel'), 'debug-stop', true)
        : nothing
    }
    ${
      idle && counts.failed > 0
        ? button('retryFailed', t('Retry {0} Failed', number(counts.failed)), 'refresh', left > 0)
        : nothing
    }
    ${
      idle && counts.inDoubt > 0
        ? button('askAgain', t('Ask {0} in Doubt Again', number(counts.inDoubt)), 'question', true)
        : nothing
    }
    <vscode-button
      secondary
      @click=${() => {
        vscodeApi.postMessage({ type: 'exportBatch' });
      }}
      >${icon('export')}&nbsp;${t('Export…')}</vscode-button
    >
  `;
}

function button(
  action: BatchAction,
  words: string,
  codicon: string,
  secondary: boolean,
): TemplateResult {
  return html`<vscode-button
    ?secondary=${secondary}
    @click=${() => {
      vscodeApi.postMessage({ type: 'batch', action });
    }}
    >${icon(codicon)}&nbsp;${words}</vscode-button
  >`;
}

/** What holds the batch up, each with one remedy, and what being in doubt means. */
function notes({ holds, counts, phase }: BatchMessage): TemplateResult {
  return html`${holds.map((hold, at) => {
    const { until, button: remedy } = hold;
    const { subject, predicate, rest } = holdWords(hold, phase);
    return html`<p class="batch-note">
      ${icon(until === undefined ? 'warning' : 'watch')}
      <span><strong>${shown(subject)}</strong> ${predicate} ${shown(rest)}</span>
      ${
        until === undefined && remedy !== undefined
          ? html`<button
              type="button"
              class="link"
              @click=${() => {
                vscodeApi.postMessage({ type: 'batchRemedy', hold: at });
              }}
            >
              ${remedy}
            </button>`
          : nothing
      }
    </p>`;
  })}
  ${
    counts.inDoubt > 0 && phase !== 'running'
      ? html`<p class="batch-note">
          ${icon('question')}
          <span
            >${
              counts.inDoubt === 1
                ? t(
                    '1 question was on the way when the window ended. It may have been paid for, so it is asked again only when you say so.',
                  )
                : t(
                    '{0} questions were on the way when the window ended. They may have been paid for, so they are asked again only when you say so.',
                    number(counts.inDoubt),
                  )
            }</span
          >
        </p>`
      : nothing
  }`;
}

customElements.define('lens-batch', LensBatch);
