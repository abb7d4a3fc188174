import { html, nothing, type TemplateResult } from 'lit';
import type { Fact, FactsSection, Section, TextSection } from '../core/result/model';
import type { OperationId } from '../core/operation/model';
import { cell, moment, shown } from './content';
import { copyText } from './copyRows';
import { scoreView } from './scoreView';
import { entriesOf } from './timeline/sourcedEntries';
import { number, t } from './words';

/** As much of a text as is drawn; the raw response has all of it. */
const MOST_IN_TEXT = 200_000;
/** Values of a fact that are drawn before the rest is folded. */
const MOST_VALUES = 12;

export interface SectionContext {
  readonly operation: OperationId;
  readonly own: string;
  readonly riskThreshold: number;
}

/** One section of a result, whatever its type. */
export function sectionView(section: Section, context: SectionContext): TemplateResult {
  const note =
    section.note === undefined ? nothing : html`<p class="note">${shown(section.note)}</p>`;
  if (section.type === 'text') {
    return html`<section class="section section-text">${textView(section, note)}</section>`;
  }
  return html`<section class="section">
    <h2>${shown(section.title)}</h2>
    ${note}${body(section, context)}
  </section>`;
}

function body(section: Exclude<Section, TextSection>, context: SectionContext): unknown {
  switch (section.type) {
    case 'facts':
      return factsView(section);
    case 'score':
      return scoreView(section, context.riskThreshold);
    case 'table':
      return section.rows.length === 0
        ? html`<p class="empty">${t('No rows.')}</p>`
        : html`<lens-grid .section=${section} .own=${context.own}></lens-grid>`;
    case 'timeline':
      return html`<lens-timeline
        .entries=${entriesOf(section, context.operation)}
      ></lens-timeline>`;
  }
}

function factsView(section: FactsSection): TemplateResult {
  return html`<dl class="fact-list">
    ${section.facts.map(
      (fact) =>
        html`<div>
          <dt>${shown(fact.label)}</dt>
          <dd class=${fact.type}>${valuesView(fact)}</dd>
        </div>`,
    )}
  </dl>`;
}

function valuesView(fact: Fact): unknown {
  const values = fact.values.map((value) => html`<div>${cell(value, fact.type, 0)}</div>`);
  if (values.length === 0) {
    return html`<span class="dim">${t('not told')}</span>`;
  }
  const folded = values.slice(MOST_VALUES);
  return html`${values.slice(0, MOST_VALUES)}${
    folded.length === 0
      ? nothing
      : html`<details>
          <summary>${t('{0} more', number(folded.length))}</summary>
          ${folded}
        </details>`
  }`;
}

/** Dated texts are a list to open one by one; a text alone is open. */
function textView(section: TextSection, note: unknown): TemplateResult {
  return html`<details ?open=${section.date === undefined}>
    <summary>
      <h2>${shown(section.title)}</h2>
      ${section.date === undefined ? nothing : html`<span class="dim">${moment(section.date)}</span>`}
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
  </details>`;
}
