import { basename, join } from 'node:path';
import type { Frame, Locator, Page } from 'playwright-core';
import type { Companion, ToolAnswer } from '../../rig/companion';
import { root } from '../../rig/paths';
import { Editor } from './editor';
import { mediaFolder, savePng, saveWebp } from './pictures';
import { QuickInput } from './quickInput';
import { until } from './until';
import { webviewShowing } from './webview';

/**
 * The colour themes that come with VS Code, with the class by which the window says which it has, and
 * their names in those of pictures.
 */
const THEME_NAMES = {
  'Light Modern': { className: 'vs', short: 'light' },
  'Default High Contrast': { className: 'hc-black', short: 'high-contrast' },
  'Default High Contrast Light': { className: 'hc-light', short: 'high-contrast-light' },
  'Dark Modern': { className: 'vs-dark', short: 'dark' },
} as const;

type ThemeName = keyof typeof THEME_NAMES;

/** Light, dark and both of high contrast. */
export const THEMES = Object.keys(THEME_NAMES) as readonly ThemeName[];

/** One window of VS Code, handled as a person handles it. */
export class Workbench {
  readonly page: Page;
  readonly editor: Editor;
  readonly quickInput: QuickInput;
  readonly #companion: Companion;

  constructor(page: Page, companion: Companion) {
    this.page = page;
    this.editor = new Editor(page);
    this.quickInput = new QuickInput(page);
    this.#companion = companion;
  }

  /** Runs a command by the title that the palette shows, with its category: `View: Close Panel`. */
  async runCommand(title: string): Promise<void> {
    await this.quickInput.open('F1', `>${title}`, title);
  }

  /** Resolves once the window shows what it showed when it was last open: until then it changes. */
  async restored(): Promise<void> {
    await this.page.waitForFunction(
      () => performance.getEntriesByName('code/didStartWorkbench').length > 0,
      undefined,
      { timeout: 120_000 },
    );
  }

  /** Loads the window anew, as an update does. */
  async reload(): Promise<void> {
    const loaded = this.page.waitForEvent('load');
    await this.runCommand('Developer: Reload Window');
    await loaded;
    await this.restored();
  }

  /** Opens a file of the folder by its path in it, and waits until it is the active editor. */
  async openFile(path: string): Promise<void> {
    await this.quickInput.open('Control+P', path, basename(path));
    await this.tab(basename(path)).waitFor();
    await this.page.locator('.editor-instance .monaco-editor .view-line').first().waitFor();
  }

  /** The tab of an open editor, by a part of its name. */
  tab(name: string): Locator {
    return this.page.locator('.tabs-container .tab').filter({ hasText: name }).first();
  }

  /** The icon of a view container in the activity bar. */
  viewContainer(title: string): Locator {
    return this.page.locator(`.activitybar .action-item a[aria-label^="${title}"]`);
  }

  /** Brings a view container to the front, if it is not there already. */
  async openViewContainer(title: string): Promise<void> {
    const heading = this.page.locator('.part.sidebar .composite.title').filter({ hasText: title });
    // A window that is just restored may open it by itself: the click has closed it then.
    await until(async () => {
      if (!(await heading.isVisible())) await this.viewContainer(title).click();
      await this.page.waitForTimeout(300);
      return heading.isVisible();
    }, `${title} stands in front`);
  }

  /** A view of the side bar with its rows, by its title. */
  view(title: string): Locator {
    return this.page
      .locator('.part.sidebar .pane')
      .filter({ has: this.page.locator('.pane-header').filter({ hasText: title }) });
  }

  /** A row of a tree view, by a part of what it says. */
  treeRow(view: string, text: string): Locator {
    return this.view(view).locator('.monaco-list-row').filter({ hasText: text }).first();
  }

  /** The webview in which something fits the selector. */
  webview(selector: string): Promise<Frame> {
    return webviewShowing(this.page, selector);
  }

  notification(text: string): Locator {
    return this.page.locator('.notification-list-item').filter({ hasText: text }).first();
  }

  /** The dialogue that stands in the middle and waits for an answer. */
  dialog(): Locator {
    return this.page.locator('.monaco-dialog-box');
  }

  async clearNotifications(): Promise<void> {
    await this.runCommand('Notifications: Clear All Notifications');
    await this.page.locator('.notification-list-item').first().waitFor({ state: 'hidden' });
  }

  /** Changes user settings while VS Code runs; `null` removes one. */
  async changeSettings(settings: Readonly<Record<string, unknown>>): Promise<void> {
    this.#companion.changeSettings(settings);
    await until(() => this.#companion.isDone(), 'the settings are changed');
  }

  /** Calls a language-model tool as an agent does. What it asks stands in `dialog` meanwhile. */
  callTool(name: string, input: object): void {
    this.#companion.callTool(name, input);
  }

  /** Waits for what the tool gave the agent. */
  async toolAnswer(): Promise<ToolAnswer> {
    let answer: ToolAnswer | undefined;
    await until(() => (answer = this.#companion.toolAnswer()) !== undefined, 'the tool answers');
    return answer ?? {};
  }

  async setTheme(theme: ThemeName): Promise<void> {
    await this.changeSettings({ 'workbench.colorTheme': theme });
    await this.page.locator(`.monaco-workbench.${THEME_NAMES[theme].className}`).waitFor();
  }

  async closeAllEditors(): Promise<void> {
    await this.runCommand('View: Close All Editors');
    await this.page.locator('.tabs-container .tab').first().waitFor({ state: 'hidden' });
  }

  /** Resolves once nothing of VS Code's own moves or fades any more. */
  async settled(): Promise<void> {
    await this.page.waitForFunction(() =>
      document.getAnimations().every(({ playState }) => playState !== 'running'),
    );
  }

  /** Saves what the window shows as NAME.png, next to the pictures of the README. */
  async screenshot(name: string): Promise<string> {
    return savePng(this.page, join(mediaFolder(), 'screenshots'), name);
  }

  /** Saves one of the pictures that are taken of a view in each theme. */
  async screenshotOfView(view: string, theme: ThemeName): Promise<string> {
    const name = view.replaceAll(' ', '-').toLowerCase();
    return this.screenshot(join('themes', `${name}-${THEME_NAMES[theme].short}`));
  }

  /** Saves what the window shows as the picture of a step of the walkthrough in one theme. */
  async pictureOfStep(step: string, theme: ThemeName): Promise<string> {
    const folder = join(mediaFolder(), 'walkthrough');
    return saveWebp(this.page, folder, `${step}-${THEME_NAMES[theme].short}`);
  }

  /** Saves what the window shows when a journey has failed. */
  async screenshotOfFailure(title: string): Promise<string> {
    const name = title.replaceAll(/[^a-z0-9]+/gi, '-').toLowerCase();
    return savePng(this.page, join(root, 'out', 'screenshots', 'failed'), name);
  }
}
