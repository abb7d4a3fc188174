import type { Frame, Locator } from 'playwright-core';
import { axeViolations } from './webview';
import type { Workbench } from './workbench';

/** The results panel, handled as a person reads it. */
export class Results {
  readonly frame: Frame;

  private constructor(frame: Frame) {
    this.frame = frame;
  }

  /** The panel once it shows this indicator (defanged) and nothing is asked any more. */
  static async about(workbench: Workbench, defanged: string): Promise<Results> {
    const results = new Results(await workbench.webview('lens-panel header'));
    await results.heading(defanged).waitFor();
    await results.idle();
    return results;
  }

  heading(defanged: string): Locator {
    return this.frame.getByRole('heading', { level: 1, name: defanged, exact: true });
  }

  /** Waits until no look-up is under way. */
  async idle(): Promise<void> {
    await this.button('Cancel').waitFor({ state: 'detached' });
  }

  button(name: string | RegExp): Locator {
    return this.frame.getByRole('button', { name }).first();
  }

  tab(title: string): Locator {
    return this.frame.getByRole('tab', { name: new RegExp(`^${title}(?! History)`) });
  }

  /** What the tabs say, such as `Passive DNS 17`. */
  async tabs(): Promise<readonly string[]> {
    const texts = await this.frame.getByRole('tab').allInnerTexts();
    return texts.map((text) => text.replaceAll(/\s+/g, ' ').trim());
  }

  /** Opens a tab and gives its content. */
  async open(title: string): Promise<Locator> {
    await this.tab(title).click();
    await this.frame.locator(`[role=tab][aria-selected=true]`, { hasText: title }).waitFor();
    return this.content();
  }

  content(): Locator {
    return this.frame.getByRole('tabpanel');
  }

  /** A table of the open tab, by its title. */
  grid(name: string | RegExp): Locator {
    return this.content().getByRole('grid', { name }).first();
  }

  violations(): ReturnType<typeof axeViolations> {
    return axeViolations(this.frame);
  }
}
