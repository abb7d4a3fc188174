import { errors, type Locator, type Page } from 'playwright-core';
import { until } from './until';

/** The input at the top of the window: command palette, quick pick and input box. */
export class QuickInput {
  readonly #page: Page;
  /** The input itself, for expectations of its title, its message and its rows. */
  readonly widget: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.widget = page.locator('.quick-input-widget:visible');
  }

  /**
   * Opens it by a key, types, and picks the row that says this, or accepts what was typed. A webview
   * whose tab was clicked takes the focus a moment later, and VS Code then closes the input, at any of
   * these steps: all of them are done again, as a person does.
   */
  async open(key: 'F1' | 'Control+P', text: string, row?: string): Promise<void> {
    await until(async () => {
      await this.#page.keyboard.press(key);
      try {
        await this.widget.waitFor({ timeout: 5000 });
        await this.widget.locator('.quick-input-filter input').fill(text, { timeout: 3000 });
        if (row === undefined) await this.accept();
        else await this.row(row).click({ timeout: 5000 });
        return true;
      } catch (error) {
        if (error instanceof errors.TimeoutError) return false;
        throw error;
      }
    }, `${key} opens the quick input`);
  }

  /** Replaces what stands in the box. */
  async type(text: string, options: { readonly timeout?: number } = {}): Promise<void> {
    await this.widget.locator('.quick-input-filter input').fill(text, options);
  }

  /** A row by what it says; a part of it is enough. */
  row(text: string | RegExp): Locator {
    return this.widget.locator('.monaco-list-row').filter({ hasText: text }).first();
  }

  /** Picks a row by click. */
  async pick(text: string): Promise<void> {
    await this.row(text).click();
  }

  /** Ticks the box of a row, where several may be picked. */
  async tick(text: string): Promise<void> {
    await this.row(text).locator('.quick-input-list-checkbox').click();
  }

  /** Picks a row of a list that may be longer than its window, by its name, and shows the list again. */
  async pickByName(name: string): Promise<void> {
    await this.type(name);
    await this.pick(name);
    await this.type('');
  }

  /** Waits until only this many rows are left, and are drawn anew no more: a list follows what is typed. */
  async narrowedTo(count: number): Promise<void> {
    const rows = this.widget.locator('.monaco-list-row');
    let before: readonly string[] = [];
    await until(async () => {
      const last = before;
      before = await rows.evaluateAll((drawn) => drawn.map((row) => row.outerHTML));
      await this.#page.waitForTimeout(300);
      return before.length === count && before.join() === last.join();
    }, `${count} rows are left`);
  }

  async accept(): Promise<void> {
    await this.#page.keyboard.press('Enter');
  }

  /**
   * Answers the box that says this, and waits until it is gone: the next question comes in the same
   * box, and what is typed too early answers the last one.
   */
  async answer(question: string, text: string): Promise<void> {
    const asking = this.widget.filter({ hasText: question });
    await asking.waitFor();
    await this.type(text);
    await this.accept();
    await asking.waitFor({ state: 'hidden' });
  }

  async cancel(): Promise<void> {
    await this.#page.keyboard.press('Escape');
    await this.widget.waitFor({ state: 'hidden' });
  }
}
