import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { cellText } from '../../core/result/cellText';
import type { Cell } from '../../core/result/model';
import {
  fieldDifferences,
  recordSteps,
  uncounted,
  type FieldDifference,
  type RecordStep,
} from '../../core/result/recordChanges';
import { cell, icon, plain, shown } from '../content';
import { vscodeApi } from '../vscodeApi';
import { number, t, utc } from '../words';
import type { DatedRecord, RecordList } from './recordList';
import { changeWords } from './changeWords';

/**
 * What changed over the records of a history, and any two of them side by side. A change leads to
 * the pair between which it was seen.
 */
export class LensRecords extends LitElement {
  static override properties = {
    list: { attribute: false },
    older: { state: true },
    newer: { state: true },
    all: { state: true },
  };

  declare list: RecordList;
  /** Indices of the records that are compared; the list is newest first. */
  declare private older: number;
  declare private newer: number;
  /** Fields that are the same, too. */
  declare private all: boolean;
  private steps: readonly RecordStep[] = [];

  constructor() {
    super();
    this.older = 1;
    this.newer = 0;
    this.all = true;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('list')) {
      const { columns, records, watched } = this.list;
      const rows = records.map(({ row }) => row);
      this.steps = recordSteps({ columns, rows }, watched);
      const [latest] = this.steps;
      this.older = latest?.older ?? 1;
      this.newer = latest?.newer ?? 0;
    }
  }

  protected override render(): TemplateResult {
    const { records } = this.list;
    return html`<section class="section records">
      <h2>${t('What changed')}</h2>
      <p class="note">
        ${
          records.length === 1
            ? t('1 record, and none before it.')
            : t('{0} records, each against the one before it.', number(records.length))
        }
      </p>
      <div class="records-body">
        ${this.changes()}
        <div class="compared">${this.choice()} ${this.fields()}</div>
      </div>
    </section>`;
  }

  private changes(): TemplateResult {
    if (this.steps.length === 0) {
      return html`<p class="empty">${t('Nothing that is watched changed.')}</p>`;
    }
    return html`<ol class="steps" aria-label=${t('Changes over time, newest first')}>
      ${this.steps.map((step) => {
        const current = step.older === this.older && step.newer === this.newer;
        return html`<li>
          <button
            type="button"
            class="step"
            aria-pressed=${current ? 'true' : 'false'}
            @click=${() => {
              this.older = step.older;
              this.newer = step.newer;
            }}
          >
            <span class="when">${this.name(step.newer)}</span>
            <span class="whats"
              >${step.changes.map(
                (change) => html`<span>${shown(changeWords(change))}</span>`,
              )}</span
            >
          </button>
        </li>`;
      })}
    </ol>`;
  }

  private choice(): TemplateResult {
    const texts = this.texts();
    return html`<div class="choice">
      ${this.picker(t('Older record'), this.older, (at) => {
        this.compare(at, this.newer);
      })}
      ${this.picker(t('Newer record'), this.newer, (at) => {
        this.compare(at, this.older);
      })}
      <label class="same">
        <input
          type="checkbox"
          .checked=${!this.all}
          @change=${() => {
            this.all = !this.all;
          }}
        />${t('Only what differs')}</label
      >
      <span class="spring"></span>
      ${
        texts === undefined
          ? nothing
          : html`<vscode-button
              secondary
              title=${t("Opens both records as they were written in VS Code's diff editor")}
              @click=${() => {
                vscodeApi.postMessage({ type: 'compare', ...texts });
              }}
              >${icon('diff')}&nbsp;${t('Compare Raw Records')}</vscode-button
            >`
      }
    </div>`;
  }

  private picker(label: string, value: number, pick: (at: number) => void): TemplateResult {
    return html`<label
      >${label}
      <select
        .value=${live(String(value))}
        @change=${(event: Event) => {
          if (event.target instanceof HTMLSelectElement) {
            pick(Number(event.target.value));
          }
        }}
      >
        ${this.list.records.map(
          (_, at) =>
            html`<option value=${String(at)} ?selected=${at === value}>${this.name(at)}</option>`,
        )}
      </select></label
    >`;
  }

  /** The one that is newer stays so, in whatever order they are picked. */
  private compare(one: number, other: number): void {
    this.older = Math.max(one, other);
    this.newer = Math.min(one, other);
  }

  private fields(): TemplateResult {
    const { columns, records, dated } = this.list;
    const differences = fieldDifferences(
      columns,
      records[this.older]?.row ?? [],
      records[this.newer]?.row ?? [],
    ).filter(({ column, kind }) => column.id !== dated && (this.all || kind !== 'same'));
    if (differences.length === 0) {
      return html`<p class="empty">${t('Both records say the same.')}</p>`;
    }
    const beside = uncounted(differences, this.list).map(({ label }) => label);
    return html`${
        beside.length === 0
          ? nothing
          : html`<p class="note">
              ${shown(t('Differs, but is not counted as a change: {0}', beside.join(', ')))}
            </p>`
      }
      <table class="fields">
        <thead>
          <tr>
            <th scope="col">${t('Field')}</th>
            <th scope="col">${this.name(this.older)}</th>
            <th scope="col">${this.name(this.newer)}</th>
          </tr>
        </thead>
        <tbody>
          ${differences.map((difference) => field(difference))}
        </tbody>
      </table>`;
  }

  /** A record by its date; several of one day by their place among them, too. */
  private name(at: number): string {
    const { records } = this.list;
    const date = records[at]?.date ?? '';
    const same = records.flatMap((record, index) => (record.date === date ? [index] : []));
    const words = date === '' ? t('without a date') : plain(utc(date));
    return same.length < 2 ? words : `${words} (${number(same.length - same.indexOf(at))})`;
  }

  private texts(): { older: TextRef; newer: TextRef } | undefined {
    const { operation, records } = this.list;
    const ref = (record: DatedRecord | undefined): TextRef | undefined =>
      record?.text && { operation, ...record.text };
    const [older, newer] = [ref(records[this.older]), ref(records[this.newer])];
    return older && newer && this.older !== this.newer ? { older, newer } : undefined;
  }
}

type TextRef = { operation: string } & NonNullable<DatedRecord['text']>;

function field(difference: FieldDifference): TemplateResult {
  const { column, before, after, kind, added, removed } = difference;
  const differs = kind !== 'same';
  return html`<tr class=${differs ? 'differs' : ''}>
    <th scope="row">
      ${differs ? icon('diff-modified', t('differs')) : nothing} ${shown(column.label)}
    </th>
    <td class=${differs ? 'removed' : ''}>${side(before, difference, removed)}</td>
    <td class=${differs ? 'added' : ''}>${side(after, difference, added)}</td>
  </tr>`;
}

/** A value; of a list each item, those that only this side has marked by a sign as well. */
function side(value: Cell, { column }: FieldDifference, own: readonly string[]): unknown {
  if (cellText(value) === '') {
    return html`<span class="dim">${t('nothing')}</span>`;
  }
  if (column.separator === undefined) {
    return cell(value, column.type, 0);
  }
  const items = cellText(value).split(column.separator);
  return html`<ul>
    ${items.map((item) =>
      own.includes(item.trim())
        ? html`<li><strong>${shown(item)}</strong></li>`
        : html`<li class="dim">${shown(item)}</li>`,
    )}
  </ul>`;
}

customElements.define('lens-records', LensRecords);
