/**
 * After another tab was drawn: its content from the top, and the tab itself in sight where the tabs
 * are one line that scrolls. In a low window the document scrolls instead of the content, and goes
 * back only as far as the content reaches under the tabs, which stay.
 */
export function toTop(panel: HTMLElement, samePage: boolean): void {
  const content = panel.querySelector('#content');
  const tabs = panel.querySelector('.tabs');
  if (content === null || tabs === null) {
    return;
  }
  content.scrollTop = 0;
  const hidden = tabs.getBoundingClientRect().bottom - content.getBoundingClientRect().top;
  if (!samePage) {
    window.scrollTo(0, 0);
  } else if (hidden > 0) {
    window.scrollBy(0, -hidden);
  }
  tabInSight(tabs);
}

/** Brings the selected tab into sight where the tabs are one line that scrolls. */
export function tabInSight(tabs: Element): void {
  if (tabs.scrollWidth > tabs.clientWidth) {
    tabs
      .querySelector('[aria-selected="true"]')
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }
}
