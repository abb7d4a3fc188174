import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Fact, FactsSection } from '../../core/result/model';
import type { AnswerRef } from './answerRef';
import { cell, icon, plain, shown } from '../content';
import { vscodeApi } from '../vscodeApi';
import { number, t } from '../words';

/** Values of a fact that are drawn before the rest is folded. */
const MOST_VALUES = 12;

/** Facts as a list; where there is a library, those that can be saved have a tick box. */
export class LensFacts extends LitElement {
  static override properties = {
    section: { attribute: false },
    answer: { attribute: false },
    ticked: { state: true },
  };

  declare section: FactsSection;
  declare answer: AnswerRef;
  declare private ticked: ReadonlySet<string>;

  constructor() {
    super();
    this.ticked = new Set();
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('section')) {
      this.ticked = new Set();
    }
  }

  protected override render(): TemplateResult {
    const { facts } = this.section;
    const tickable = this.answer.canAdd ? facts.filter(canBeAdded) : [];
    return html`<dl class="fact-list ${tickable.length > 0 ? 'tickable' : ''}">
        ${facts.map(
          (fact) =>
            html`<div>
              <dt>${tickable.includes(fact) ? this.box(fact) : nothing}${shown(fact.label)}</dt>
              <dd class=${fact.type}>${valuesView(fact)}</dd>
            </div>`,
        )}
      </dl>
      ${tickable.length > 0 ? this.addButton() : nothing}`;
  }

  private box({ id, label }: Fact): TemplateResult {
    return html`<input
      type="checkbox"
      aria-label=${t('Select {0}', plain(label))}
      .checked=${live(this.ticked.has(id))}
      @click=${() => {
        const ticked = new Set(this.ticked);
        if (!ticked.delete(id)) {
          ticked.add(id);
        }
        this.ticked = ticked;
      }}
    />`;
  }

  private addButton(): TemplateResult {
    const { operation, parameters } = this.answer;
    return html`<div class="actions">
      <vscode-button
        secondary
        ?disabled=${this.ticked.size === 0}
        title=${
          this.ticked.size === 0
            ? t('Tick facts to add them to the library')
            : this.ticked.size === 1
              ? t('Adds 1 fact to the library')
              : t('Adds {0} facts to the library', number(this.ticked.size))
        }
        @click=${() => {
          vscodeApi.postMessage({
            type: 'addSelected',
            operation,
            parameters,
            sectionId: this.section.id,
            factIds: [...this.ticked],
          });
        }}
        >${icon('add')}&nbsp;${t('Add Selected Attributes')}</vscode-button
      >
    </div>`;
  }
}

function canBeAdded({ attribute, relation, values }: Fact): boolean {
  return values.length > 0 && (attribute !== undefined || relation !== undefined);
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

customElements.define('lens-facts', LensFacts);
