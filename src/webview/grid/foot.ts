import { html, nothing, type TemplateResult } from 'lit';
import type { IndicatorRef } from '../../core/indicator/model';
import { searchFaults } from '../../core/result/filterRows';
import type { TableSection } from '../../core/result/model';
import type { Filters } from '../../core/result/searchCondition';
import type { AnswerRef } from '../answer/answerRef';
import { icon, shown as shownText } from '../content';
import { copyRows } from './copyRows';
import { faultWords } from './faultWords';
import type { Ticked } from './selection';
import { vscodeApi } from '../vscodeApi';
import { number, t } from '../words';

/** As many as a message may name. */
const MOST_ENRICHED = 100_000;

interface Foot {
  readonly section: TableSection;
  readonly filters: Filters;
  /** Rows that pass the search. */
  readonly shown: number;
  readonly ticked: Ticked;
  /** How many rows the buttons act on, and which: the ticked ones, else all that are shown. */
  readonly targets: number;
  readonly target: () => Uint32Array;
  /** What the ticked rows name. */
  readonly indicators: readonly IndicatorRef[];
  /** Absent where the table is none of an answer, such as a timeline as a table. */
  readonly answer: AnswerRef | undefined;
}

/** What can be done with rows, and how many there really are. */
export function gridFoot(foot: Foot): TemplateResult {
  const { section, ticked, targets } = foot;
  const copy = (defanged: boolean) => () => {
    copyRows(section, foot.target(), defanged);
  };
  const words =
    ticked.size > 0
      ? t('Copy {0} selected', number(ticked.size))
      : t('Copy {0} shown', number(targets));
  return html`<div class="grid-foot">
    <div class="actions">
      ${enrichButton(foot)} ${addButton(foot)}
      <vscode-button
        secondary
        ?disabled=${targets === 0}
        title=${t('Copy the rows as tab-separated text, with every indicator made inert')}
        @click=${copy(true)}
        >${icon('copy')}&nbsp;${words}</vscode-button
      >
      <vscode-button
        secondary
        ?disabled=${targets === 0}
        title=${t('Copy the rows as tab-separated text, as the vendor wrote them')}
        @click=${copy(false)}
        >${t('Copy as is')}</vscode-button
      >
      ${exportButton(foot)}
    </div>
    <div class="counts" role="status">${counts(foot)}</div>
  </div>`;
}

/** `4 shown of 10,000 received · 18,997 at the vendor · DomainTools lists at most 10,000 names`. */
function counts({ section, shown, ticked, filters }: Foot): TemplateResult {
  const received = section.rows.length;
  // Where no row is shown, that place says why.
  const faults = shown === 0 ? [] : searchFaults(section.columns, filters);
  const parts = [
    shown === received
      ? t('{0} received', number(received))
      : t('{0} shown of {1} received', number(shown), number(received)),
    ...(ticked.size > 0 ? [t('{0} selected', number(ticked.size))] : []),
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

function enrichButton({ section, indicators }: Foot): TemplateResult | typeof nothing {
  if (!section.columns.some(({ type }) => type === 'indicator')) {
    return nothing;
  }
  const many = indicators.length > MOST_ENRICHED;
  return html`<vscode-button
    ?disabled=${indicators.length === 0 || many}
    title=${
      indicators.length === 0
        ? t('Tick rows to enrich what they name')
        : many
          ? t('At most {0} at a time', number(MOST_ENRICHED))
          : t('Shows what it costs before anything is asked')
    }
    @click=${() => {
      vscodeApi.postMessage({ type: 'enrichSelected', indicators: [...indicators] });
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

/** Each indicator in the ticked rows once, without the one of the page. */
export function indicatorsIn(
  section: TableSection,
  ticked: Ticked,
  own: string,
): readonly IndicatorRef[] {
  const found = new Map<string, IndicatorRef>();
  for (const index of ticked) {
    for (const cell of section.rows[index] ?? []) {
      if (typeof cell === 'object' && cell !== null && cell.value !== own) {
        found.set(cell.value, { kind: cell.kind, value: cell.value });
      }
    }
  }
  return [...found.values()];
}
