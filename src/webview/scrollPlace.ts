import { keep, kept } from './keptState';

/** Where a page was scrolled to: its content, and the lists in it that scroll by themselves. */
export interface ScrollPlace {
  readonly window: number;
  readonly content: number;
  readonly inner: readonly number[];
}

const INNER = '.grid, .timeline-lines, .steps';
/** Tables are searched and ordered again before they have their height, and begin at their top. */
const SETTLED_MS = 500;
/** A place is kept once the analyst has come to rest there. */
const REST_MS = 250;
const OWN_SCROLLING = ['wheel', 'pointerdown', 'keydown'] as const;

export function scrollPlace(panel: HTMLElement): ScrollPlace {
  return {
    window: window.scrollY,
    content: panel.querySelector('#content')?.scrollTop ?? 0,
    inner: [...panel.querySelectorAll(INNER)].map(({ scrollTop }) => scrollTop),
  };
}

/** Keeps the place of the tab that is shown over a reload, and gives it back once. */
export class KeptScroll {
  private readonly panel: HTMLElement;
  private before = kept().scrolled;
  private shown = '';
  private waiting = 0;

  constructor(panel: HTMLElement) {
    this.panel = panel;
    window.addEventListener('scroll', this.onScroll, { capture: true, passive: true });
  }

  /** Where the tab was scrolled to in the document before this one, if it is the first that is shown. */
  restored(tab: string): ScrollPlace | undefined {
    const { before } = this;
    this.before = undefined;
    this.shown = tab;
    return before?.at === tab ? before : undefined;
  }

  private readonly onScroll = (): void => {
    window.clearTimeout(this.waiting);
    this.waiting = window.setTimeout(() => {
      const { window: top, content, inner } = scrollPlace(this.panel);
      keep({ scrolled: { at: this.shown, window: top, content, inner: [...inner] } });
    }, REST_MS);
  };
}

/** Scrolls back until everything has its height, or the analyst does something. */
export async function scrollBack(panel: HTMLElement, place: ScrollPlace): Promise<void> {
  const own = new AbortController();
  const stop = () => {
    own.abort();
  };
  for (const type of OWN_SCROLLING) {
    window.addEventListener(type, stop, { signal: own.signal, capture: true });
  }
  const end = performance.now() + SETTLED_MS;
  while (!own.signal.aborted && performance.now() < end) {
    await frame();
    panel.querySelectorAll(INNER).forEach((element, index) => {
      scrollTo(element, place.inner[index] ?? 0);
    });
    const content = panel.querySelector('#content');
    if (content !== null) {
      scrollTo(content, place.content);
    }
    window.scrollTo(0, place.window);
  }
  stop();
}

function scrollTo(element: Element, top: number): void {
  if (element.scrollTop !== top) {
    element.scrollTop = top;
  }
}

function frame(): Promise<number> {
  return new Promise((resolve) => {
    requestAnimationFrame(resolve);
  });
}
