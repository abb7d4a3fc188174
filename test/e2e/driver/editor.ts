import type { Locator, Page } from 'playwright-core';
import { QuickInput } from './quickInput';
import { until } from './until';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** The active text editor, handled as a person does: by what stands in it. */
export class Editor {
  readonly #page: Page;
  readonly #editor: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.#editor = page.locator('.editor-group-container.active .editor-instance .monaco-editor');
  }

  /** Waits until the text can be seen in the editor, spaces and all, within one line. */
  async shows(text: string): Promise<void> {
    await this.#pointOn(text);
  }

  /** The visible lines, from top to bottom. */
  async visibleText(): Promise<string> {
    const lines = await this.#editor.locator('.view-line').evaluateAll((elements) =>
      elements
        .map((line) => ({ top: line.getBoundingClientRect().top, text: line.textContent }))
        .sort((a, b) => a.top - b.top)
        .map(({ text }) => text.replaceAll('\u00a0', ' ')),
    );
    return lines.join('\n');
  }

  /** Waits until what is typed goes into the editor. */
  async focused(): Promise<void> {
    await this.#page
      .locator('.editor-group-container.active .editor-instance .monaco-editor.focused')
      .waitFor();
  }

  /** Puts the cursor into the middle of the text. */
  async placeCursorOn(text: string): Promise<void> {
    const { x, y } = await this.#pointOn(text);
    await this.#page.mouse.click(x, y);
  }

  /** Selects exactly the text. It must stand within one visible line. */
  async select(text: string): Promise<void> {
    const start = await this.#pointOn(text, 'start');
    const end = await this.#pointOn(text, 'end');
    await this.#page.mouse.move(start.x, start.y);
    await this.#page.mouse.down();
    await this.#page.mouse.move(end.x, end.y, { steps: 5 });
    await this.#page.mouse.up();
  }

  /**
   * Right-clicks the text and picks from the menu; more items lead through submenus. The menu is
   * found by what its items say.
   */
  async rightClick(text: string, ...items: readonly string[]): Promise<void> {
    const [first = ''] = items;
    await opens(this.menuItem(first), () => this.openContextMenu(text));
    for (const [index, item] of items.entries()) {
      if (index === items.length - 1) await this.pickFromMenu(item);
      else await this.menuItem(item).hover();
    }
  }

  async openContextMenu(text: string): Promise<void> {
    const { x, y } = await this.#pointOn(text);
    await this.#page.mouse.click(x, y, { button: 'right' });
    await this.#page.locator('.monaco-menu').first().waitFor();
  }

  /**
   * Clicks an item of the open menu, and again where the menu stays: in its first 100 ms a menu of
   * VS Code takes no click (BaseMenuActionViewItem), and a machine can be quicker than that.
   */
  async pickFromMenu(label: string): Promise<void> {
    const item = this.menuItem(label);
    await item.waitFor();
    await until(async () => {
      await item.click();
      return item.waitFor({ state: 'hidden', timeout: 2000 }).then(
        () => true,
        () => false,
      );
    }, `the menu has taken "${label}"`);
  }

  /** An item of the open menu, by all it says; its key may follow. */
  menuItem(label: string): Locator {
    const says = [`="${label}"`, `^="${label}, "`, `^="${label} ("`];
    return this.#page
      .locator('.monaco-menu .action-item')
      .filter({
        has: this.#page.locator(says.map((how) => `.action-label[aria-label${how}]`).join(', ')),
      })
      .last();
  }

  /** Hovers over the text and gives the hover once it shows what is expected. */
  async hover(text: string, expected: string): Promise<Locator> {
    const { x, y } = await this.#pointOn(text);
    // A mouse that stands on the text already makes no hover.
    await this.#page.mouse.move(0, 0);
    await this.#page.mouse.move(x, y, { steps: 3 });
    const hover = this.#page
      .locator('.monaco-hover:not(.hidden):visible')
      .filter({ hasText: expected })
      .first();
    await hover.waitFor();
    return hover;
  }

  /** Hovers over the text and clicks a link of the hover. */
  async clickInHover(text: string, link: string): Promise<void> {
    const hover = await this.hover(text, link);
    await hover.locator('a').filter({ hasText: link }).first().click();
  }

  /** Puts the cursor on the text, opens the lightbulb's menu and gives it. */
  async openLightbulb(text: string): Promise<Locator> {
    const menu = this.#page.locator('.action-widget:visible');
    await opens(menu, async () => {
      await this.placeCursorOn(text);
      await this.#page.keyboard.press('Control+.');
    });
    return menu;
  }

  async pickFromLightbulb(text: string, action: string): Promise<void> {
    const menu = await this.openLightbulb(text);
    await menu.locator('.monaco-list-row.action').filter({ hasText: action }).first().click();
  }

  /** Scrolls a line (from 1) into view and puts the cursor on its first column. */
  async goToLine(line: number): Promise<void> {
    const quickInput = new QuickInput(this.#page);
    await quickInput.open('Control+P', `:${line}:1`);
    await quickInput.widget.waitFor({ state: 'hidden' });
  }

  /** Monaco cuts a line into spans, so the place of a text comes from a range over its text nodes. */
  async #pointOn(text: string, where: 'start' | 'middle' | 'end' = 'middle'): Promise<Point> {
    let found: Point | undefined;
    await until(async () => {
      found = await this.#findOnce(text, where);
      return found !== undefined;
    }, `the editor shows "${text}"`);
    if (found === undefined) throw new Error(`The editor does not show "${text}".`);
    return found;
  }

  async #findOnce(text: string, where: 'start' | 'middle' | 'end'): Promise<Point | undefined> {
    const points = await this.#editor.locator('.view-line').evaluateAll(
      (lines, wanted) => {
        const points: { x: number; y: number }[] = [];
        for (const line of lines) {
          const start = line.textContent.replaceAll('\u00a0', ' ').indexOf(wanted.text);
          if (start === -1) continue;
          const range = document.createRange();
          const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
          let offset = 0;
          for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
            const length = node.textContent?.length ?? 0;
            if (start >= offset && start < offset + length) range.setStart(node, start - offset);
            const end = start + wanted.text.length;
            if (end > offset && end <= offset + length) range.setEnd(node, end - offset);
            offset += length;
          }
          const { left, right, top, height } = range.getBoundingClientRect();
          const x = { start: left, middle: (left + right) / 2, end: right }[wanted.where];
          const y = top + height / 2;
          // The range may lie in the part of a long line that is scrolled out.
          if (document.elementFromPoint(x, y)?.closest('.monaco-editor') !== null) {
            points.push({ x, y });
          }
        }
        return points;
      },
      { text, where },
    );
    return points[0];
  }
}

/** Opens something until it stays: a page that is drawn late takes the focus, and VS Code closes it. */
async function opens(there: Locator, open: () => Promise<void>): Promise<void> {
  await until(async () => {
    await open();
    return there.waitFor({ timeout: 8000 }).then(
      () => true,
      () => false,
    );
  }, 'what was opened stays open');
}
