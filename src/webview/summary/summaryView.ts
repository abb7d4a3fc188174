import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Failure } from '../../core/errors';
import type { Result } from '../../core/result/model';
import type { Page, PlannedOperation } from '../../protocol/toWebview';
import { answersOf } from '../answer/answers';
import { cautionView } from '../answer/caution';
import { cell, icon, shown } from '../content';
import { remedyButton } from '../answer/failure';
import { refreshButton } from '../answer/refreshButton';
import { componentBars, scoreLine } from '../answer/scoreView';
import { sharedRemedies, type SharedRemedy } from './sharedRemedies';
import type { SummaryCard, SummaryLine } from './card';
import { cardsOf } from './cards';
import { badgeOf, failureWord } from '../tabs/tabs';
import { vscodeApi } from '../vscodeApi';
import { age, costWords, t } from '../words';

interface SummaryContext {
  readonly page: Page;
  readonly now: number;
  readonly open: (tab: string) => void;
}

/** What an analyst wants to know first, then what every operation came to. */
export function summaryView(context: SummaryContext): TemplateResult {
  const { page, now } = context;
  const cards = cardsOf(page.operations, page.results, now);
  const shared = sharedRemedies(page.operations, page.results, page.run.running);
  const told = new Map(
    shared.flatMap(({ failure, operations }) => operations.map(({ id }) => [id, failure])),
  );
  return html`${cautionView(page.results)}${
      cards.length === 0
        ? nothing
        : html`<div class="cards">
            ${repeat(
              cards,
              (card) => card.id,
              (card) => cardView(card, context),
            )}
          </div>`
    }
    <section class="section">
      <h2>${t('Operations')}</h2>
      ${shared.map(sharedView)}
      <table class="states">
        <thead class="hidden-words">
          <tr>
            <th scope="col">${t('Operation')}</th>
            <th scope="col">${t('Result')}</th>
            <th scope="col">${t('Source')}</th>
            <th scope="col">${t('Action')}</th>
          </tr>
        </thead>
        <tbody>
          ${repeat(
            page.operations,
            ({ id }) => id,
            (operation) => stateRow(operation, context, told.get(operation.id)),
          )}
        </tbody>
      </table>
    </section>`;
}

function cardView(card: SummaryCard, context: SummaryContext): TemplateResult {
  return html`<section class="card" data-card=${card.id}>
    <h2>${card.title}</h2>
    ${
      card.score
        ? html`${scoreLine(card.score, context.page.riskThreshold)}
          ${componentBars(card.score, context.page.riskThreshold)}`
        : nothing
    }
    ${card.headline === undefined ? nothing : html`<p class="headline">${shown(card.headline)}</p>`}
    ${card.parts.map(
      ({ result, lines }) => html`${lines.map(lineView)} ${sourceLink(result, context)}`,
    )}
  </section>`;
}

function lineView({ label, type, cells }: SummaryLine): TemplateResult {
  const values = cells.map((value) => html`<span class="value">${cell(value, type, 0)}</span>`);
  return html`<p class="line">
    ${label === undefined ? nothing : html`<span class="dim">${shown(label)}</span> `}${values}
  </p>`;
}

/** Who says so and since when; leads to the tab. */
function sourceLink(result: Result, { page, now, open }: SummaryContext): TemplateResult {
  const title = page.operations.find(({ id }) => id === result.operation)?.title;
  return html`<button
    type="button"
    class="link source"
    @click=${() => {
      open(result.operation);
    }}
  >
    ${title ?? result.operation}, ${age(result.retrievedAt, now)}
  </button>`;
}

interface State {
  readonly icon: string;
  readonly tone: 'good' | 'plain' | 'warning' | 'error';
  readonly words: unknown;
  readonly result?: Result;
  readonly action: unknown;
}

/** Why several operations have no answer, once, with the one button for all of them. */
function sharedView({ failure, operations }: SharedRemedy): TemplateResult {
  const [first] = operations;
  const ids = operations.map(({ id }) => id);
  const button =
    failure.action === 'retry'
      ? html`<vscode-button
          secondary
          @click=${() => {
            vscodeApi.postMessage({ type: 'enrich', operations: ids, refresh: false });
          }}
          >${t('Try Again ({0})', costWords(operations.flatMap(({ cost }) => cost)))}</vscode-button
        >`
      : first && remedyButton(failure, first);
  return html`<div class="box warning shared">
    <p class="what">${icon('circle-slash')} <strong>${shown(failure.message)}</strong></p>
    <p>
      ${shown(failure.remedy)}
      <span class="dim"
        >${t('Concerns {0} operations: {1}.', operations.length, operations.map(({ title }) => title).join(', '))}</span
      >
    </p>
    ${button}
  </div>`;
}

function stateRow(
  operation: PlannedOperation,
  context: SummaryContext,
  told: Failure | undefined,
): TemplateResult {
  const state = told === undefined ? stateOf(operation, context) : toldState(told);
  const source = state.result
    ? `${operation.providerName}, ${age(state.result.retrievedAt, context.now)}`
    : operation.providerName;
  return html`<tr class=${state.tone}>
    <th scope="row">
      ${icon(state.icon)}
      <button
        type="button"
        class="link"
        title=${operation.description}
        @click=${() => {
          context.open(operation.id);
        }}
      >
        ${operation.title}
      </button>
      <span class="dim narrow">${source}</span>
    </th>
    <td>${state.words}</td>
    <td class="dim wide">${source}</td>
    <td class="action">${state.action}</td>
  </tr>`;
}

/** The reason stands above, for several; the row only says which. */
function toldState(failure: Failure): State {
  return {
    icon: 'circle-slash',
    tone: 'warning',
    words: html`<span class="dim">${failureWord(failure)}</span>`,
    action: nothing,
  };
}

function stateOf(operation: PlannedOperation, context: SummaryContext): State {
  const { page } = context;
  const { best, failure } = answersOf(page.results, operation.id);
  if (page.run.running.includes(operation.id)) {
    return { icon: 'loading', tone: 'plain', words: t('asking…'), action: nothing };
  }
  if (failure?.outcome.kind === 'failed') {
    const words = html`${shown(failure.outcome.message)}
      <span class="dim">${shown(failure.outcome.remedy)}</span>`;
    const action = remedyButton(failure.outcome, operation);
    return { icon: 'error', tone: 'error', words, action, result: failure };
  }
  if (best !== undefined) {
    return answeredState(operation, best, context);
  }
  if (operation.obstacle !== undefined) {
    const { obstacle } = operation;
    return {
      icon: 'circle-slash',
      tone: 'warning',
      words: html`${shown(obstacle.message)} <span class="dim">${shown(obstacle.remedy)}</span>`,
      action: remedyButton(obstacle, operation),
    };
  }
  return {
    icon: 'circle-large-outline',
    tone: 'plain',
    words: html`<span class="dim">${t('not asked')}</span>`,
    action: html`<vscode-button
      secondary
      @click=${() => {
        vscodeApi.postMessage({ type: 'enrich', operations: [operation.id], refresh: false });
      }}
      >${t('Run ({0})', costWords(operation.cost))}</vscode-button
    >`,
  };
}

function answeredState(
  operation: PlannedOperation,
  result: Result,
  { page, open }: SummaryContext,
): State {
  const { outcome } = result;
  const badge = badgeOf(result);
  const see = html`<vscode-button
    secondary
    @click=${() => {
      open(operation.id);
    }}
    >${completes(result) ? t('See Offers') : t('See Answer')}</vscode-button
  >`;
  if (outcome.kind === 'partial') {
    return { icon: 'warning', tone: 'warning', words: shown(outcome.reason), action: see, result };
  }
  if (outcome.kind === 'noRecord') {
    const again = operation.obstacle
      ? remedyButton(operation.obstacle, operation)
      : refreshButton(operation, result, { results: page.results, running: false });
    return {
      icon: 'circle-slash',
      tone: 'plain',
      words: shown(outcome.reason),
      action: completes(result) ? see : again,
      result,
    };
  }
  const words = badge?.tone === 'count' ? countWords(result, badge.text) : t('answered');
  const capped = result.sections.find((section) => section.type === 'table' && section.cappedBy);
  if (badge?.tone === 'warning' || capped !== undefined) {
    const reason = capped?.type === 'table' ? capped.cappedBy?.reason : undefined;
    const text = reason === undefined ? badge?.text : `${badge?.text ?? ''} – ${reason}`;
    return { icon: 'warning', tone: 'warning', words: shown(text ?? ''), action: see, result };
  }
  return { icon: 'pass', tone: 'good', words, action: nothing, result };
}

/** Whether more of the same answer can be asked for. */
function completes({ offers = [] }: Result): boolean {
  return offers.some(({ otherQuestion }) => otherQuestion !== true);
}

function countWords(result: Result, count: string): string {
  const hasScore = result.sections.some(({ type }) => type === 'score');
  if (hasScore) {
    return t('score {0}', count);
  }
  return count === '1' ? t('1 row') : t('{0} rows', count);
}
