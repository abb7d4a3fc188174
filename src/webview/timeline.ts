import { html, LitElement, nothing, svg, type PropertyValues, type TemplateResult } from 'lit';
import { cellText } from '../core/result/cellText';
import type { TableSection, TimelineEntry } from '../core/result/model';
import { plain, shown } from './content';
import {
  fittingTicks,
  layOut,
  type PlacedEntry,
  type TimelineLayout,
  type TimelineRow,
} from './timelineLayout';
import { t, utc } from './words';

const MOST_ROWS = 14;
const ROW = 22;
const BAR = 10;
/** Room for labels: so much, and in a narrow panel a part of the width. */
const MOST_LABELS = 192;
const LEAST_LABELS = 80;
const LABELS_SHARE = 0.36;
const EDGE = 14;
const AXIS = 20;
/** Pixels of a monospaced character of a label, and of the space around labels. */
const CHARACTER = 7.3;
const LABEL_SPACE = 16;

const LANES: Readonly<Record<TimelineEntry['lane'], string>> = {
  address: 'Address',
  nameServer: 'Name server',
  registrar: 'Registrar',
  record: 'Record',
};

/**
 * When what held, on one axis. One tab stop; arrow keys go from mark to mark, and the line below
 * tells the one that has the focus or the pointer. The table holds the same for everybody else.
 */
export class LensTimeline extends LitElement {
  static override properties = {
    entries: { attribute: false },
    width: { state: true },
    told: { state: true },
    active: { state: true },
    asTable: { state: true },
  };

  declare entries: readonly TimelineEntry[];
  declare private width: number;
  declare private told: TimelineEntry | undefined;
  declare private active: number;
  declare private asTable: boolean;
  private layout: TimelineLayout = { rows: [], left: 0, ticks: [] };
  private table: TableSection | undefined;
  private observer: ResizeObserver | undefined;

  constructor() {
    super();
    this.entries = [];
    this.width = 720;
    this.active = 0;
    this.asTable = false;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.observer = new ResizeObserver(([entry]) => {
      const width = Math.floor(entry?.contentRect.width ?? 0);
      if (width > 0) {
        this.width = width;
      }
    });
    this.observer.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.observer?.disconnect();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('entries')) {
      this.layout = layOut(this.entries, MOST_ROWS);
      this.table = tableOf(this.entries);
      this.active = 0;
      this.told = undefined;
    }
  }

  protected override render(): TemplateResult {
    const { rows } = this.layout;
    if (rows.length === 0) {
      return html`<p class="empty">${t('Nothing here has a date.')}</p>`;
    }
    return html`${this.asTable ? nothing : this.chart()}
      <div class="timeline-foot">
        <p class="told" aria-hidden="true">${this.toldLine()}</p>
        <button
          type="button"
          class="link"
          aria-pressed=${this.asTable ? 'true' : 'false'}
          @click=${() => {
            this.asTable = !this.asTable;
          }}
        >
          ${t('Show as table')}
        </button>
      </div>
      ${
        this.asTable && this.table
          ? html`<lens-grid .section=${this.table} .own=${''}></lens-grid>`
          : nothing
      }`;
  }

  private toldLine(): unknown {
    if (this.told !== undefined) {
      return shown(sentence(this.told));
    }
    return this.layout.left > 0
      ? t('{0} more lines are in the table; drawn are those seen last.', this.layout.left)
      : nothing;
  }

  private chart(): TemplateResult {
    const { rows, ticks } = this.layout;
    const height = rows.length * ROW + AXIS;
    const share = Math.max(LEAST_LABELS, this.width * LABELS_SHARE);
    const labels = Math.round(Math.min(MOST_LABELS, share));
    const axis = Math.max(60, this.width - labels - EDGE);
    const x = (fraction: number) => labels + fraction * axis;
    const characters = Math.floor((labels - LABEL_SPACE) / CHARACTER);
    let mark = 0;
    return html`<svg
      class="timeline-chart"
      width=${this.width}
      height=${height}
      role="group"
      aria-label=${t('Timeline; arrow keys go from mark to mark')}
      @keydown=${this.onKey}
    >
      ${fittingTicks(ticks, axis).map(
        (tick) => svg`<g aria-hidden="true">
          <line class="tick" x1=${x(tick.at)} x2=${x(tick.at)} y1="0" y2=${height - AXIS}></line>
          <text class="axis" x=${x(tick.at)} y=${height - 5}
            text-anchor=${tick.anchor}>${tick.label}</text>
        </g>`,
      )}
      ${rows.map((row, index) => {
        const y = index * ROW;
        const first = mark;
        mark += row.placed.length;
        return svg`<g>
          <text class="lane" aria-hidden="true" x="8" y=${y + ROW - 7}>${laneLabel(row, characters)}<title>${plain(
            row.label === '' ? t(LANES[row.lane]) : row.label,
          )}</title></text>
          ${row.placed.map((placed, at) => this.mark(placed, y, x, first + at))}
        </g>`;
      })}
    </svg>`;
  }

  private mark(
    placed: PlacedEntry,
    y: number,
    x: (fraction: number) => number,
    index: number,
  ): TemplateResult {
    const { entry, from, to } = placed;
    const tell = () => {
      this.told = entry;
      this.active = index;
    };
    const left = x(from);
    const middle = y + ROW / 2;
    const isSpan = to !== undefined && entry.lane !== 'registrar';
    const shape = isSpan
      ? svg`<rect x=${left} y=${middle - BAR / 2} width=${Math.max(3, x(to) - left)} height=${BAR} rx="2"></rect>`
      : svg`<path d="M ${left} ${middle - 6} L ${left + 6} ${middle} L ${left} ${middle + 6} L ${left - 6} ${middle} Z"></path>`;
    return svg`<g
      class="mark ${entry.lane}"
      role="img"
      tabindex=${index === this.active ? 0 : -1}
      data-mark=${index}
      aria-label=${plain(`${t(LANES[entry.lane])}: ${sentence(entry)}`)}
      @focus=${tell}
      @mouseenter=${tell}
    >${shape}</g>`;
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    const count = this.layout.rows.reduce((sum, row) => sum + row.placed.length, 0);
    const steps: Readonly<Record<string, number>> = {
      ArrowRight: 1,
      ArrowDown: 1,
      ArrowLeft: -1,
      ArrowUp: -1,
      Home: -count,
      End: count,
    };
    const step = steps[event.key];
    if (step === undefined) {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    const next = Math.min(Math.max(this.active + step, 0), count - 1);
    this.querySelector<SVGElement>(`[data-mark="${next}"]`)?.focus();
  };
}

function laneLabel({ lane, label }: TimelineRow, most: number): string {
  const text = label === '' ? t(LANES[lane]).toLowerCase() : plain(label);
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}

function sentence(entry: TimelineEntry): string {
  const when =
    entry.end === undefined ? utc(entry.start) : `${utc(entry.start)} – ${utc(entry.end)}`;
  return `${cellText(entry.label)} · ${when} · ${entry.detail}`;
}

function tableOf(entries: readonly TimelineEntry[]): TableSection {
  return {
    type: 'table',
    id: 'timelineTable',
    title: t('Timeline as a table'),
    columns: [
      { id: 'lane', label: t('Kind'), type: 'text' },
      { id: 'label', label: t('Value'), type: 'indicator' },
      { id: 'start', label: t('From'), type: 'date' },
      { id: 'end', label: t('To'), type: 'date' },
      { id: 'detail', label: t('Detail'), type: 'text' },
    ],
    rows: entries.map(({ lane, label, start, end, detail }) => [
      t(LANES[lane]),
      label,
      start,
      end ?? null,
      detail,
    ]),
    shown: entries.length,
  };
}

customElements.define('lens-timeline', LensTimeline);
