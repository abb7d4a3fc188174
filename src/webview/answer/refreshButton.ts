import { html, nothing, type TemplateResult } from 'lit';
import type { Result } from '../../core/result/model';
import type { PlannedOperation } from '../../protocol/toWebview';
import { icon } from '../content';
import { vscodeApi } from '../vscodeApi';
import { costWords, t } from '../words';
import { costOf } from './answers';

interface Refreshed {
  readonly results: readonly Result[];
  readonly running: boolean;
}

/** Asks the same question again; not offered where its price is not known. */
export function refreshButton(
  operation: PlannedOperation,
  result: Result,
  { results, running }: Refreshed,
): TemplateResult | typeof nothing {
  const cost = costOf(operation, result, results);
  return cost === undefined
    ? nothing
    : html`<vscode-button
        secondary
        ?disabled=${running || operation.obstacle !== undefined}
        @click=${() => {
          vscodeApi.postMessage({
            type: 'enrich',
            operations: [operation.id],
            parameters: result.parameters,
            refresh: true,
          });
        }}
        >${icon(running ? 'loading' : 'refresh')}&nbsp;${t('Refresh ({0})', costWords(cost))}</vscode-button
      >`;
}
