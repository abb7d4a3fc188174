import { html, nothing, type TemplateResult } from 'lit';
import { searchFaults } from '../../core/result/filterRows';
import type { TableSection } from '../../core/result/model';
import type { Filters } from '../../core/result/searchCondition';
import type { AnswerRef } from '../answer/answerRef';
import { icon, pivotTo, shown as shownText } from '../content';
import type { CopyNote } from './copyNote';
import { copyTitles, copyWords, enrichTitle, MOST_ENRICHED, selectedWords } from './footWords';
import { faultWords } from './faultWords';
import type { Ticked } from './selection';
import type { TickedRows } from './tickedRows';
import { vscodeApi } from '../vscodeApi';
import { number, t } from '../words';

interface Foot {
  readonly section: TableSection;
  readonly filters: Filters;
  /** Rows that pass the search. */
  readonly shown: number;
  readonly ticked: Ticked;
  /** How many rows the buttons act on, and which: the ticked ones, else all that are shown. */
  readonly targets: number;
  readonly target: () => Uint32Array;
  readonly tickedRows: TickedRows;
  readonly copied: CopyNote;
  /** Absent where the table is none of an answer, such as a timeline as a table. */
  readonly answer: AnswerRef | undefined;
}

/** What can be done with rows, and how many there really are. */
export function gridFoot(foot: Foot): TemplateResult {
  const { section, tickedRows, targets, copied } = foot;
  const copy = (defanged: boolean) => () => {
    copied.copy(section, foot.target(), defanged);
  };
  const titles = copyTitles(tickedRows);
  const words = copyWords(tickedRows, targets);
  return html`<div class="grid-foot">
    <div class="actions">
      ${enrichButton(foot)} ${addButton(foot)}
      <vscode-button
        secondary
        ?disabled=${targets === 0}
        title=${titles.defanged}
        @click=${copy(true)}
        >${icon(copied.of?.defanged === true ? 'check' : 'copy')}&nbsp;${words}</vscode-button
      >
      <vscode-button secondary ?disabled=${targets === 0} title=${titles.asIs} @click=${copy(false)}
        >${copied.of?.defanged === false ? icon('check') : nothing}${t('Copy As Is')}</vscode-button
      >
      ${exportButton(foot)}
    </div>
    <div class="counts" role="status">
      ${
        copied.words === undefined
          ? nothing
          : html`<strong class="copied">${icon('check')} ${copied.words}</strong>`
      }
      ${counts(foot)}
    </div>
  </div>`;
}

/** `4 shown of 10,000 received · 18,997 at the vendor · DomainTools lists at most 10,000 names`. */
function counts({ section, shown, tickedRows, filters }: Foot): TemplateResult {
  const received = section.rows.length;
  // Where no row is shown, that place says why.
  const faults = shown === 0 ? [] : searchFaults(section.columns, filters);
  const parts = [
    shown === received
      ? t('{0} received', number(received))
      : t('{0} shown of {1} received', number(shown), number(received)),
    ...(tickedRows.count > 0 ? [selectedWords(tickedRows)] : []),
    ...(section.total === undefined
      ? []
      : section.total === received
        ? [t('complete')]
        : [t('{0} at the vendor', number(section.total))]),
  ];
  return html`<span>${parts.join(' · ')}</span>${
      section.cappedBy === undefined
        ? nothing
        : html`<span class="capped">${icon('warning')} ${shownText(section.cappedBy.reason)}</span>`
    }${
      faults.length === 0
        ? nothing
        : html`<span class="capped">${icon('warning')} ${faultWords(faults)}</span>`
    }`;
}

function enrichButton({ section, tickedRows }: Foot): TemplateResult | typeof nothing {
  if (!section.columns.some(({ type }) => type === 'indicator')) {
    return nothing;
  }
  const { indicators } = tickedRows;
  return html`<vscode-button
    ?disabled=${indicators.length === 0 || indicators.length > MOST_ENRICHED}
    title=${enrichTitle(tickedRows)}
    @click=${(event: MouseEvent) => {
      const [only, ...others] = indicators;
      if (only !== undefined && others.length === 0) {
        // Its page says what asking costs.
        pivotTo(only, event);
      } else {
        vscodeApi.postMessage({ type: 'enrichSelected', indicators: [...indicators] });
      }
    }}
    >${
      indicators.length === 0
        ? t('Enrich Selected…')
        : t('Enrich {0} Selected…', number(indicators.length))
    }</vscode-button
  >`;
}

/** Saves the ticked rows into the library, where there is one and the vendor's rows can be added. */
function addButton({ section, ticked, answer, target }: Foot): TemplateResult | typeof nothing {
  if (answer?.canAdd !== true || section.addLabel === undefined) {
    return nothing;
  }
  const { operation, parameters } = answer;
  return html`<vscode-button
    secondary
    ?disabled=${ticked.size === 0}
    title=${
      ticked.size === 0
        ? t('Tick rows to add what they name to the library')
        : ticked.size === 1
          ? t('Adds 1 row to the library')
          : t('Adds {0} rows to the library', number(ticked.size))
    }
    @click=${() => {
      vscodeApi.postMessage({
        type: 'addSelected',
        operation,
        parameters,
        sectionId: section.id,
        rows: [...target()],
      });
    }}
    >${icon('add')}&nbsp;${shownText(section.addLabel)}</vscode-button
  >`;
}

/** Writes the same rows that would be copied to a file. */
function exportButton({ section, targets, answer, target }: Foot): TemplateResult | typeof nothing {
  if (answer === undefined) {
    return nothing;
  }
  const { operation, parameters } = answer;
  return html`<vscode-button
    secondary
    ?disabled=${targets === 0}
    title=${t('Save the rows as a CSV file')}
    @click=${() => {
      vscodeApi.postMessage({
        type: 'exportSelected',
        operation,
        parameters,
        sectionId: section.id,
        rows: [...target()],
      });
    }}
    >${icon('save')}&nbsp;${t('Export…')}</vscode-button
  >`;
}
