/** Where a page was scrolled to: its content, and the lists in it that scroll by themselves. */
export interface ScrollPlace {
  readonly window: number;
  readonly content: number;
  readonly inner: readonly number[];
}

const INNER = '.grid, .timeline-lines, .steps';

export function scrollPlace(panel: HTMLElement): ScrollPlace {
  return {
    window: window.scrollY,
    content: panel.querySelector('#content')?.scrollTop ?? 0,
    inner: [...panel.querySelectorAll(INNER)].map(({ scrollTop }) => scrollTop),
  };
}

/** After what was drawn has its height, which takes tables a frame. */
export async function scrollBack(panel: HTMLElement, place: ScrollPlace): Promise<void> {
  await frame();
  panel.querySelectorAll(INNER).forEach((element, index) => {
    element.scrollTop = place.inner[index] ?? 0;
  });
  await frame();
  const content = panel.querySelector('#content');
  if (content !== null) {
    content.scrollTop = place.content;
  }
  window.scrollTo(0, place.window);
}

function frame(): Promise<number> {
  return new Promise((resolve) => {
    requestAnimationFrame(resolve);
  });
}
