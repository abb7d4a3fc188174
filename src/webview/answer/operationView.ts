import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Offer, Result } from '../../core/result/model';
import type { PlannedOperation } from '../../protocol/toWebview';
import { parametersKey } from '../../protocol/parametersKey';
import { cautionView } from './caution';
import { answerName, answersOf, type Answers } from './answers';
import { recordListOf } from '../records/recordList';
import { icon, moment, shown } from '../content';
import { ask, failureView, obstacleView } from './failure';
import { refreshButton } from './refreshButton';
import { sectionView, type SectionContext } from './sections';
import { vscodeApi } from '../vscodeApi';
import { age, costWords, isFresh, number, t } from '../words';

interface OperationContext extends Omit<SectionContext, 'parameters' | 'name'> {
  readonly results: readonly Result[];
  readonly running: boolean;
  readonly now: number;
  /** Parameters of the answer that the analyst chose. */
  readonly chosen: string | undefined;
  readonly choose: (parameters: string) => void;
}

/** The tab of one operation: what came, from whom and when, and what can be asked next. */
export function operationView(
  operation: PlannedOperation,
  context: OperationContext,
): TemplateResult {
  const answers = answersOf(context.results, operation.id);
  const result =
    answers.answered.find(({ parameters }) => parametersKey(parameters) === context.chosen) ??
    answers.best;
  const { failure } = answers;
  return html`<div data-via=${operation.id}>
    <p class="description">${operation.description}</p>
    ${failure ? failureView(failure, operation, result !== undefined, context.now) : nothing}
    ${
      result
        ? answerView(operation, result, answers, context)
        : failure
          ? rawButton(failure)
          : notAskedView(operation, context.running)
    }
  </div>`;
}

function notAskedView(operation: PlannedOperation, running: boolean): TemplateResult {
  if (running) {
    return html`<p class="empty">
      ${icon('loading')} ${t('Asking {0}…', operation.providerName)}
    </p>`;
  }
  if (operation.obstacle !== undefined) {
    return obstacleView(operation.obstacle, operation);
  }
  return html`<div class="box">
    <p>${t('Not asked yet.')}</p>
    <vscode-button
      @click=${(event: Event) => {
        focusContent(event);
        ask(operation);
      }}
      >${t('Ask {0} ({1})', operation.providerName, costWords(operation.cost))}</vscode-button
    >
  </div>`;
}

function answerView(
  operation: PlannedOperation,
  result: Result,
  answers: Answers,
  context: OperationContext,
): TemplateResult {
  return html`${answerChoice(result, answers, context)} ${outcomeView(operation, result, context)}
  ${offersView(operation, result.offers ?? [])} ${recordsView(operation, answers)}
  ${repeat(
    result.sections,
    (section) => `${operation.id} ${parametersKey(result.parameters)} ${section.id}`,
    (section) =>
      sectionView(section, {
        ...context,
        parameters: result.parameters,
        name: answerName(result),
      }),
  )}`;
}

/** The records of all answers, compared; absent where nothing is a history of records. */
function recordsView(
  { id }: PlannedOperation,
  { answered }: Answers,
): TemplateResult | typeof nothing {
  const list = recordListOf(id, answered);
  return list === undefined ? nothing : html`<lens-records .list=${list}></lens-records>`;
}

/** Several questions of one operation were answered, such as pages of a history: which to show. */
function answerChoice(
  result: Result,
  { answered }: Answers,
  { choose }: OperationContext,
): TemplateResult | typeof nothing {
  if (answered.length < 2) {
    return nothing;
  }
  const current = parametersKey(result.parameters);
  return html`<div class="choice" role="group" aria-label=${t('Answers')}>
    ${answered.map((one) => {
      const key = parametersKey(one.parameters);
      return html`<button
        type="button"
        class="chip"
        aria-pressed=${key === current ? 'true' : 'false'}
        @click=${() => {
          choose(key);
        }}
      >
        ${questionWords(one)}
      </button>`;
    })}
  </div>`;
}

/** `1 to 25`, or the parameters as they are; without any it is the overview that carries the offers. */
function questionWords({ parameters }: Result): string {
  const { limit, offset, ...others } = parameters;
  const words = Object.entries(others).map(([name, value]) => `${name} ${String(value)}`);
  if (typeof limit === 'number') {
    const from = typeof offset === 'number' ? offset : 0;
    words.unshift(t('{0} to {1}', number(from + 1), number(from + limit)));
  }
  return words.length === 0 ? t('Overview') : words.join(', ');
}

const OUTCOME_ICONS = { found: 'pass', noRecord: 'circle-slash', partial: 'warning' } as const;

function outcomeView(
  operation: PlannedOperation,
  result: Result,
  context: OperationContext,
): TemplateResult {
  const { now } = context;
  const { outcome, source } = result;
  const remembered = source.from === 'cache' && !isFresh(result.retrievedAt, now);
  const kind = outcome.kind === 'failed' ? 'noRecord' : outcome.kind;
  const words =
    outcome.kind === 'noRecord' || outcome.kind === 'partial'
      ? outcome.reason
      : t('Answered in full.');
  return html`<div class="outcome ${kind}">
    <div>
      <p class="what">${icon(OUTCOME_ICONS[kind])} ${shown(words)}</p>
      <p class="source">
        ${
          result.lookedUp === result.askedFor
            ? nothing
            : html`${t('looked up as')} <strong>${shown(result.lookedUp)}</strong> · `
        }${t('from {0}', source.providerName)}
        (${shown(source.host)}) ·
        ${age(result.retrievedAt, now)}${remembered ? t(', from memory') : ''} ·
        ${moment(result.retrievedAt)} UTC
      </p>
      ${cautionView([result])}
    </div>
    <div class="actions">${refreshButton(operation, result, context)} ${rawButton(result)}</div>
  </div>`;
}

function rawButton(result: Result): TemplateResult | typeof nothing {
  return result.raw.length === 0
    ? nothing
    : html`<vscode-button
        secondary
        title=${t('Opens what the vendor sent, whole and read-only; JSON is indented for reading')}
        @click=${() => {
          vscodeApi.postMessage({
            type: 'raw',
            operation: result.operation,
            parameters: result.parameters,
          });
        }}
        >${icon('json')}&nbsp;${t('Raw Response')}</vscode-button
      >`;
}

function offersView(
  operation: PlannedOperation,
  offers: readonly Offer[],
): TemplateResult | typeof nothing {
  return offers.length === 0
    ? nothing
    : html`<div class="offers" role="group" aria-label=${t('Ask for more')}>
        ${offers.map(
          (offer) =>
            html`<vscode-button
              secondary
              @click=${(event: Event) => {
                focusContent(event);
                vscodeApi.postMessage({
                  type: 'enrich',
                  operations: [operation.id],
                  parameters: offer.parameters,
                  refresh: false,
                });
              }}
              >${shown(offer.label)} (${costWords(offer.cost)})</vscode-button
            >`,
        )}
      </div>`;
}

/** The button goes when the answer comes, and the focus must not fall on what takes its place. */
function focusContent({ target }: Event): void {
  const content = target instanceof Element ? target.closest<HTMLElement>('#content') : null;
  content?.focus({ preventScroll: true });
}
