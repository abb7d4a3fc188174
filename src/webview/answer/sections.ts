import { html, nothing, type TemplateResult } from 'lit';
import type { Section, TextSection } from '../../core/result/model';
import type { AnswerRef } from './answerRef';
import { icon, moment, plain, shown } from '../content';
import { copyText } from '../grid/copyRows';
import { scoreView } from './scoreView';
import { entriesOf } from '../timeline/sourcedEntries';
import { vscodeApi } from '../vscodeApi';
import { t } from '../words';

/** As much of a text as is drawn; the raw response has all of it. */
const MOST_IN_TEXT = 200_000;

export interface SectionContext extends AnswerRef {
  readonly own: string;
  readonly riskThreshold: number;
}

/** One section of a result, whatever its type. */
export function sectionView(section: Section, context: SectionContext): TemplateResult {
  const note =
    section.note === undefined ? nothing : html`<p class="note">${shown(section.note)}</p>`;
  if (section.type === 'text') {
    return html`<section class="section section-text">
      ${textView(section, note, context)}
    </section>`;
  }
  return html`<section class="section">
    <h2>${shown(section.title)}</h2>
    ${note}${body(section, context)}
  </section>`;
}

function body(section: Exclude<Section, TextSection>, context: SectionContext): unknown {
  switch (section.type) {
    case 'facts':
      return html`<lens-facts .section=${section} .answer=${context}></lens-facts>`;
    case 'score':
      return html`${scoreView(section, context.riskThreshold)}
      ${addButton(section.attribute, section, context)}`;
    case 'table':
      return section.rows.length === 0
        ? html`<p class="empty">${t('No rows.')}</p>`
        : html`<lens-grid .section=${section} .own=${context.own} .answer=${context}></lens-grid>`;
    case 'timeline':
      return html`<lens-timeline
        .entries=${entriesOf(section, context.operation)}
      ></lens-timeline>`;
  }
}

/** Dated texts are a list to open one by one; a text alone is open. */
function textView(section: TextSection, note: unknown, context: AnswerRef): TemplateResult {
  return html`<details ?open=${section.date === undefined}>
    <summary>
      <h2>${shown(section.title)}</h2>
      ${section.date === undefined || section.title.includes(section.date) ? nothing : html`<span class="dim">${moment(section.date)}</span>`}
    </summary>
    ${note}
    <pre tabindex="0" aria-label=${t('Text of the record')}>
${shown(section.text, MOST_IN_TEXT)}</pre>
    <button
      type="button"
      class="link"
      @click=${() => {
        copyText(section.text, false);
      }}
    >
      ${t('Copy text')}
    </button>
    ${section.attribute === undefined ? nothing : addButton(section.attribute, section, context)}
  </details>`;
}

/** Saves a section that is one value, such as a score, where there is a library. */
function addButton(
  attribute: string,
  { id }: Section,
  { canAdd, operation, parameters }: AnswerRef,
): TemplateResult | typeof nothing {
  return canAdd
    ? html`<vscode-button
        secondary
        @click=${() => {
          vscodeApi.postMessage({ type: 'addSelected', operation, parameters, sectionId: id });
        }}
        >${icon('add')}&nbsp;${t('Add {0}…', plain(attribute))}</vscode-button
      >`
    : nothing;
}
