import assert from 'node:assert/strict';
import type { FromWebview } from '../../src/protocol/fromWebview';
import type { Page } from '../../src/protocol/toWebview';
import { entryKey } from '../../src/protocol/trail';
import { until } from '../e2e/driver/until';
import { axeViolations } from '../e2e/driver/webview';
import { focusedPlace, gridPlace } from './gridPlace';
import { Harness, type OpenPanel } from './harness';
import { emptyPage, failingPage, pageWithRows, samplePage } from './pages';
import { themes } from './themes';

describe('the results panel in a browser', function () {
  this.timeout(180_000);
  let harness: Harness;
  let sample: Page;

  before(async () => {
    harness = await Harness.start();
    sample = await samplePage('login-secure.example', {
      'domaintools.whoisHistory': { limit: 25, offset: 0 },
    });
  });
  after(() => harness.stop());

  /** Opens a panel for one test; whatever the browser complained about fails it. */
  async function withPanel(
    page: Page,
    options: Parameters<Harness['open']>[1],
    use: (panel: OpenPanel) => Promise<void>,
  ): Promise<void> {
    const panel = await harness.open([page], options);
    try {
      await use(panel);
      assert.deepEqual(panel.complaints, []);
      assert.deepEqual(panel.foreignRequests(), []);
    } finally {
      await panel.close();
    }
  }

  const on = (select: string) => ({ ...sample, select });

  describe('accessibility', () => {
    const scenes: readonly (readonly [string, () => Page])[] = [
      ['summary', () => sample],
      ['facts, tables and text', () => on('domaintools.domainWhois')],
      ['chips', () => ({ ...on('passivedns.query'), canAdd: true })],
      ['facts to add', () => ({ ...on('domaintools.domainWhois'), canAdd: true })],
      ['score', () => on('domaintools.risk')],
      ['timeline and dated texts', () => on('domaintools.whoisHistory')],
      ['capped table', () => on('domaintools.reverseNameServer')],
      ['failures and progress', failingPage],
      ['one failure', () => ({ ...failingPage(), select: 'domaintools.domainWhois' })],
      ['nothing asked', () => emptyPage('203.0.113.80')],
    ];
    for (const theme of Object.keys(themes)) {
      for (const [name, scene] of scenes) {
        it(`has no axe violation: ${name}, ${theme}`, () =>
          withPanel(scene(), { theme }, async ({ page }) => {
            assert.deepEqual(await axeViolations(page.mainFrame()), []);
          }));
      }
    }
  });

  describe('layout', () => {
    for (const width of [270, 360, 620, 1400]) {
      it(`fits into ${width} pixels`, () =>
        withPanel(sample, { width }, async ({ page }) => {
          for (const tab of await page.getByRole('tab').all()) {
            await tab.click();
            const over = await page.evaluate(() => {
              const main = document.querySelector('#content');
              return {
                body: document.body.scrollWidth - document.body.clientWidth,
                main: (main?.scrollWidth ?? 0) - (main?.clientWidth ?? 0),
                below: document.documentElement.scrollHeight - innerHeight,
              };
            });
            assert.deepEqual(over, { body: 0, main: 0, below: 0 }, await tab.innerText());
          }
        }));
    }
  });

  describe('a small window', () => {
    const box = (page: OpenPanel['page'], selector: string) =>
      page.locator(selector).first().boundingBox();

    it('stacks the rows of the summary, and words have the whole width', () =>
      withPanel(failingPage(), { width: 270, height: 900 }, async ({ page }) => {
        const row = page.locator('.states tr').filter({ hasText: 'Set Key…' }).first();
        const [title, words, action] = await Promise.all(
          ['th', 'td', 'vscode-button'].map((part) => row.locator(part).first().boundingBox()),
        );
        assert.ok(title && words && action);
        assert.ok(words.y >= title.y + title.height && words.width > 220);
        assert.ok(action.y >= words.y + words.height && action.x + action.width <= 270);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.equal(wide, 270);
      }));

    it('has its tabs on one line and brings the selected one into sight', () =>
      withPanel(sample, { width: 350, height: 600 }, async ({ page }) => {
        const tabs = await box(page, '.tabs');
        assert.ok(tabs && tabs.height < 45);
        await page.getByRole('tab', { name: 'Summary' }).focus();
        await page.keyboard.press('End');
        const last = await box(page, '[role=tab][aria-selected=true]');
        assert.ok(last && last.x >= 0 && last.x + last.width <= 350, JSON.stringify(last));
      }));

    it('keeps the tabs while a low window scrolls, and starts each tab below them', () =>
      withPanel(sample, { width: 350, height: 225 }, async ({ page }) => {
        await page.evaluate(() => {
          window.scrollTo(0, 900);
        });
        assert.equal((await box(page, '.tabs'))?.y, 0);
        await page.getByRole('tab', { name: /^Risk Score/ }).click();
        const [tabs, content] = [await box(page, '.tabs'), await box(page, '#content')];
        assert.ok(tabs && content);
        assert.ok(Math.abs(tabs.y + tabs.height - content.y) <= 1);
      }));

    it('has no axe violation', () =>
      withPanel(failingPage(), { width: 270, height: 400 }, async ({ page }) => {
        assert.deepEqual(await axeViolations(page.mainFrame()), []);
      }));

    it('draws years of a timeline apart', () =>
      withPanel(on('domaintools.hostingHistory'), { width: 270, height: 900 }, async ({ page }) => {
        const labels = await page.locator('.timeline-chart .axis').all();
        const boxes = await Promise.all(labels.map((label) => label.boundingBox()));
        assert.ok(boxes.length > 0);
        boxes.forEach((one, index) => {
          const next = boxes[index + 1];
          assert.ok(one && one.x + one.width <= (next?.x ?? 270), `label ${index}`);
        });
      }));
  });

  describe('the trail', () => {
    const values = [
      'login-secure',
      'cdn.static-host',
      'mx1.postbox',
      'portal.bank',
      'ns1.park-dns',
    ];
    const stops = [...values, 'moved-dns', 'hostile-whois'].map((name) => ({
      indicator: { kind: 'fqdn' as const, value: `${name}.example` },
      data: 'sample' as const,
    }));
    const edges = stops.slice(1).map((to, at) => ({
      from: entryKey(stops[at] ?? to),
      to: entryKey(to),
    }));
    const graph = { nodes: stops, edges };
    const cutNames = (page: OpenPanel['page']) =>
      page.evaluate(() =>
        [...document.querySelectorAll('.trail li :is(.link, strong)')]
          .filter((name) => name.scrollWidth > name.clientWidth)
          .map((name) => name.textContent.trim()),
      );

    it('shows the names of a few steps whole', () =>
      withPanel(
        { ...sample, graph, trail: { entries: stops.slice(0, 4), position: 3 } },
        { width: 420 },
        async ({ page }) => {
          assert.deepEqual(await cutNames(page), []);
        },
      ));

    it('has the middle of a long one behind a button that names it', () =>
      withPanel(
        { ...sample, graph, trail: { entries: stops, position: 6 } },
        { width: 620 },
        async ({ page }) => {
          const shown = () => page.locator('.trail li:visible').allInnerTexts();
          const ends = ['login-secure.example', '…', 'moved-dns.example', 'hostile-whois.example'];
          assert.deepEqual(await shown(), ends);
          const more = page.getByRole('button', { name: 'Show 4 steps between' });
          assert.match((await more.getAttribute('title')) ?? '', /cdn\.static.* › ns1\.park-dns/);
          await more.click();
          assert.equal((await shown()).length, 7);
          const focused = await page.evaluate(() => document.activeElement?.textContent.trim());
          assert.equal(focused, 'cdn.static-host.example');
        },
      ));

    it('sets a step apart that the one before did not lead to', () => {
      const page = {
        ...sample,
        graph: { nodes: stops, edges: edges.filter((_, at) => at !== 1) },
        trail: { entries: stops.slice(0, 4), position: 3 },
      };
      return withPanel(page, { width: 900 }, async ({ page: shown }) => {
        const steps = shown.locator('.trail li');
        const between = await steps.evaluateAll((all) =>
          all.map((step) => getComputedStyle(step, '::before').content),
        );
        assert.deepEqual(between, ['none', '"›"', '"|"', '"›"']);
        assert.match((await steps.nth(2).textContent()) ?? '', /^\s*looked up anew\s+mx1/);
      });
    });
  });

  describe('what it sends', () => {
    const sendsOn = async (
      page: Page,
      act: (panel: OpenPanel) => Promise<void>,
      expected: readonly FromWebview[],
    ) =>
      withPanel(page, {}, async (panel) => {
        await act(panel);
        assert.deepEqual((await panel.sent()).slice(1), expected);
      });
    const click = (name: string | RegExp, role: 'button' | 'tab' = 'button') => {
      return ({ page }: OpenPanel) => page.getByRole(role, { name }).first().click();
    };

    it('says that it is ready', () =>
      withPanel(sample, {}, async (panel) => {
        assert.deepEqual(await panel.sent(), [{ type: 'ready' }]);
      }));

    it('asks for everything, and again', async () => {
      const empty = emptyPage('login-secure.example');
      await sendsOn(empty, click(/^Enrich/), [{ type: 'enrich', refresh: false }]);
      await sendsOn(sample, click('Refresh All'), [{ type: 'enrich', refresh: true }]);
    });

    it('asks for one operation', () =>
      sendsOn(emptyPage('login-secure.example'), click('Run (free)'), [
        { type: 'enrich', operations: ['domaintools.whoisHistory'], refresh: false },
      ]));

    it('asks for what was offered, with its parameters', async () => {
      const page = await samplePage('login-secure.example');
      await sendsOn(
        { ...page, select: 'domaintools.whoisHistory' },
        click(/^Read all 24 records \(24 records\)/),
        [
          {
            type: 'enrich',
            operations: ['domaintools.whoisHistory'],
            parameters: { limit: 24, offset: 0 },
            refresh: false,
          },
        ],
      );
    });

    it('puts the focus on the content, not on what takes the place of an offer', () =>
      withPanel(
        { ...sample, results: [], select: 'domaintools.whoisHistory' },
        {},
        async ({ page }) => {
          await page.getByRole('button', { name: /^Ask DomainTools/ }).click();
          assert.equal(await page.evaluate(() => document.activeElement?.id), 'content');
        },
      ));

    it('cancels', () => sendsOn(failingPage(), click('Cancel'), [{ type: 'cancel' }]));

    it('opens the raw response of the answer that is shown', () =>
      sendsOn(on('domaintools.whoisHistory'), click('Raw Response'), [
        {
          type: 'raw',
          operation: 'domaintools.whoisHistory',
          parameters: { limit: 25, offset: 0 },
        },
      ]));

    it('leads to the remedy of a failure', () =>
      sendsOn(failingPage(), click('Set Key…'), [
        { type: 'remedy', action: 'setCredentials', operation: 'domaintools.reverseIp' },
      ]));

    it('goes on to an indicator without asking, beside with Ctrl', () =>
      sendsOn(
        sample,
        async ({ page }) => {
          const pivot = page.getByRole('button', { name: '203.0.113.80', exact: true }).first();
          await pivot.click();
          await pivot.click({ modifiers: ['Control'] });
        },
        [false, true].map((beside) => ({
          type: 'pivot',
          indicator: { kind: 'ipv4', value: '203.0.113.80' },
          beside,
        })),
      ));

    it('walks the trail by buttons and by Alt with arrows', async () => {
      const stop = (value: string) => ({
        indicator: { kind: 'fqdn' as const, value },
        data: 'sample' as const,
      });
      const entries = [stop('a.example'), stop('login-secure.example'), stop('c.example')];
      await sendsOn(
        { ...sample, trail: { entries, position: 1 } },
        async (panel) => {
          await click('Back')(panel);
          await click('Forward')(panel);
          await click('a.example')(panel);
          await panel.page.keyboard.press('Alt+ArrowLeft');
        },
        [0, 2, 0, 0].map((position) => ({ type: 'go', position })),
      );
    });

    it('copies the indicator, inert or as it is', () =>
      sendsOn(
        sample,
        async (panel) => {
          await click('Copy defanged')(panel);
          await click('Copy as it is')(panel);
        },
        [true, false].map((defanged) => ({
          type: 'copy',
          text: 'login-secure.example',
          defanged,
        })),
      ));

    it('keeps where the analyst was, and no answer', () =>
      withPanel(sample, {}, async (panel) => {
        await click('Passive DNS 17', 'tab')(panel);
        await click(/^Pin/)(panel);
        const { trail, graph } = sample;
        const tab = 'passivedns.query';
        assert.deepEqual(await panel.state(), { trail, graph, pinned: true, tab, tabs: {} });
      }));

    it('opens the tab that was open before a reload', () => {
      const state = { trail: sample.trail, pinned: false, tab: 'domaintools.risk' };
      return withPanel(sample, { state }, async ({ page }) => {
        const tab = page.getByRole('tab', { selected: true });
        assert.match(await tab.innerText(), /Risk Score/);
      });
    });
  });

  describe('tabs by keyboard', () => {
    it('starts each at its top', () =>
      withPanel(sample, { height: 500 }, async ({ page }) => {
        const top = () => page.evaluate(() => document.querySelector('#content')?.scrollTop);
        await page.evaluate(() => document.querySelector('#content')?.scrollTo(0, 300));
        assert.notEqual(await top(), 0);
        await page.getByRole('tab', { name: /Passive DNS/ }).click();
        assert.equal(await top(), 0);
      }));

    it('has one tab stop and selects with arrows', () =>
      withPanel(sample, {}, async ({ page }) => {
        await page.getByRole('tab', { name: 'Summary' }).focus();
        await page.keyboard.press('End');
        assert.match(await page.getByRole('tab', { selected: true }).innerText(), /Passive DNS/);
        await page.keyboard.press('ArrowRight');
        assert.match(await page.getByRole('tab', { selected: true }).innerText(), /Summary/);
        assert.equal(await page.locator('[role=tab][tabindex="0"]').count(), 1);
      }));
  });

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
          via: 'passivedns.query',
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
        await page.getByRole('tab', { name: /Passive DNS/ }).click();
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
        await page.getByRole('tab', { name: /Passive DNS/ }).click();
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
      withPanel(on('passivedns.query'), {}, async (panel) => {
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
        const what = { operation: 'passivedns.query', parameters: {}, sectionId: 'records' };
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

  describe('facts and scores', () => {
    it('can be added where there is a library', async () => {
      const add = { type: 'addSelected', parameters: {} } as const;
      await withPanel({ ...on('domaintools.risk'), canAdd: true }, {}, async (panel) => {
        await panel.page.getByRole('button', { name: 'Add Risk Score…' }).click();
        const sent = (await panel.sent()).at(-1);
        assert.deepEqual(sent, { ...add, operation: 'domaintools.risk', sectionId: 'risk' });
      });
      await withPanel({ ...on('domaintools.domainWhois'), canAdd: true }, {}, async (panel) => {
        await panel.page.getByRole('checkbox', { name: 'Select Registrar' }).click();
        await panel.page.getByRole('button', { name: 'Add Selected Attributes' }).first().click();
        const sent = (await panel.sent()).at(-1);
        assert.ok(sent?.type === 'addSelected');
        assert.deepEqual(sent.factIds, ['registrar']);
      });
    });
  });

  describe('a timeline', () => {
    it('goes from mark to mark by arrows and tells each', () =>
      withPanel(on('domaintools.hostingHistory'), {}, async ({ page }) => {
        await page.locator('[data-place="0"]').focus();
        await page.keyboard.press('ArrowDown');
        assert.match(await page.locator('.told').innerText(), /192\.0\.2\.44/);
        await page.keyboard.press('ArrowDown');
        assert.match(await page.locator('.told').innerText(), /192\.0\.2\.61/);
        assert.equal(await page.locator('.timeline-chart [tabindex="0"]').count(), 1);
      }));

    it('has a table with the same content', () =>
      withPanel(on('domaintools.hostingHistory'), {}, async ({ page }) => {
        const marks = await page.locator('.mark').count();
        await page.getByRole('button', { name: 'Show as table' }).click();
        const grid = page.getByRole('grid', { name: 'Timeline as a table' });
        assert.equal(await grid.getAttribute('aria-rowcount'), String(marks + 2));
      }));
  });

  describe('progress', () => {
    it('shows answers as they arrive', () =>
      withPanel({ ...sample, results: [] }, {}, async (panel) => {
        const key = 'sample:fqdn:login-secure.example';
        const run = { running: ['domaintools.risk'], done: 0, total: 2 };
        await panel.say({ type: 'run', key, run });
        const status = panel.page.locator('.progress [role=status]');
        assert.match(await status.innerText(), /0 of 2 answered\s+Risk Score/);
        const [result] = sample.results;
        assert.ok(result);
        const idle = { running: [], done: 0, total: 0 };
        await panel.say({ type: 'result', key, result, run: idle });
        assert.equal(await status.innerText(), '');
        assert.match(await panel.page.locator('[data-card=risk]').innerText(), /97 high/);
      }));

    it('drops what is no message', () =>
      withPanel(sample, {}, async (panel) => {
        await panel.page.evaluate(() => {
          window.postMessage({ type: 'page', results: 'none' }, '*');
          window.postMessage('page', '*');
        });
        assert.match(await panel.page.locator('h1').innerText(), /login-secure\[\.\]example/);
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
