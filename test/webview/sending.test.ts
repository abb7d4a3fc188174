import assert from 'node:assert/strict';
import type { FromWebview } from '../../src/protocol/fromWebview';
import type { Page } from '../../src/protocol/toWebview';
import { operationTitled } from '../rig/operations';
import { bigTable } from './bigTable';
import type { OpenPanel } from './harness';
import { emptyPage, failingPage, samplePage, tableResult } from './pages';
import { panelInBrowser } from './panelInBrowser';

describe('what the results panel sends', function () {
  this.timeout(180_000);
  const browser = panelInBrowser();
  const { withPanel } = browser;
  const on = (title: string): Page => ({ ...browser.sample, select: operationTitled(title).id });

  const history = operationTitled('WHOIS History');

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
    withPanel(browser.sample, {}, async (panel) => {
      assert.deepEqual(await panel.sent(), [{ type: 'ready' }]);
    }));

  it('asks for everything, and again', async () => {
    const empty = emptyPage('login-secure.example');
    await sendsOn(empty, click(/^Enrich/), [{ type: 'enrich', refresh: false }]);
    await sendsOn(browser.sample, click('Refresh All'), [{ type: 'enrich', refresh: true }]);
  });

  it('asks for one operation', () =>
    sendsOn(emptyPage('login-secure.example'), click('Run (free)'), [
      { type: 'enrich', operations: ['example.history'], refresh: false },
    ]));

  it('asks for what was offered, with its parameters', async () => {
    const page = await samplePage('login-secure.example');
    await sendsOn({ ...page, select: history.id }, click(/^Read all 24 records \(24 records\)/), [
      {
        type: 'enrich',
        operations: [history.id],
        parameters: { limit: 24, offset: 0 },
        refresh: false,
      },
    ]);
  });

  it('asks again from the summary where nothing was found', () => {
    const page = emptyPage('login-secure.example');
    const outcome = { kind: 'noRecord', reason: 'No record at all.' } as const;
    const none = { ...tableResult(page, bigTable(0)), outcome, sections: [] };
    return sendsOn({ ...page, results: [none] }, click(/^Refresh \(/), [
      { type: 'enrich', operations: ['example.records'], parameters: {}, refresh: true },
    ]);
  });

  it('leads from the summary to what is capped, and to offers only where they complete it', async () => {
    const page = await samplePage('login-secure.example');
    await withPanel(page, {}, async (panel) => {
      const states = panel.page.locator('.states tr');
      await states.filter({ hasText: 'WHOIS History' }).getByText('See Offers').waitFor();
      await states.filter({ hasText: 'Reverse IP' }).getByText('See Answer').waitFor();
      await states.filter({ hasText: 'Reverse Name Server' }).getByText('See Answer').click();
      const selected = panel.page.getByRole('tab', { selected: true });
      assert.match(await selected.innerText(), /Reverse Name Server/);
    });
  });

  it('puts the focus on the content, not on what takes the place of an offer', () =>
    withPanel(
      { ...emptyPage('login-secure.example'), select: 'example.history' },
      {},
      async ({ page }) => {
        await page.getByRole('button', { name: /^Ask Example Vendor/ }).click();
        assert.equal(await page.evaluate(() => document.activeElement?.id), 'content');
      },
    ));

  it('cancels', () => sendsOn(failingPage(), click('Cancel'), [{ type: 'cancel' }]));

  it('opens the raw response of the answer that is shown', () =>
    sendsOn(on(history.title), click('Raw Response'), [
      {
        type: 'raw',
        operation: history.id,
        parameters: history.whenNamed ?? {},
      },
    ]));

  it('leads to the remedy of a failure', () =>
    sendsOn(failingPage(), click('Set Key…'), [
      { type: 'remedy', action: 'setCredentials', operation: 'example.neighbours' },
    ]));

  it('goes on to an indicator without asking, beside with Ctrl', () =>
    sendsOn(
      browser.sample,
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
      { ...browser.sample, trail: { entries, position: 1 } },
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
      browser.sample,
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
    withPanel(browser.sample, {}, async (panel) => {
      await click('Passive DNS 17', 'tab')(panel);
      await click(/^Pin/)(panel);
      const { trail, graph } = browser.sample;
      const tab = operationTitled('Passive DNS').id;
      assert.deepEqual(await panel.state(), { trail, graph, pinned: true, tab, tabs: {} });
    }));

  it('opens the tab that was open before a reload', () => {
    const state = {
      trail: browser.sample.trail,
      pinned: false,
      tab: operationTitled('Risk Score').id,
    };
    return withPanel(browser.sample, { state }, async ({ page }) => {
      const tab = page.getByRole('tab', { selected: true });
      assert.match(await tab.innerText(), /Risk Score/);
    });
  });
});
