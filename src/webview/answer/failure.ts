import { html, nothing, type TemplateResult } from 'lit';
import type { Failure } from '../../core/errors';
import type { Result } from '../../core/result/model';
import type { PlannedOperation } from '../../protocol/toWebview';
import { icon, shown } from '../content';
import { vscodeApi } from '../vscodeApi';
import { ago, costWords, t } from '../words';

/** What keeps an operation from being asked, and its one remedy. */
export function obstacleView(failure: Failure, operation: PlannedOperation): TemplateResult {
  return html`<div class="box warning">
    <p class="what">${icon('circle-slash')} <strong>${shown(failure.message)}</strong></p>
    <p>${shown(failure.remedy)}</p>
    ${remedyButton(failure, operation)}
  </div>`;
}

/** What went wrong and its one remedy, above an older answer where there is one. */
export function failureView(
  result: Result,
  operation: PlannedOperation,
  older: boolean,
  now: number,
): TemplateResult | typeof nothing {
  if (result.outcome.kind !== 'failed') {
    return nothing;
  }
  const failure = result.outcome;
  return html`<div class="box error" role="alert">
    <p class="what">${icon('error')} <strong>${shown(failure.message)}</strong></p>
    <p>${shown(failure.remedy)}${waitWords(failure)}</p>
    ${older ? html`<p>${t('Below is the answer from before.')}</p>` : nothing}
    <p class="source">
      ${t('Tried {0}', ago(result.retrievedAt, now))} · ${shown(result.source.host)}
    </p>
    ${remedyButton(failure, operation)}
  </div>`;
}

function waitWords({ retryAfterSeconds }: Failure): string {
  return retryAfterSeconds === undefined ? '' : ` ${t('Wait {0} s.', retryAfterSeconds)}`;
}

function remedyWords(action: Exclude<Failure['action'], 'none' | 'retry'>): string {
  return {
    setCredentials: t('Set Key…'),
    openSettings: t('Open Settings'),
    testConnection: t('Test Connection'),
    goOnline: t('Go Online'),
    showLog: t('Show Log'),
  }[action];
}

/** The one button that helps, or nothing where only words do. */
export function remedyButton(
  failure: Failure,
  operation: PlannedOperation,
): TemplateResult | typeof nothing {
  const { action } = failure;
  if (action === 'none') {
    return nothing;
  }
  if (action === 'retry') {
    return html`<vscode-button
      secondary
      @click=${() => {
        ask(operation);
      }}
      >${t('Try Again ({0})', costWords(operation.cost))}</vscode-button
    >`;
  }
  return html`<vscode-button
    secondary
    @click=${() => {
      vscodeApi.postMessage({ type: 'remedy', action, operation: operation.id });
    }}
    >${remedyWords(action)}</vscode-button
  >`;
}

/** Asks an operation its own question. */
export function ask(operation: PlannedOperation): void {
  vscodeApi.postMessage({ type: 'enrich', operations: [operation.id], refresh: false });
}
