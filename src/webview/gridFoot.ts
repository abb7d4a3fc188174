import { html, nothing, type TemplateResult } from 'lit';
import type { IndicatorRef } from '../core/indicator/model';
import type { TableSection } from '../core/result/model';
import { icon, shown as shownText } from './content';
import { copyRows } from './copyRows';
import type { Ticked } from './gridSelection';
import { vscodeApi } from './vscodeApi';
import { number, t } from './words';

interface Foot {
  readonly section: TableSection;
  /** Rows that pass the search. */
  readonly shown: number;
  readonly ticked: Ticked;
  /** How many rows the buttons act on, and which. */
  readonly targets: number;
  readonly target: () => readonly number[];
  /** What the ticked rows name. */
  readonly indicators: readonly IndicatorRef[];
}

/** What can be done with rows, and how many there really are. */
export function gridFoot(foot: Foot): TemplateResult {
  const { section, ticked, targets } = foot;
  const copy = (defanged: boolean) => () => {
    copyRows(section, foot.target(), defanged);
  };
  const some = ticked.size > 0;
  const words = some
    ? t('Copy {0} selected', number(ticked.size))
    : t('Copy {0} shown', number(targets));
  return html`<div class="grid-foot">
    <div class="actions">
      ${enrichButton(foot)}
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
    </div>
    <div class="counts" role="status">${counts(foot)}</div>
  </div>`;
}

/** `4 shown of 10,000 received · 18,997 at the vendor · DomainTools lists at most 10,000 names`. */
function counts({ section, shown, ticked }: Foot): TemplateResult {
  const received = section.rows.length;
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
    }`;
}

function enrichButton({ section, indicators }: Foot): TemplateResult | typeof nothing {
  if (!section.columns.some(({ type }) => type === 'indicator')) {
    return nothing;
  }
  return html`<vscode-button
    ?disabled=${indicators.length === 0}
    title=${
      indicators.length === 0
        ? t('Tick rows to enrich what they name')
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
