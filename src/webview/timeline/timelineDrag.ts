import { panned, type TimeWindow } from './timeWindow';

/** Less than this many pixels is a click that trembled. */
const TREMBLE = 4;

/** Moves the time with the mouse, and tells a drag from a click. */
export class TimelineDrag {
  private start: { readonly x: number; readonly window: TimeWindow } | undefined;
  private moved = false;

  /** True until the click that ends a drag has been seen. */
  get justMoved(): boolean {
    return this.moved;
  }

  begin(event: PointerEvent, window: TimeWindow): void {
    this.moved = false;
    this.start = event.button === 0 ? { x: event.clientX, window } : undefined;
  }

  /** The window under way, or undefined where nothing is dragged. */
  move(event: PointerEvent, axis: number, whole: TimeWindow): TimeWindow | undefined {
    if (this.start === undefined || event.buttons === 0) {
      return undefined;
    }
    const distance = this.start.x - event.clientX;
    if (!this.moved && Math.abs(distance) < TREMBLE) {
      return undefined;
    }
    if (!this.moved && event.currentTarget instanceof Element) {
      event.currentTarget.setPointerCapture(event.pointerId);
    }
    this.moved = true;
    return panned(this.start.window, distance / axis, whole);
  }

  end(): void {
    this.start = undefined;
  }
}
