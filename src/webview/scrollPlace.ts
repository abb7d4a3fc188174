/** Where a page was scrolled to: its content, and the lists in it that scroll by themselves. */
export interface ScrollPlace {
  readonly window: number;
  readonly content: number;
  readonly inner: readonly number[];
}

const INNER = '.grid, .timeline-lines, .steps';
/** Tables are searched and ordered again before they have their height, and begin at their top. */
const SETTLED_MS = 500;
const OWN_SCROLLING = ['wheel', 'pointerdown', 'keydown'] as const;

export function scrollPlace(panel: HTMLElement): ScrollPlace {
  return {
    window: window.scrollY,
    content: panel.querySelector('#content')?.scrollTop ?? 0,
    inner: [...panel.querySelectorAll(INNER)].map(({ scrollTop }) => scrollTop),
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
