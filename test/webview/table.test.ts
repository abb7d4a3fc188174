import assert from 'node:assert/strict';
import type { Page } from '../../src/protocol/toWebview';
import { until } from '../e2e/driver/until';
import { operationTitled } from '../rig/operations';
import { focusedPlace, gridPlace } from './gridPlace';
import type { OpenPanel } from './harness';
import { pageWithRows } from './pages';
import { panelInBrowser } from './panelInBrowser';

describe('the tables of the results panel', function () {
  this.timeout(180_000);
  const browser = panelInBrowser();
  const { withPanel } = browser;
  const on = (title: string): Page => ({ ...browser.sample, select: operationTitled(title).id });

  describe('a table', () => {
    const rows = (): Page => pageWithRows(500);
    const place = ({ page }: OpenPanel) => focusedPlace(page);
    const counts = ({ page }: OpenPanel) => page.locator('.counts').innerText();
    const firstName = ({ page }: OpenPanel) =>
      page.locator('.grid-row.data .cell').first().innerText();

    it('is one tab stop and moves by keys, also to rows that were not drawn', () =>
      withPanel(rows(), {}, async (panel) => {
        const { keyboard } = panel.page;
        assert.equal(
          await panel.page
            .locator('.grid :is(.cell, .sort, .pivot, [type=checkbox])[tabindex="0"]')
            .count(),
          1,
        );
        await panel.page.locator(gridPlace(-1, 0)).focus();
        await keyboard.press('ArrowDown');
        assert.equal(await place(panel), '0:0');
        await keyboard.press('ArrowRight');
        assert.equal(await place(panel), '0:1');
        await keyboard.press('Control+End');
        await panel.page.locator(gridPlace(499, 6)).waitFor();
        assert.equal(await place(panel), '499:6');
        const inSight = await panel.page.evaluate(() => {
          const cell = document.activeElement?.getBoundingClientRect();
          const grid = document.querySelector('.grid')?.getBoundingClientRect();
          return cell && grid && cell.bottom <= grid.bottom && cell.top >= grid.top;
        });
        assert.equal(inSight, true);
        await keyboard.press('Control+Home');
        await panel.page.locator(gridPlace(0, 0)).waitFor();
        assert.equal(await place(panel), '0:0');
      }));

    it('has its rows in their order once they rest, however they were scrolled', () =>
      withPanel(rows(), {}, async ({ page }) => {
        const grid = page.locator('.grid');
        const order = () =>
          grid
            .locator('.data')
            .evaluateAll((drawn) => drawn.map((row) => Number(row.getAttribute('aria-rowindex'))));
        await page.locator(gridPlace(3, 0)).click();
        for (const top of [700, 2400, 2000, 7000, 6700]) {
          await grid.evaluate((element, to) => {
            element.scrollTop = to;
          }, top);
          await page.evaluate(() => new Promise(requestAnimationFrame));
        }
        await page.waitForFunction(() => {
          const at = [...document.querySelectorAll('.data')].map((row) =>
            Number(row.getAttribute('aria-rowindex')),
          );
          return at.every((row, index) => row > (at[index - 1] ?? 0));
        });
        const [focused, ...others] = await order();
        assert.equal(focused, 6, 'the row with the focus stays');
        // Those in sight, ten to either side, and what fills the blocks at both ends.
        assert.ok(others.length < 60);
        assert.equal(Number(others.at(-1)) - Number(others[0]), others.length - 1, 'without a gap');
        assert.equal(await focusedPlace(page), '3:0');
        const name = page.locator(gridPlace(310, 1));
        assert.equal(await name.innerText(), 'host-310.parked-19.example');
      }));

    it('brings the cell with the focus into sight sideways, too', () =>
      withPanel(rows(), { width: 420 }, async ({ page }) => {
        await page.locator(gridPlace(3, 0)).click();
        for (const key of ['End', 'Home']) {
          await page.keyboard.press(key);
          await page.waitForFunction(() => {
            const grid = document.querySelector('.grid')?.getBoundingClientRect();
            const cell = document.activeElement
              ?.closest('[role=gridcell]')
              ?.getBoundingClientRect();
            return grid && cell && cell.left >= grid.left - 1 && cell.right <= grid.right + 1;
          });
        }
      }));

    it('tells under the pointer and the focus where an indicator leads', () =>
      withPanel(rows(), {}, async ({ page }) => {
        const name = page.locator(gridPlace(2, 1));
        assert.equal(await name.getAttribute('title'), null);
        await name.hover();
        assert.equal(
          await name.getAttribute('title'),
          'Go to host-2.parked-2.example (Ctrl: beside)',
        );
        const address = page.locator(gridPlace(2, 3));
        await address.focus();
        const context = await address.getAttribute('data-vscode-context');
        assert.match(context ?? '', /"value":"203\.0\.113\.2"/);
      }));

    it('goes on to an indicator by Enter', () =>
      withPanel(rows(), {}, async (panel) => {
        await panel.page.locator(gridPlace(-1, 0)).focus();
        await panel.page.keyboard.press('ArrowDown');
        await panel.page.keyboard.press('ArrowRight');
        await panel.page.keyboard.press('Enter');
        assert.deepEqual((await panel.sent()).at(-1), {
          type: 'pivot',
          indicator: { kind: 'fqdn', value: 'host-0.parked-0.example' },
          beside: false,
          via: 'example.records',
        });
      }));

    it('ticks by Space, ranges by Shift, and copies what is ticked', () =>
      withPanel(rows(), {}, async (panel) => {
        const { keyboard } = panel.page;
        await panel.page.locator(gridPlace(-1, 0)).focus();
        await keyboard.press('ArrowDown');
        await keyboard.press('ArrowRight');
        await keyboard.press('Space');
        assert.match(await counts(panel), /1 selected/);
        await keyboard.press('Shift+ArrowDown');
        await keyboard.press('Shift+ArrowDown');
        assert.match(await counts(panel), /3 selected/);
        assert.equal((await panel.sent()).length, 1, 'Space must not pivot');
        await keyboard.press('Control+c');
        const copied = (await panel.sent()).at(-1);
        assert.ok(copied?.type === 'copy' && copied.defanged);
        assert.deepEqual(
          copied.text.split('\n').map((line) => line.split('\t')[0]),
          [
            'rrname',
            'host-0.parked-0.example',
            'host-1.parked-1.example',
            'host-2.parked-2.example',
          ],
        );
      }));

    it('ticks ranges and all shown by the mouse, and asks about what they name', () =>
      withPanel(rows(), {}, async (panel) => {
        const box = (row: number) => panel.page.locator(gridPlace(row, 0));
        await box(1).click();
        await box(4).click({ modifiers: ['Shift'] });
        assert.match(await counts(panel), /4 selected/);
        await panel.page.getByRole('button', { name: /^Enrich 8 Selected/ }).click();
        const sent = (await panel.sent()).at(-1);
        assert.equal(sent?.type === 'enrichSelected' && sent.indicators.length, 8);
        await box(-1).click();
        assert.match(await counts(panel), /500 selected/);
        await box(-1).click();
        assert.doesNotMatch(await counts(panel), /selected/);
      }));

    it('searches each column, orders by any, and keeps both when its tab is left', () =>
      withPanel(rows(), {}, async (panel) => {
        const { page } = panel;
        await page.getByLabel('Search rrtype').fill('txt');
        assert.match(await counts(panel), /100 shown of 500 received · 1,001 at the vendor/);
        await page.getByLabel('Search first seen').fill('>2024-12');
        await page.getByLabel('Search count').fill('10..50');
        await page.getByText('No row passes the search.').waitFor();
        await page.getByLabel('Search count').fill('50..10');
        await page.getByText('count: the range 50..10 begins after its end.').waitFor();
        await page.getByLabel('Search count').fill('');
        await page.getByRole('button', { name: 'count', exact: true }).click();
        await page.getByRole('button', { name: 'count', exact: true }).click();
        const sorted = page.getByRole('columnheader', { name: 'count' });
        assert.equal(await sorted.getAttribute('aria-sort'), 'descending');
        const [before, first] = [await counts(panel), await firstName(panel)];
        await page.getByRole('tab', { name: 'Summary' }).click();
        await page.getByRole('tab', { name: /^Records/ }).click();
        assert.deepEqual([await counts(panel), await firstName(panel)], [before, first]);
      }));

    it('takes a search back by Escape and goes from it to the rows', () =>
      withPanel(rows(), {}, async (panel) => {
        const box = panel.page.getByLabel('Search rrname');
        await box.fill('host-499');
        assert.match(await counts(panel), /^1 shown/);
        await box.press('Escape');
        assert.match(await counts(panel), /^500 received/);
        await box.press('ArrowDown');
        assert.equal(await place(panel), '0:1');
      }));

    it('shows the whole of a date', () =>
      withPanel(rows(), { width: 600 }, async ({ page }) => {
        const cut = await page.evaluate(
          () =>
            [...document.querySelectorAll('.cell.date')].filter(
              (cell) => cell.scrollWidth > cell.clientWidth,
            ).length,
        );
        assert.ok((await page.locator('.cell.date').count()) > 0);
        assert.equal(cut, 0);
      }));

    it('makes columns wider by the mouse and by keys, fits them, and remembers', () =>
      withPanel(rows(), {}, async (panel) => {
        const { page } = panel;
        const header = page.getByRole('columnheader', { name: 'rrtype' });
        const width = async () => Math.round((await header.boundingBox())?.width ?? 0);
        const before = await width();
        const border = await header.locator('.border').boundingBox();
        assert.ok(border);
        await page.mouse.move(border.x + 4, border.y + 8);
        await page.mouse.down();
        await page.mouse.move(border.x + 64, border.y + 8);
        await page.mouse.up();
        assert.equal(await width(), before + 60);
        await page.locator(gridPlace(-1, 0)).focus();
        await page.keyboard.press('ArrowRight');
        await page.keyboard.press('ArrowRight');
        await page.keyboard.press('Shift+ArrowLeft');
        assert.equal(await width(), before + 44);
        await page.getByRole('tab', { name: 'Summary' }).click();
        await page.getByRole('tab', { name: /^Records/ }).click();
        assert.equal(await width(), before + 44);
        await header.locator('.border').dblclick();
        assert.ok((await width()) < before + 44);
      }));

    it('comes back as it was after a reload: searched, ordered, ticked, scrolled', async () => {
      let state: unknown;
      const seen = async (panel: OpenPanel) => ({
        counts: await counts(panel),
        search: await panel.page.getByLabel('Search rrname').inputValue(),
        order: await panel.page
          .getByRole('columnheader', { name: 'count' })
          .getAttribute('aria-sort'),
        top: await panel.page.locator('.grid').evaluate(({ scrollTop }) => scrollTop),
      });
      let before: unknown;
      await withPanel(rows(), {}, async (panel) => {
        const { page } = panel;
        await page.locator(gridPlace(1, 0)).click();
        await page.locator(gridPlace(4, 0)).click({ modifiers: ['Shift'] });
        await page.getByLabel('Search rrname').fill('host-1');
        await page.getByRole('button', { name: 'count', exact: true }).click();
        await page.locator('.grid').evaluate((grid) => {
          grid.scrollTop = 700;
        });
        await until(
          async () => JSON.stringify(await panel.state()).includes('"inner":[700]'),
          'the place is kept',
        );
        before = await seen(panel);
        state = await panel.state();
      });
      await withPanel(rows(), { state }, async (panel) => {
        await until(async () => (await seen(panel)).top === 700, 'it is scrolled back');
        assert.deepEqual(await seen(panel), before);
        assert.match(await counts(panel), /111 shown of 500 received · 4 selected/);
      });
    });

    it('picks types by chips with their counts, together with the searches', () =>
      withPanel(on('Passive DNS'), {}, async (panel) => {
        const chip = panel.page.getByRole('group', { name: /rrtype/ }).getByRole('button');
        const first = chip.first();
        const [, count = ''] = /(\d+)\s*$/.exec(await first.innerText()) ?? [];
        await first.focus();
        await panel.page.keyboard.press('Space');
        assert.equal(await first.getAttribute('aria-pressed'), 'true');
        const shown = panel.page.locator('.counts').first();
        assert.match(await shown.innerText(), new RegExp(`^${count} shown of`));
        await panel.page.getByLabel('Search Data').first().fill('no such data');
        assert.match(await shown.innerText(), /^0 shown of/);
        await panel.page.getByLabel('Search Data').first().fill('');
        await first.click();
        assert.doesNotMatch(await shown.innerText(), /shown of/);
      }));

    it('adds and exports what is ticked, in the order of the screen', async () => {
      const page = rows();
      const [result] = page.results;
      const [section] = result?.sections ?? [];
      assert.ok(result !== undefined && section?.type === 'table');
      const addable = { ...section, addLabel: 'Add Selected Domains' };
      const offered = { ...page, canAdd: true, results: [{ ...result, sections: [addable] }] };
      await withPanel(offered, {}, async (panel) => {
        const { page: browser } = panel;
        await browser.locator(gridPlace(3, 0)).click();
        await browser.locator(gridPlace(1, 0)).click();
        await browser.getByRole('button', { name: 'Add Selected Domains' }).click();
        await browser.getByRole('button', { name: 'Export…' }).click();
        const what = { operation: 'example.records', parameters: {}, sectionId: 'records' };
        assert.deepEqual((await panel.sent()).slice(1), [
          { type: 'addSelected', ...what, rows: [1, 3] },
          { type: 'exportSelected', ...what, rows: [1, 3] },
        ]);
      });
      await withPanel(page, {}, async (panel) => {
        assert.equal(await panel.page.getByRole('button', { name: /^Add / }).count(), 0);
      });
    });

    it('says who cut it', () =>
      withPanel(rows(), {}, async (panel) => {
        assert.match(await counts(panel), /The server sends at most 500 records/);
      }));
  });

  describe('many rows', () => {
    for (const count of [10_000, 100_000]) {
      it(`stays quick with ${count.toLocaleString('en')}`, () =>
        withPanel(pageWithRows(count), { theme: 'light' }, async (panel) => {
          const { page } = panel;
          assert.ok((await page.getByRole('row').count()) < 100);
          const grid = page.getByRole('grid');
          assert.equal(await grid.getAttribute('aria-rowcount'), String(count + 2));
          const took = await page.evaluate(async () => {
            const input = document.querySelector<HTMLInputElement>('input.search');
            const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
            const rows = () => document.querySelector('.grid')?.getAttribute('aria-rowcount');
            const before = rows();
            const start = performance.now();
            if (input) {
              input.value = 'host-77';
              input.dispatchEvent(new InputEvent('input', { bubbles: true }));
            }
            while (rows() === before) {
              await frame();
            }
            await frame();
            const filter = performance.now() - start;
            const scroller = document.querySelector('.grid');
            const frames: number[] = [];
            let last = performance.now();
            for (let index = 0; index < 30; index += 1) {
              scroller?.scrollBy(0, 700);
              await frame();
              const now = performance.now();
              frames.push(now - last);
              last = now;
            }
            return { filter, slowest: Math.max(...frames) };
          });
          console.log(
            `      ${count} rows: search painted in ${took.filter.toFixed(0)} ms, slowest frame while scrolling ${took.slowest.toFixed(0)} ms`,
          );
          assert.ok(took.filter < 1000, `${took.filter} ms`);
          assert.match(await page.locator('.counts').innerText(), /shown of .* received/);
        }));
    }
  });
});
