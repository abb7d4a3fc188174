import type { TableSection } from '../../core/result/model';
import { pivotTo } from '../content';
import { drawnWidths } from './drawnWidths';
import type { GridPlace } from './place';
import { RowSlots } from './rowSlots';
import { RowView } from './row';
import type { Ticked } from './selection';
import { cellFonts, type CellFonts } from './textWidths';
import { VirtualRows } from './virtualRows';

/** What the rows of a grid show. */
interface Shown {
  readonly section: TableSection;
  /** Rows that pass the search, in their order, as indices of the data. */
  readonly view: Uint32Array;
  readonly ticked: Ticked;
  readonly place: GridPlace;
}

/** What a click on a row asks for. */
interface BodyActs {
  readonly tick: (at: number, range: boolean) => void;
  readonly enter: (place: GridPlace) => void;
}

/**
 * The rows in sight. They are written by hand: while they scroll, a frame has no time for more than
 * the text that changed.
 */
export class GridBody {
  readonly rows = new VirtualRows(() => {
    this.draw();
  });
  private readonly acts: BodyActs;
  /** The columns share the width of the grid, and a theme may bring another font. */
  private readonly resized = new ResizeObserver(() => {
    const { element } = this;
    const widths = element?.parentElement ? drawnWidths(element.parentElement) : [];
    if (element !== undefined && widths.some((width, index) => width !== this.widths[index])) {
      this.size(element, widths);
    }
  });
  private readonly slots = new RowSlots();
  private readonly known = new WeakMap<Element, RowView>();
  private views: RowView[] = [];
  private widths: readonly number[] = [];
  private fonts: CellFonts | undefined;
  private element: HTMLElement | undefined;
  private shown: Shown | undefined;
  /** What was drawn last. */
  private drawn: { readonly rows: readonly number[]; readonly shown: Shown } | undefined;
  private active: HTMLElement | undefined;

  constructor(acts: BodyActs) {
    this.acts = acts;
  }

  /** Draws into the body that stands in `grid`, and scrolls under its header. */
  show(grid: HTMLElement, shown: Shown): void {
    const scroller = grid.querySelector<HTMLElement>('.grid');
    const element = grid.querySelector<HTMLElement>('.grid-body');
    if (scroller === null || element === null) {
      return;
    }
    const { section } = shown;
    const before = this.shown?.section;
    this.shown = shown;
    this.element = element;
    if (section !== before) {
      if (typesOf(section) !== typesOf(before)) {
        this.views = [];
        element.replaceChildren();
      }
      this.size(element, drawnWidths(scroller));
    }
    for (const column of grid.querySelectorAll('.grid-head .column')) {
      this.resized.observe(column);
    }
    this.rows.follow(scroller, shown.view.length);
    this.draw();
  }

  stop(): void {
    this.rows.stop();
    this.resized.disconnect();
  }

  /** What takes the focus at a place, where that is drawn. */
  focusable({ row, column }: GridPlace): HTMLElement | undefined {
    return row < 0 ? undefined : this.views.find(({ at }) => at === row)?.focusable(column);
  }

  readonly onClick = (event: MouseEvent): void => {
    const hit = this.hit(event);
    if (hit === undefined) {
      return;
    }
    const { view, column } = hit;
    if (event.target instanceof HTMLInputElement) {
      this.acts.tick(view.at, event.shiftKey);
      return;
    }
    this.acts.enter({ row: view.at, column });
    const indicator = view.cell(column)?.indicator;
    if (indicator !== undefined && onButton(event)) {
      pivotTo(indicator, event);
    }
  };

  /** A pointer, the focus or a menu comes to a cell. */
  readonly onReach = (event: Event): void => {
    const hit = this.hit(event);
    hit?.view.cell(hit.column)?.dress();
  };

  private size(element: HTMLElement, widths: readonly number[]): void {
    this.widths = widths;
    this.fonts = cellFonts(element);
    for (const view of this.views) {
      view.size(widths, this.fonts);
    }
  }

  private hit({ target }: Event): { view: RowView; column: number } | undefined {
    const row = target instanceof Element ? target.closest('.grid-row') : null;
    const view = row === null ? undefined : this.known.get(row);
    return view && target instanceof Node ? { view, column: view.columnOf(target) } : undefined;
  }

  private draw(): void {
    const { element, shown } = this;
    if (element === undefined || shown === undefined) {
      return;
    }
    const { section, view, ticked, place } = shown;
    const drawn = this.rows.visible(view.length, place.row);
    const before = this.drawn;
    this.drawn = { rows: drawn, shown };
    // Most frames of a scroll stay within the rows that are ready.
    if (this.rows.scrolling && shown === before?.shown && sameRows(drawn, before.rows)) {
      return;
    }
    const slots = this.slots.take(drawn);
    const views = drawn.map((at) => this.viewOf(slots.get(at) ?? 0, section));
    const used = new Set(views);
    for (const unused of this.views) {
      if (!used.has(unused)) {
        unused.park();
      }
    }
    drawn.forEach((at, index) => {
      const row = view[at] ?? 0;
      views[index]?.write(at, section.rows[row] ?? [], ticked.has(row));
    });
    this.activate(place);
    if (!this.rows.scrolling) {
      settle(element, views);
    }
  }

  private viewOf(slot: number, { columns }: TableSection): RowView {
    let view = this.views[slot];
    if (view === undefined) {
      view = new RowView(columns);
      if (this.fonts !== undefined) {
        view.size(this.widths, this.fonts);
      }
      this.views[slot] = view;
      this.known.set(view.element, view);
    }
    if (!view.element.isConnected) {
      this.element?.append(view.element);
    }
    return view;
  }

  /** Exactly one place of the grid can be reached by Tab. */
  private activate(place: GridPlace): void {
    const active = this.focusable(place);
    if (active !== this.active) {
      if (this.active !== undefined) {
        this.active.tabIndex = -1;
      }
      if (active !== undefined) {
        active.tabIndex = 0;
      }
      this.active = active;
    }
  }
}

/**
 * Leaves just these rows, in their order on the screen, which is the order they are read in. While rows
 * scroll nobody reads them, and moving elements would cost a frame more than what is written.
 */
function settle(body: HTMLElement, views: readonly RowView[]): void {
  const wanted = new Set<Element>(views.map(({ element }) => element));
  for (const child of [...body.children]) {
    if (!wanted.has(child)) {
      child.remove();
    }
  }
  let next = body.firstElementChild;
  for (const { element } of views) {
    if (element === next) {
      next = next.nextElementSibling;
    } else {
      // Unlike insertBefore, moveBefore leaves the focus where it is.
      body.moveBefore(element, next);
    }
  }
}

function sameRows(some: readonly number[], others: readonly number[]): boolean {
  return some.length === others.length && some.every((row, index) => row === others[index]);
}

/** Rows of the same types of columns are drawn in the same elements. */
function typesOf(section: TableSection | undefined): string | undefined {
  return section?.columns.map(({ type }) => type).join(' ');
}

function onButton({ target }: Event): boolean {
  return target instanceof Element && target.closest('button') !== null;
}
