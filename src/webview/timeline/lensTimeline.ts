import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import type { Cell, TableSection } from '../../core/result/model';
import { pivotTo, shown } from '../content';
import { t } from '../words';
import { timelineBar } from './timelineBar';
import { timelineChart } from './timelineChart';
import { TimelineDrag } from './timelineDrag';
import type { Drawing } from './timelineDrawing';
import { timelineAct, ZOOM } from './timelineKeys';
import { closedAtFirst, linesOf, type Line } from './timelineLines';
import type { Mark } from './timelineMarks';
import { lineOfPlace, markAt, nextPlace, settled, type Place } from './timelinePlaces';
import { timelineRows, type Lane, type SourcedEntry, type TimelineRows } from './timelineRows';
import { timelineTable, windowWords } from './timelineWords';
import { around, isWhole, panned, zoomed, type TimeWindow } from './timeWindow';

/** Room for labels: so much, and in a narrow panel a part of the width. */
const MOST_LABELS = 210;
const LEAST_LABELS = 96;
const LABELS_SHARE = 0.36;
const EDGE = 10;

/**
 * When what held, on one axis that zooms and moves. One tab stop: the arrow keys up and down go from
 * mark to mark, and the line below tells the one that has the focus or the pointer. Only lines in
 * sight are in the document. The table holds the same for everybody else.
 */
export class LensTimeline extends LitElement {
  static override properties = {
    entries: { attribute: false },
    width: { state: true },
    window: { state: true },
    closed: { state: true },
    told: { state: true },
    active: { state: true },
    asTable: { state: true },
    top: { state: true },
  };

  declare entries: readonly SourcedEntry[];
  declare private width: number;
  declare private window: TimeWindow;
  declare private closed: ReadonlySet<Lane>;
  declare private told: string;
  declare private active: Place;
  declare private asTable: boolean;
  /** Where the lines are scrolled to. */
  declare private top: number;
  private rows: TimelineRows | undefined;
  private lines: readonly Line[] = [];
  private table: TableSection | undefined;
  private observer: ResizeObserver | undefined;
  private readonly drag = new TimelineDrag();

  constructor() {
    super();
    this.entries = [];
    this.width = 720;
    this.window = { from: 0, to: 1 };
    this.closed = new Set();
    this.told = '';
    this.active = '0';
    this.asTable = false;
    this.top = 0;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.observer = new ResizeObserver(() => {
      const { clientWidth } = this.querySelector('.timeline-lines') ?? this;
      if (clientWidth > 0) {
        this.width = clientWidth;
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
      this.take(this.entries);
    }
    if (changed.has('entries') || changed.has('closed')) {
      this.lines = this.rows === undefined ? [] : linesOf(this.rows, this.closed);
    }
  }

  protected override updated(): void {
    const scroller = this.querySelector('.timeline-lines');
    if (scroller !== null && scroller.clientWidth > 0) {
      this.width = scroller.clientWidth;
    }
  }

  protected override render(): TemplateResult {
    const { rows, asTable } = this;
    if (rows === undefined) {
      return html`<p class="empty">${t('Nothing here has a date.')}</p>`;
    }
    const { whole, sources } = rows;
    const bar = timelineBar({
      stretch: windowWords(this.window),
      fits: isWhole(this.window, whole),
      sources,
      asTable,
      zoomIn: () => {
        this.zoom(ZOOM, 0.5);
      },
      zoomOut: () => {
        this.zoom(1 / ZOOM, 0.5);
      },
      fit: () => {
        this.window = whole;
      },
      toggleTable: () => {
        this.asTable = !asTable;
      },
    });
    return html`${bar}
    ${
      asTable && this.table
        ? html`<lens-grid .section=${this.table} .own=${''}></lens-grid>`
        : html`${this.chart(rows)}
            <p class="told">${shown(this.told)}</p>`
    }`;
  }

  private take(entries: readonly SourcedEntry[]): void {
    const before = this.rows?.whole;
    this.rows = timelineRows(entries);
    this.table = timelineTable(entries);
    this.active = '0';
    this.told = '';
    if (this.rows !== undefined) {
      this.closed = closedAtFirst(this.rows);
      // More answers make the axis longer; whoever has zoomed in stays there.
      if (before === undefined || isWhole(this.window, before)) {
        this.window = this.rows.whole;
      }
    }
  }

  private drawing({ sources }: TimelineRows): Drawing {
    const share = Math.max(LEAST_LABELS, this.width * LABELS_SHARE);
    const labels = Math.round(Math.min(MOST_LABELS, share));
    return {
      window: this.window,
      labels,
      axis: Math.max(60, this.width - labels - EDGE),
      sources,
      active: this.active,
      tell: (words, place) => {
        this.told = words;
        this.active = place ?? this.active;
      },
      toggle: this.toggle,
      choose: (mark) => {
        if (!this.drag.justMoved && mark.entries.length > 1) {
          this.zoomTo(mark);
        }
      },
      pivot: ({ label }, event) => {
        follow(label, event);
      },
    };
  }

  private chart(rows: TimelineRows): TemplateResult {
    const drawing = this.drawing(rows);
    return timelineChart({
      lines: this.lines,
      drawing,
      width: this.width,
      top: this.top,
      sight: this.querySelector('.timeline-lines')?.clientHeight ?? 0,
      key: this.onKey,
      wheel: this.onWheel,
      down: (event) => {
        this.drag.begin(event, this.window);
      },
      move: (event) => {
        this.window = this.drag.move(event, drawing.axis, rows.whole) ?? this.window;
      },
      up: () => {
        this.drag.end();
      },
      scroll: (top) => {
        this.top = top;
      },
    });
  }

  private zoom(factor: number, at: number): void {
    if (this.rows !== undefined) {
      this.window = zoomed(this.window, factor, at, this.rows.whole);
    }
  }

  private zoomTo(mark: Mark): void {
    if (this.rows !== undefined) {
      this.window = around(mark, this.rows.whole);
    }
  }

  private readonly toggle = (lane: Lane): void => {
    if (this.drag.justMoved) {
      return;
    }
    const closed = new Set(this.closed);
    if (!closed.delete(lane)) {
      closed.add(lane);
    }
    this.closed = closed;
  };

  private readonly onKey = (event: KeyboardEvent): void => {
    const { rows } = this;
    const held = event.ctrlKey || event.metaKey;
    if (rows === undefined || event.altKey || (held && event.key !== 'Enter')) {
      return;
    }
    const drawing = this.drawing(rows);
    const mark = markAt(this.lines, this.active, drawing);
    const at = mark === undefined ? 0.5 : (mark.left + mark.right) / 2 / drawing.axis;
    const pan = (part: number) => {
      this.window = panned(this.window, part, rows.whole);
    };
    const zoom = (factor: number) => {
      this.zoom(factor, Math.min(1, Math.max(0, at)));
    };
    const step = (by: 1 | -1) => {
      this.active = nextPlace(this.lines, this.active, by, drawing) ?? this.active;
    };
    const fit = () => {
      this.window = rows.whole;
    };
    const press = () => {
      this.press(mark, event);
    };
    const act = timelineAct(event.key, { pan, zoom, step, fit, press });
    if (act !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      act();
      void this.updateComplete.then(() => {
        this.focusActive(rows);
      });
    }
  };

  /** A mark of several zooms to them, a single one leads to what it is about. */
  private press(mark: Mark | undefined, event: KeyboardEvent): void {
    const line = this.lines[lineOfPlace(this.active)];
    if (mark !== undefined && mark.entries.length > 1) {
      this.zoomTo(mark);
    } else if (mark !== undefined) {
      follow(mark.entries[0]?.entry.label ?? null, event);
    } else if (line?.kind === 'lane') {
      this.toggle(line.lane.lane);
    }
  }

  /** Keeps the focus where it was: on its mark, or on the drawing while that is out of the window. */
  private focusActive(rows: TimelineRows): void {
    const scroller = this.querySelector('.timeline-lines');
    const line = this.lines[lineOfPlace(this.active)];
    if (scroller === null || line === undefined) {
      return;
    }
    const bottom = scroller.scrollTop + scroller.clientHeight;
    if (line.y < scroller.scrollTop) {
      scroller.scrollTop = line.y;
    } else if (line.y + line.height > bottom) {
      scroller.scrollTop += line.y + line.height - bottom;
    }
    this.top = scroller.scrollTop;
    this.active = settled(this.lines, this.active, this.drawing(rows)) ?? this.active;
    void this.updateComplete.then(() => {
      const element =
        this.querySelector<SVGElement>(`[data-place="${this.active}"]`) ??
        this.querySelector<HTMLElement>('.timeline-chart');
      element?.focus({ preventScroll: true });
    });
  }

  private readonly onWheel = (event: WheelEvent): void => {
    const { rows } = this;
    if (rows === undefined) {
      return;
    }
    const { labels, axis } = this.drawing(rows);
    const sideways = event.shiftKey ? event.deltaY : event.deltaX;
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      const left = this.querySelector('.timeline-lines')?.getBoundingClientRect().left ?? 0;
      const at = (event.clientX - left - labels) / axis;
      this.zoom(ZOOM ** (-event.deltaY / 100), Math.min(1, Math.max(0, at)));
    } else if (sideways !== 0 && !isWhole(this.window, rows.whole)) {
      event.preventDefault();
      this.window = panned(this.window, sideways / axis, rows.whole);
    }
  };
}

/** Goes on to what a label names, beside with Ctrl; most labels of records name nothing. */
function follow(label: Cell, event: MouseEvent | KeyboardEvent): void {
  if (typeof label === 'object' && label !== null) {
    pivotTo(label, event);
  }
}

customElements.define('lens-timeline', LensTimeline);
