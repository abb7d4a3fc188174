import assert from 'node:assert/strict';
import type { TimelineEntry } from '../../src/core/result/model';
import type { Page } from '../../src/protocol/toWebview';
import { visited } from '../../src/protocol/pivotGraph';
import { axeViolations } from '../e2e/driver/webview';
import type { OpenPanel } from './harness';
import { operationTitled } from '../rig/operations';
import { emptyPage, tableResult } from './pages';
import { panelInBrowser } from './panelInBrowser';
import { themes } from './themes';

/** The parts of the panel that tell a story: the timeline, what changed, the trail and its graph. */
describe('the story in the results panel', function () {
  this.timeout(180_000);
  const browser = panelInBrowser();
  let sample: Page;

  before(() => {
    sample = withSteps(browser.sample);
  });

  function withPanel(
    page: Page,
    { tab, ...options }: { theme?: string; width?: number; tab?: string },
    use: (panel: OpenPanel) => Promise<void>,
  ): Promise<void> {
    const state = tab === undefined ? {} : { state: { trail: page.trail, pinned: false, tab } };
    return browser.withPanel(page, { ...options, ...state }, use);
  }

  const HISTORY = operationTitled('WHOIS History').id;
  const HOSTING = operationTitled('Hosting History').id;

  for (const theme of Object.keys(themes)) {
    for (const tab of ['timeline', HISTORY, 'pivots']) {
      it(`has no axe violation: ${tab}, ${theme}`, () =>
        withPanel(sample, { theme, tab }, async ({ page }) => {
          assert.deepEqual(await axeViolations(page.mainFrame()), []);
        }));
    }
  }

  for (const width of [270, 640]) {
    it(`fits into ${width} pixels`, async () => {
      for (const tab of ['timeline', HISTORY, 'pivots']) {
        await withPanel(sample, { width, tab }, async ({ page }) => {
          const over = await page.evaluate(() => {
            const content = document.querySelector('#content');
            return (content?.scrollWidth ?? 0) - (content?.clientWidth ?? 0);
          });
          assert.equal(over, 0, tab);
        });
      }
    });
  }

  describe('the timeline', () => {
    const stretch = (panel: OpenPanel) => panel.page.locator('.timeline-bar .stretch').innerText();
    const days = async (panel: OpenPanel) => {
      const [from, to] = (await stretch(panel)).split(' – ').map((day) => Date.parse(day));
      return ((to ?? 0) - (from ?? 0)) / 86_400_000;
    };
    const onTimeline = (use: (panel: OpenPanel) => Promise<void>) =>
      withPanel(sample, { tab: 'timeline' }, use);

    it('draws every operation on one axis and says which is which', () =>
      onTimeline(async ({ page }) => {
        const sources = await page.locator('.sources li').allInnerTexts();
        const dated = sample.operations.filter(({ timeline }) => timeline);
        assert.ok(dated.length > 2);
        assert.deepEqual(
          sources.map((source) => source.trim()),
          dated.map(({ title }) => title),
        );
        const heads = await page.locator('.lane-head').allTextContents();
        assert.match(heads.join(' '), /Addresses 6.*Name servers \d.*Registrars 3/s);
      }));

    it('zooms, moves and fits by keys, and keeps its one tab stop', () =>
      onTimeline(async (panel) => {
        const { keyboard } = panel.page;
        const whole = await days(panel);
        await panel.page.locator('[data-place="0"]').focus();
        await keyboard.press('+');
        await keyboard.press('+');
        const closer = await days(panel);
        assert.ok(closer < whole / 2, `${closer} of ${whole}`);
        const before = await stretch(panel);
        await keyboard.press('ArrowRight');
        assert.notEqual(await stretch(panel), before);
        assert.ok(Math.abs((await days(panel)) - closer) < 2);
        await keyboard.press('-');
        assert.ok((await days(panel)) > closer);
        await keyboard.press('0');
        assert.equal(await days(panel), whole);
        assert.equal(await panel.page.locator('.timeline-chart [tabindex="0"]').count(), 1);
      }));

    it('tells what has the focus, and goes on from it by Enter', () =>
      onTimeline(async (panel) => {
        const { keyboard } = panel.page;
        await panel.page.locator('[data-place="0"]').focus();
        await keyboard.press('ArrowDown');
        assert.match(await panel.page.locator('.told').innerText(), /192\.0\.2\.44.*Hosting/);
        await keyboard.press('Control+Enter');
        assert.deepEqual((await panel.sent()).at(-1), {
          type: 'pivot',
          indicator: { kind: 'ipv4', value: '192.0.2.44' },
          beside: true,
          via: HOSTING,
        });
      }));

    it('zooms with the wheel and Ctrl where the mouse is, and moves when it is dragged', () =>
      onTimeline(async (panel) => {
        const box = await panel.page.locator('.timeline-lines').boundingBox();
        assert.ok(box);
        const whole = await days(panel);
        const middle = { x: box.x + box.width * 0.6, y: box.y + 60 };
        await panel.page.mouse.move(middle.x, middle.y);
        await panel.page.mouse.wheel(0, -300);
        assert.equal(await days(panel), whole);
        await panel.page.keyboard.down('Control');
        await panel.page.mouse.wheel(0, -300);
        await panel.page.keyboard.up('Control');
        const closer = await days(panel);
        assert.ok(closer < whole / 2, `${closer} of ${whole}`);
        const before = await stretch(panel);
        await panel.page.mouse.down();
        await panel.page.mouse.move(middle.x - 120, middle.y, { steps: 4 });
        await panel.page.mouse.up();
        assert.notEqual(await stretch(panel), before);
        assert.ok(Math.abs((await days(panel)) - closer) < 2);
      }));

    it('closes and opens a lane', () =>
      onTimeline(async ({ page }) => {
        const head = page.locator('.lane-head').first();
        const marks = await page.locator('.mark').count();
        await head.focus();
        await page.keyboard.press('Enter');
        assert.equal(await head.getAttribute('aria-expanded'), 'false');
        assert.ok((await page.locator('.mark').count()) !== marks);
        assert.ok((await page.locator('.density').count()) > 0);
        await page.keyboard.press('Enter');
        assert.equal(await head.getAttribute('aria-expanded'), 'true');
      }));

    it('says where nothing is known', () =>
      onTimeline(async ({ page }) => {
        const gap = await page.locator('.gap line').first().boundingBox();
        assert.ok(gap);
        await page.mouse.move(gap.x + gap.width / 2, gap.y + gap.height / 2);
        assert.match(await page.locator('.told').innerText(), /Nothing known from .* to .* days\)/);
      }));

    it('has a table with the same content', () =>
      onTimeline(async ({ page }) => {
        await page.getByRole('button', { name: 'Show as table' }).click();
        const grid = page.getByRole('grid', { name: 'Timeline as a table' });
        assert.ok(Number(await grid.getAttribute('aria-rowcount')) > 30);
        assert.equal(await grid.getByRole('columnheader', { name: /Source/ }).count(), 1);
      }));

    it('holds 20,000 entries in few elements', () =>
      withPanel(manyEntries(20_000), { tab: 'timeline' }, async ({ page }) => {
        const count = () => page.evaluate(() => document.querySelectorAll('svg *').length);
        assert.ok((await count()) < 6000, `${await count()} elements`);
        const took = await page.evaluate(async () => {
          const chart = document.querySelector('.timeline-chart');
          const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
          const start = performance.now();
          for (let step = 0; step < 20; step += 1) {
            chart?.dispatchEvent(
              new WheelEvent('wheel', {
                deltaY: step < 10 ? -100 : 100,
                ctrlKey: true,
                clientX: 600,
                bubbles: true,
                cancelable: true,
              }),
            );
            await frame();
          }
          return (performance.now() - start) / 20;
        });
        console.log(`      20,000 entries: ${took.toFixed(0)} ms a step of the zoom`);
        assert.ok(took < 1000, `${took} ms`);
      }));
  });

  describe('what changed in records', () => {
    const onHistory = (use: (panel: OpenPanel) => Promise<void>) =>
      withPanel(sample, { tab: HISTORY }, use);

    it('lists changes, and each leads to the pair it was seen between', () =>
      onHistory(async ({ page }) => {
        const steps = await page.locator('.step').allInnerTexts();
        assert.match(steps.join(' | '), /2026-11-12\s+Registrar changed/);
        await page.locator('.step', { hasText: '2026-04-11' }).click();
        assert.equal(
          await page.getByLabel('Newer record').locator('option:checked').innerText(),
          '2026-04-11',
        );
        const registrar = page.locator('.fields tr.differs', { hasText: 'Registrar' });
        assert.equal(await registrar.count(), 1);
      }));

    it('compares any two records, and their texts in the diff editor', () =>
      onHistory(async (panel) => {
        const { page } = panel;
        const options = await page.getByLabel('Older record').locator('option').count();
        assert.equal(options, 24);
        await page.getByLabel('Older record').selectOption({ index: options - 1 });
        await page.getByLabel('Newer record').selectOption({ index: 0 });
        // The other way about it is the same pair.
        await page.getByLabel('Newer record').selectOption({ index: options - 1 });
        await page.getByLabel('Older record').selectOption({ index: 0 });
        assert.equal(await page.getByLabel('Older record').inputValue(), String(options - 1));
        assert.equal(await page.getByLabel('Newer record').inputValue(), '0');
        await page.getByLabel('Only what differs').check();
        const rows = await page.locator('.fields tbody tr').count();
        assert.equal(await page.locator('.fields tbody tr.differs').count(), rows);
        await page.getByRole('button', { name: 'Compare Raw Records' }).click();
        const sent = (await panel.sent()).at(-1);
        assert.ok(sent?.type === 'compare');
        assert.notEqual(sent.older.sectionId, sent.newer.sectionId);
      }));
  });

  describe('the trail', () => {
    const other = { ...emptyPage('203.0.113.80') };
    const entries = () => [sample, other].map(({ indicator, data }) => ({ indicator, data }));

    it('goes back to the tab, the search and the place that were left', () =>
      withPanel(sample, { tab: operationTitled('Reverse Name Server').id }, async (panel) => {
        const { page } = panel;
        const servers = page.locator('.grid').first();
        const search = servers.locator('input.search').first();
        await search.fill('ns1');
        await page.waitForFunction(() => document.querySelector('.grid')?.ariaRowCount === '3');
        const domains = page.locator('.grid').last();
        const place = await domains.evaluate((element) => {
          element.scrollTo(0, 440);
          return element.scrollTop;
        });
        assert.equal(place, 440);
        await panel.say({ ...other, trail: { entries: entries(), position: 1 } });
        assert.equal(await page.locator('[role=tab][aria-selected=true]').innerText(), 'Summary');
        await panel.say({ ...sample, trail: { entries: entries(), position: 0 } });
        await page.waitForFunction(
          (left) => [...document.querySelectorAll('.grid')].at(-1)?.scrollTop === left,
          place,
        );
        const tab = await page.locator('[role=tab][aria-selected=true]').innerText();
        assert.match(tab, /^Reverse Name Server/);
        assert.equal(await search.inputValue(), 'ns1');
        assert.equal(await servers.getAttribute('aria-rowcount'), '3');
      }));

    it('is still heard by Alt with arrows after what had the focus is gone', () =>
      withPanel(sample, { tab: HOSTING }, async (panel) => {
        const { page } = panel;
        await page.locator('.grid .pivot').first().focus();
        await page.keyboard.press('Enter');
        await panel.say({ ...other, trail: { entries: entries(), position: 1 } });
        await page.keyboard.press('Alt+ArrowLeft');
        assert.deepEqual((await panel.sent()).at(-1), { type: 'go', position: 0 });
      }));

    it('tells which answer a pivot came from', () =>
      withPanel(sample, { tab: HOSTING }, async (panel) => {
        await panel.page.locator('.grid .pivot').first().click();
        const sent = (await panel.sent()).at(-1);
        assert.ok(sent?.type === 'pivot');
        assert.equal(sent.via, HOSTING);
      }));

    it('is a graph and an equal list, both of which lead back', () =>
      withPanel(sample, { tab: 'pivots' }, async (panel) => {
        const { page } = panel;
        assert.equal(await page.locator('.pivot-picture .node').count(), 4);
        const list = await page.locator('.pivot-list tbody tr').allInnerTexts();
        assert.match(list.join(' | '), /203\.0\.113\.80\s+login-secure\.example\s+Passive DNS/);
        await page
          .locator('.pivot-list')
          .getByRole('button', { name: '203.0.113.80' })
          .first()
          .click();
        await page.locator('.pivot-picture .node', { hasText: 'ns1.park-dns' }).click();
        const visits = (await panel.sent()).filter(({ type }) => type === 'revisit');
        assert.deepEqual(
          visits.map((message) => message.type === 'revisit' && message.entry.indicator.value),
          ['203.0.113.80', 'ns1.park-dns.example'],
        );
      }));
  });
});

/** The page after a few pivots. */
function withSteps(page: Page): Page {
  const entry = (kind: 'ipv4' | 'fqdn', value: string) => ({
    indicator: { kind, value },
    data: page.data,
  });
  const start = { indicator: page.indicator, data: page.data };
  const address = entry('ipv4', '203.0.113.80');
  const by = (title: string) => ({ via: operationTitled(title).id, title });
  const [dns, whois] = [by('Passive DNS'), by('WHOIS')];
  const steps = [
    [address, { from: start, ...dns }],
    [entry('fqdn', 'cdn.static-host.example'), { from: address, ...dns }],
    [entry('fqdn', 'ns1.park-dns.example'), { from: start, ...whois }],
  ] as const;
  const graph = steps.reduce((so, [to, step]) => visited(so, to, step), page.graph);
  return { ...page, graph };
}

/** A page with a timeline of as many entries, about a tenth as many values. */
function manyEntries(count: number): Page {
  const page = emptyPage('ns1.park-dns.example');
  const day = (offset: number) =>
    new Date(Date.UTC(2015, 0, 1 + offset)).toISOString().slice(0, 10);
  const entries = Array.from({ length: count }, (_, at): TimelineEntry => {
    const start = (at * 7919) % 4000;
    return {
      lane: at % 5 === 0 ? 'address' : 'record',
      label: { kind: 'fqdn', value: `host-${at % (count / 10)}.example` },
      start: day(start),
      ...(at % 3 > 0 && { end: day(start + (at % 97)) }),
      detail: `entry ${at}`,
    };
  });
  const table = { type: 'table', id: 't', title: 'T', columns: [], rows: [], shown: 0 } as const;
  const timeline = { type: 'timeline', id: 'timeline', title: 'Timeline', entries } as const;
  return { ...page, results: [{ ...tableResult(page, table), sections: [timeline] }] };
}
