import assert from 'node:assert/strict';
import type { Page } from '../../src/protocol/toWebview';
import { entryKey } from '../../src/protocol/trail';
import { axeViolations } from '../e2e/driver/webview';
import { operationTitled } from '../rig/operations';
import type { OpenPanel } from './harness';
import { emptyPage, failingPage } from './pages';
import { panelInBrowser } from './panelInBrowser';
import { themes } from './themes';

describe('the results panel in a browser', function () {
  this.timeout(180_000);
  const browser = panelInBrowser();
  const { withPanel } = browser;
  const on = (title: string): Page => ({ ...browser.sample, select: operationTitled(title).id });

  describe('accessibility', () => {
    const scenes: readonly (readonly [string, () => Page])[] = [
      ['summary', () => browser.sample],
      ['facts, tables and text', () => on('WHOIS')],
      ['chips', () => ({ ...on('Passive DNS'), canAdd: true })],
      ['facts to add', () => ({ ...on('WHOIS'), canAdd: true })],
      ['score', () => on('Risk Score')],
      ['timeline and dated texts', () => on('WHOIS History')],
      ['capped table', () => on('Reverse Name Server')],
      ['failures and progress', failingPage],
      ['one failure', () => ({ ...failingPage(), select: 'example.registration' })],
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

  describe('a server whose certificate was not verified', () => {
    const warning = 'was not verified: anyone on the network path could have written this answer.';

    it('is named with each of its answers and on the summary, once', async () => {
      const unverified = (page: Page): Page => ({
        ...page,
        results: page.results.map((one) => ({
          ...one,
          source: { ...one.source, host: 'pdns.example', unverified: true as const },
        })),
      });
      await withPanel(unverified(browser.sample), {}, async ({ page }) => {
        const caution = page.locator('.caution');
        assert.equal(await caution.count(), 1);
        assert.match(await caution.innerText(), /certificate of pdns\.example was not verified/);
      });
      await withPanel(unverified(on('WHOIS')), {}, async ({ page }) => {
        assert.ok((await page.locator('.caution').innerText()).includes(warning));
      });
      await withPanel(on('WHOIS'), {}, async ({ page }) => {
        assert.equal(await page.locator('.caution').count(), 0);
      });
    });
  });

  describe('layout', () => {
    for (const width of [270, 360, 620, 1400]) {
      it(`fits into ${width} pixels`, () =>
        withPanel(browser.sample, { width }, async ({ page }) => {
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
      withPanel(browser.sample, { width: 350, height: 600 }, async ({ page }) => {
        const tabs = await box(page, '.tabs');
        assert.ok(tabs && tabs.height < 45);
        await page.getByRole('tab', { name: 'Summary' }).focus();
        await page.keyboard.press('End');
        const last = await box(page, '[role=tab][aria-selected=true]');
        assert.ok(last && last.x >= 0 && last.x + last.width <= 350, JSON.stringify(last));
      }));

    it('keeps the tabs while a low window scrolls, and starts each tab below them', () =>
      withPanel(browser.sample, { width: 350, height: 225 }, async ({ page }) => {
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
      withPanel(on('Hosting History'), { width: 270, height: 900 }, async ({ page }) => {
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
        { ...browser.sample, graph, trail: { entries: stops.slice(0, 4), position: 3 } },
        { width: 420 },
        async ({ page }) => {
          assert.deepEqual(await cutNames(page), []);
        },
      ));

    it('has the middle of a long one behind a button that names it', () =>
      withPanel(
        { ...browser.sample, graph, trail: { entries: stops, position: 6 } },
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
        ...browser.sample,
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

  describe('tabs by keyboard', () => {
    it('starts each at its top', () =>
      withPanel(browser.sample, { height: 500 }, async ({ page }) => {
        const top = () => page.evaluate(() => document.querySelector('#content')?.scrollTop);
        await page.evaluate(() => document.querySelector('#content')?.scrollTo(0, 300));
        assert.notEqual(await top(), 0);
        await page.getByRole('tab', { name: /Passive DNS/ }).click();
        assert.equal(await top(), 0);
      }));

    it('keep the selected one in sight where the panel becomes narrow', () =>
      withPanel(browser.sample, {}, async ({ page }) => {
        const tab = page.getByRole('tab', { name: /Passive DNS/ });
        await tab.click();
        await page.setViewportSize({ width: 400, height: 760 });
        await page.waitForFunction(() => {
          const box = document.querySelector('.tab[aria-selected=true]')?.getBoundingClientRect();
          return box !== undefined && box.left >= 0 && box.right <= innerWidth;
        });
      }));

    it('has one tab stop and selects with arrows', () =>
      withPanel(browser.sample, {}, async (panel) => {
        const { page } = panel;
        await page.getByRole('tab', { name: 'Summary' }).focus();
        await page.keyboard.press('End');
        const last = browser.sample.operations.at(-1)?.title ?? 'no operation';
        const selected = await page.getByRole('tab', { selected: true }).innerText();
        assert.ok(selected.startsWith(last), selected);
        await page.keyboard.press('ArrowRight');
        assert.match(await page.getByRole('tab', { selected: true }).innerText(), /Summary/);
        assert.equal(await page.locator('[role=tab][tabindex="0"]').count(), 1);
        await page.keyboard.press('Alt+ArrowLeft');
        assert.deepEqual((await panel.sent()).at(-1), { type: 'go', position: -1 });
        assert.match(await page.getByRole('tab', { selected: true }).innerText(), /Summary/);
      }));
  });

  describe('facts and scores', () => {
    it('can be added where there is a library', async () => {
      const add = { type: 'addSelected', parameters: {} } as const;
      await withPanel({ ...on('Risk Score'), canAdd: true }, {}, async (panel) => {
        await panel.page.getByRole('button', { name: 'Add Risk Score…' }).click();
        const sent = (await panel.sent()).at(-1);
        assert.deepEqual(sent, {
          ...add,
          operation: operationTitled('Risk Score').id,
          sectionId: 'risk',
        });
      });
      await withPanel({ ...on('WHOIS'), canAdd: true }, {}, async (panel) => {
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
      withPanel(on('Hosting History'), {}, async ({ page }) => {
        await page.locator('[data-place="0"]').focus();
        await page.keyboard.press('ArrowDown');
        assert.match(await page.locator('.told').innerText(), /192\.0\.2\.44/);
        await page.keyboard.press('ArrowDown');
        assert.match(await page.locator('.told').innerText(), /192\.0\.2\.61/);
        assert.equal(await page.locator('.timeline-chart [tabindex="0"]').count(), 1);
      }));

    it('has a table with the same content', () =>
      withPanel(on('Hosting History'), {}, async ({ page }) => {
        const marks = await page.locator('.mark').count();
        await page.getByRole('button', { name: 'Show as table' }).click();
        const grid = page.getByRole('grid', { name: 'Timeline as a table' });
        assert.equal(await grid.getAttribute('aria-rowcount'), String(marks + 2));
      }));
  });

  describe('progress', () => {
    it('shows answers as they arrive', () =>
      withPanel({ ...browser.sample, results: [] }, {}, async (panel) => {
        const key = 'sample:fqdn:login-secure.example';
        const run = {
          asking: true,
          running: [operationTitled('Risk Score').id],
          done: 0,
          total: 2,
        };
        await panel.say({ type: 'run', key, run });
        const status = panel.page.locator('.progress [role=status]');
        assert.match(await status.innerText(), /0 of 2 answered\s+Risk Score/);
        const [result] = browser.sample.results;
        assert.ok(result);
        const idle = { asking: false, running: [], done: 0, total: 0 };
        await panel.say({ type: 'result', key, result, run: idle });
        assert.equal(await status.innerText(), '');
        assert.match(await panel.page.locator('[data-card=risk]').innerText(), /97 high/);
      }));

    it('offers nothing to pay for while it is not yet known what is asked', () =>
      withPanel({ ...browser.sample, results: [] }, {}, async (panel) => {
        const key = 'sample:fqdn:login-secure.example';
        const enrich = panel.page.locator('vscode-button', { hasText: /Enrich \(/ });
        await enrich.waitFor();
        assert.equal(await enrich.getAttribute('disabled'), null);
        const run = { asking: true, running: [], done: 0, total: 0 };
        await panel.say({ type: 'run', key, run });
        assert.notEqual(await enrich.getAttribute('disabled'), null);
        const progress = panel.page.locator('.progress');
        assert.match(await progress.innerText(), /Looking up…\s+Cancel/);
      }));

    it('drops what is no message', () =>
      withPanel(browser.sample, {}, async (panel) => {
        await panel.page.evaluate(() => {
          for (const data of [{ type: 'page' }, 'page', '{"type":"page","results":"none"}']) {
            window.postMessage(data, '*');
          }
        });
        assert.match(await panel.page.locator('h1').innerText(), /login-secure\[\.\]example/);
      }));
  });
});
