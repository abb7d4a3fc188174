import {
  elementScroll,
  observeElementOffset,
  observeElementRect,
  type Range,
  Virtualizer,
} from '@tanstack/virtual-core';

export const ROW_HEIGHT = 22;
/** The header and the search boxes, which stay while rows scroll. */
const HEAD_HEIGHT = 54;

/**
 * Rows that are ready beyond those in sight, at the least: the browser scrolls before the rows follow,
 * and a wheel turned quickly shows no blank.
 */
const AHEAD = 10;
/** Rows come and go in blocks of so many: most frames of a scroll only move what is drawn already. */
const BLOCK = 8;

/** Which rows of a long table are in the document: those in and near sight, and the one with the focus. */
export class VirtualRows {
  private readonly redraw: () => void;
  private virtualizer: Virtualizer<HTMLElement, HTMLElement> | undefined;
  private unmount: (() => void) | undefined;
  private scroller: HTMLElement | undefined;
  private count = 0;
  private active = -1;

  /** `redraw` is called whenever other rows have come into sight. */
  constructor(redraw: () => void) {
    this.redraw = redraw;
  }

  /** The places to draw of a view of `count` rows, ascending; the place with the focus among them. */
  visible(count: number, active: number): readonly number[] {
    if (this.virtualizer === undefined) {
      return [];
    }
    if (this.count !== count || this.active !== active) {
      this.count = count;
      this.active = active;
      this.virtualizer.setOptions(this.options());
    }
    return this.virtualizer.getVirtualIndexes();
  }

  /** Binds to the scroller once it is drawn. */
  follow(scroller: HTMLElement, count: number): void {
    if (this.virtualizer === undefined) {
      this.scroller = scroller;
      this.count = count;
      this.virtualizer = new Virtualizer(this.options());
      this.unmount = this.virtualizer._didMount();
      this.virtualizer._willUpdate();
      return;
    }
    this.virtualizer._willUpdate();
  }

  /** Rows that fit under the head at once. */
  page(): number {
    const height = this.virtualizer?.scrollRect?.height ?? 0;
    return Math.max(1, Math.floor((height - HEAD_HEIGHT) / ROW_HEIGHT) - 1);
  }

  /** True until the rows have come to rest. */
  get scrolling(): boolean {
    return this.virtualizer?.isScrolling ?? false;
  }

  toTop(): void {
    this.virtualizer?.scrollToOffset(0);
  }

  bringIntoSight(row: number): void {
    this.virtualizer?.scrollToIndex(row, { align: 'auto' });
  }

  stop(): void {
    this.unmount?.();
    this.unmount = undefined;
    this.virtualizer = undefined;
  }

  private options() {
    const { count, active } = this;
    return {
      count,
      getScrollElement: () => this.scroller ?? null,
      estimateSize: () => ROW_HEIGHT,
      overscan: AHEAD,
      scrollPaddingEnd: HEAD_HEIGHT,
      observeElementRect,
      observeElementOffset,
      scrollToFn: elementScroll,
      rangeExtractor: (range: Range) => withActive(wholeBlocks(range), active, count),
      onChange: this.redraw,
    };
  }
}

function wholeBlocks({ startIndex, endIndex, overscan, count }: Range): number[] {
  const from = Math.max(0, Math.floor((startIndex - overscan) / BLOCK) * BLOCK);
  const to = Math.min(count, Math.ceil((endIndex + overscan + 1) / BLOCK) * BLOCK);
  return Array.from({ length: to - from }, (_, index) => from + index);
}

function withActive(range: number[], active: number, count: number): number[] {
  return active < 0 || active >= count || range.includes(active)
    ? range
    : [...range, active].sort((a, b) => a - b);
}
