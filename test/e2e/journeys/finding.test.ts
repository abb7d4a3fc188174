import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { simulatedJourney } from '../driver/simulated';
import { until } from '../driver/until';
import type { Workbench } from '../driver/workbench';

/** How many underlines are drawn: VS Code draws a border on a layer of its own, over no text. */
async function underlines(workbench: Workbench, style: 'solid' | 'dotted'): Promise<number> {
  return workbench.page
    .locator('.editor-instance .view-overlays .cdr[class*="ced-"]')
    .evaluateAll(
      (drawn, wanted) =>
        drawn.filter((one) => getComputedStyle(one).borderBottomStyle === wanted).length,
      style,
    );
}

describe('finding in files', () => {
  const window = simulatedJourney({ 'indicatorLens.statusBar.count': true });

  it('underlines what can be seen, and shifts nothing', async () => {
    const { workbench } = window;
    await workbench.openFile('case-0417.md');
    await until(async () => (await underlines(workbench, 'solid')) > 15, 'they are underlined');
    // VS Code's own links come later, and part the text of their lines.
    await workbench.page.locator('.view-line .detected-link').nth(2).waitFor();
    const widths = () =>
      workbench.page
        .locator('.view-line')
        .evaluateAll((lines) =>
          lines.map((line) => line.firstElementChild?.getBoundingClientRect().width),
        );
    const drawn = await widths();
    await workbench.openViewContainer('Indicator Lens');
    for (const [theme, name] of [
      ['Light Modern', 'underline-light'],
      ['Default High Contrast', 'underline-high-contrast'],
      ['Dark Modern', 'underline-dark'],
    ] as const) {
      await workbench.setTheme(theme);
      await workbench.screenshot(name);
    }
    await workbench.changeSettings({ 'indicatorLens.underline': false });
    await until(
      async () => (await underlines(workbench, 'solid')) === 0,
      'the setting takes it off',
    );
    // Spans of the text are joined anew, which rounds in the hundredths of a pixel.
    for (const [line, width] of (await widths()).entries()) {
      assert.ok(Math.abs((width ?? 0) - (drawn[line] ?? 0)) < 0.5, `line ${line}`);
    }
    await workbench.changeSettings({ 'indicatorLens.underline': null });
  });

  it('counts in the status bar', async () => {
    const { workbench } = window;
    await workbench.page
      .locator('.statusbar-item', { hasText: /^\d+ indicators$/ })
      .first()
      .waitFor();
  });

  it('shows weak indicators on demand', async () => {
    const { workbench, folder } = window;
    writeFileSync(join(folder, 'weak.txt'), 'maybe foo.name, surely evil.example\n');
    // By its whole path: the list of files is a moment behind.
    await workbench.openFile(join(folder, 'weak.txt'));
    await until(async () => (await underlines(workbench, 'solid')) === 1, 'the strong one is');
    assert.equal(await underlines(workbench, 'dotted'), 0);
    await workbench.runCommand('Indicator Lens: Show Weak Indicators');
    await until(async () => (await underlines(workbench, 'dotted')) === 1, 'the weak one is too');
    await workbench.treeRow('Indicators', 'foo.name').waitFor();
    await workbench.screenshot('weak-indicators');
    await workbench.runCommand('Indicator Lens: Hide Weak Indicators');
    await until(async () => (await underlines(workbench, 'dotted')) === 0, 'the weak one is not');
  });

  it('pastes defanged where the setting says so', async () => {
    const { workbench } = window;
    const { page } = workbench;
    await page.evaluate(() => navigator.clipboard.writeText('https://pasted.example/x '));
    const paste = async () => {
      await workbench.editor.placeCursorOn('maybe');
      await page.keyboard.press('Home');
      await page.keyboard.press('Control+V');
    };
    await paste();
    await workbench.editor.shows('https://pasted.example/x maybe');
    await workbench.changeSettings({ 'indicatorLens.paste.defanged': true });
    await paste();
    await workbench.editor.shows('hxxps://pasted[.]example/x https://pasted.example/x');
    await workbench.changeSettings({ 'indicatorLens.paste.defanged': null });
    await page.keyboard.press('Control+Z');
    await workbench.editor.shows('https://pasted.example/x maybe');
    await workbench.runCommand('File: Revert File');
  });

  it('scans a file that is too large for extensions, with progress and cancel', async () => {
    const { workbench, folder } = window;
    const file = join(folder, 'huge.log');
    const line = (at: number) =>
      `2026-11-21T12:00:00Z sensor connect 203.0.113.${at % 250} host h${at % 700}.evil.example ok\n`;
    writeFileSync(file, Array.from({ length: 1_000_000 }, (_, at) => line(at)).join(''));
    await workbench.quickInput.open('Control+P', file, 'huge.log');
    await workbench.tab('huge.log').waitFor();
    await workbench.quickInput.widget.waitFor({ state: 'hidden' });
    await workbench.page.getByText('it is very large').waitFor();
    await workbench.runCommand('Indicator Lens: Scan File…');
    const progress = workbench.notification('Scanning huge.log');
    await progress.waitFor();
    await workbench.screenshot('scan-progress');
    await workbench.notification('950 indicators, 2,000,000 finds').waitFor({ timeout: 60_000 });
    await workbench.treeRow('Indicators', 'Scan of huge.log').waitFor();
    await workbench.screenshot('scan-file');
    await workbench.notification('950 indicators').getByText('Open as List').click();
    await workbench.editor.shows('h0.evil.example');
    await workbench.screenshot('scan-list');
    await workbench.page.keyboard.press('Control+W');
    await workbench.dialog().getByRole('button', { name: "Don't Save" }).click();
    await workbench.dialog().waitFor({ state: 'hidden' });
    // Where VS Code shows that a file is too large, it takes the focus from the palette at times.
    await workbench.viewContainer('Explorer').click();
    await workbench.page
      .locator('.explorer-folders-view .monaco-list-row', { hasText: 'huge.log' })
      .click({ button: 'right' });
    await workbench.editor.pickFromMenu('Scan File…');
    await progress.hover();
    await progress.getByRole('button', { name: 'Cancel' }).click();
    await workbench.notification('Stopped after').waitFor();
    await workbench.screenshot('scan-stopped');
    rmSync(file);
  });

  it('finds in a folder from the explorer, and says what it skipped', async () => {
    const { workbench, folder } = window;
    mkdirSync(join(folder, 'logs', 'old'), { recursive: true });
    writeFileSync(join(folder, 'logs', 'a.log'), 'to one.example and 203.0.113.5\n'.repeat(3));
    writeFileSync(join(folder, 'logs', 'old', 'b.log'), 'to two.example\n');
    writeFileSync(join(folder, 'logs', 'program.log'), Buffer.from([1, 2, 0, 0, 0, 3]));
    await workbench.viewContainer('Explorer').click();
    const row = workbench.page.locator('.explorer-folders-view .monaco-list-row', {
      hasText: 'logs',
    });
    await row.first().click({ button: 'right' });
    await workbench.editor.pickFromMenu('Find Indicators in Folder…');
    await workbench.quickInput.type('*.log');
    await workbench.screenshot('folder-globs');
    await workbench.quickInput.accept();
    await workbench.quickInput.widget.getByText('(2/2)').waitFor();
    await workbench.quickInput.type('old');
    await workbench.quickInput.accept();
    await workbench.notification('2 indicators, 6 finds in 1 file').waitFor();
    await workbench.openViewContainer('Indicator Lens');
    await workbench.treeRow('Indicators', 'Scan of logs').waitFor();
    const row2 = workbench.treeRow('Indicators', 'one.example');
    await row2.waitFor();
    await workbench.screenshot('scan-folder');
    await row2.click();
    await workbench.tab('a.log').waitFor();
    await workbench.setTheme('Light Modern');
    await workbench.screenshot('scan-folder-light');
    await workbench.setTheme('Dark Modern');
  });
});
