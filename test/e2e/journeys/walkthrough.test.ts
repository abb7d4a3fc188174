import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { providers } from '../../../src/providers';
import { journey } from '../driver/journey';
import { Results } from '../driver/results';
import { until } from '../driver/until';
import { THEMES } from '../driver/workbench';

const DOMAIN = 'login-secure[.]example';
/** The part of it that stands in one line of a narrow editor. */
const WRAPPED = 'login-secure';
const NOTE = 'case-0417.md';
/** The names of the pictures, with the titles of their steps. */
const STEPS = [
  ['sample', 'Open the sample case'],
  ['enrich', 'Enrich an indicator'],
  ['keys', 'Store your keys'],
  ['file', 'Enrich a whole file'],
  ['export', 'Take the answers with you'],
] as const;
/** A vendor that wants a key. */
const KEYED = providers.find(({ credentials }) => credentials !== undefined)?.name ?? 'nobody';
/** The steps that open a dialogue: the name of the picture, the command, and what it shows. */
const DIALOGUES = [
  ['keys', 'Set Credentials…', KEYED],
  ['file', 'Enrich File…', 'Passive DNS'],
  ['export', 'Export Results…', 'STIX 2.1'],
] as const;

/** Where a picture was loaded from; nothing while it is not. */
const sourceOf = (image: HTMLImageElement): string =>
  image.naturalWidth > 0 ? decodeURIComponent(image.currentSrc) : '';

describe('the walkthrough, without a key', () => {
  const folder = mkdtempSync(join(tmpdir(), 'indicator-lens-first-day-'));
  const window = journey(() => ({ folder }));
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const step = (title: string): Locator =>
    window.workbench.page.locator('.getting-started-step').filter({ hasText: title });

  async function openWalkthrough(): Promise<void> {
    const { workbench } = window;
    await workbench.runCommand('Welcome: Open Walkthrough...');
    await workbench.quickInput.pick('Get Started with Indicator Lens');
  }

  /** Unfolds a step of the walkthrough in front. */
  async function unfold(title: string): Promise<Locator> {
    const opened = step(title);
    await opened.waitFor();
    if ((await opened.getAttribute('aria-expanded')) !== 'true') {
      await opened.locator('.step-title').click();
    }
    return opened;
  }

  async function follow(title: string, button: string): Promise<void> {
    await openWalkthrough();
    const opened = await unfold(title);
    await opened.locator('.monaco-button').filter({ hasText: button }).click();
  }

  before(async () => {
    await window.workbench.runCommand('View: Toggle Primary Side Bar Visibility');
  });

  it('leads by its own buttons from the sample case to an export', async () => {
    const { workbench } = window;
    await follow('Open the sample case', 'Open Sample Case');
    await workbench.editor.shows(DOMAIN);
    await follow('Enrich an indicator', 'Enrich login-secure.example');
    const results = await Results.about(workbench, DOMAIN);
    assert.match(await results.frame.locator('header').innerText(), /Sample data/);
    await follow('Store your keys', 'Set Credentials…');
    await workbench.quickInput.row(KEYED).waitFor();
    await workbench.quickInput.cancel();
    await follow('Enrich a whole file', 'Enrich File…');
    await workbench.quickInput.widget.filter({ hasText: 'Enrich sample case-0417.md' }).waitFor();
    await workbench.quickInput.cancel();
    await follow('Take the answers with you', 'Export Results…');
    await workbench.quickInput.row('STIX 2.1').waitFor();
    await workbench.quickInput.cancel();
    await openWalkthrough();
    for (const title of ['Open the sample case', 'Enrich an indicator', 'Enrich a whole file']) {
      await step(title)
        .getByRole('checkbox', { name: `${title}: Completed` })
        .waitFor();
    }
  });

  for (const theme of ['Light Modern', 'Dark Modern'] as const) {
    it(`has its pictures in ${theme}`, async () => {
      const { workbench } = window;
      const { editor, quickInput, page } = workbench;
      await page.setViewportSize({ width: 900, height: 560 });
      await workbench.setTheme(theme);
      await workbench.closeAllEditors();
      await workbench.runCommand('Indicator Lens: Open Sample Case');
      await editor.shows(DOMAIN);
      await workbench.pictureOfStep('sample', theme);

      await editor.rightClick(DOMAIN, 'Enrich Indicator');
      await Results.about(workbench, DOMAIN);
      await workbench.tab(NOTE).click();
      await editor.openContextMenu(WRAPPED);
      await editor.menuItem('Enrich Indicator').hover();
      await workbench.pictureOfStep('enrich', theme);
      await page.keyboard.press('Escape');

      for (const [name, command, row] of DIALOGUES) {
        await workbench.runCommand(`Indicator Lens: ${command}`);
        await quickInput.row(row).waitFor();
        await workbench.settled();
        await workbench.pictureOfStep(name, theme);
        await quickInput.cancel();
      }
    });
  }

  for (const theme of THEMES) {
    it(`shows them in ${theme}`, async () => {
      const { workbench } = window;
      await workbench.page.setViewportSize({ width: 1440, height: 900 });
      await workbench.setTheme(theme);
      await workbench.closeAllEditors();
      await openWalkthrough();
      const kind = theme.includes('Light') ? 'light' : 'dark';
      for (const [name, title] of STEPS) {
        await unfold(title);
        const picture = workbench.page.locator('.getting-started-media img');
        await until(
          async () => (await picture.evaluate(sourceOf)).includes(`${name}-${kind}.webp`),
          `${title} shows its picture`,
        );
      }
      await workbench.screenshotOfView('Walkthrough', theme);
    });
  }
});
