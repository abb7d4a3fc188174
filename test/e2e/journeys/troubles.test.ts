import assert from 'node:assert/strict';
import { Results } from '../driver/results';
import { simulatedJourney } from '../driver/simulated';

describe('when an answer does not come', () => {
  const window = simulatedJourney();
  const enrich = async (defanged: string): Promise<Results> => {
    await window.workbench.tab('case-0417.md').click();
    await window.workbench.editor.rightClick(defanged, 'Enrich Indicator');
    return Results.about(window.workbench, defanged);
  };

  it('tells not found, no access, out of quota, unreachable and not understood apart', async () => {
    const { workbench, simulator } = window;
    await workbench.openFile('case-0417.md');
    simulator.configure({ withoutProducts: ['hosting-history', 'domain-history'] });
    simulator.fault({ name: 'quotaPerMonth', endpoint: 'reverse-ip' });
    simulator.fault({ name: 'notFound', endpoint: 'whois-history' });
    simulator.fault({ name: 'wrongShape', endpoint: 'parsed-whois' });
    simulator.fault({ name: 'reset', endpoint: 'pdns' });
    const results = await enrich('login-secure[.]example');
    const tabs = (await results.tabs()).join(' | ');
    for (const said of [
      /WHOIS History no record/,
      /Hosting History no access/,
      /Reverse IP quota spent/,
      /Passive DNS unreachable/,
      /WHOIS failed/,
      /Risk Score 97/,
    ]) {
      assert.match(tabs, said);
    }
    const sentences = new Set<string>();
    for (const title of [
      'WHOIS',
      'WHOIS History',
      'Reverse IP',
      'Hosting History',
      'Passive DNS',
    ]) {
      const content = await results.open(title);
      sentences.add(await content.locator('.what').first().innerText());
    }
    assert.equal(sentences.size, 5, [...sentences].join('\n'));
    await results.tab('Summary').click();
    assert.deepEqual(await results.violations(), []);
    await workbench.screenshot('failures');
  });

  it('can be cancelled, and keeps what came before', async () => {
    const { workbench, simulator } = window;
    simulator.reset();
    simulator.fault({ name: 'hang', endpoint: 'pdns' });
    await workbench.tab('case-0417.md').click();
    await workbench.editor.rightClick('portal.bank.example', 'Enrich Indicator');
    const frame = await workbench.webview('lens-panel header');
    await frame.getByRole('tab', { name: /Risk Score 0/ }).waitFor();
    await frame.getByRole('button', { name: 'Cancel' }).click();
    const results = await Results.about(workbench, 'portal[.]bank[.]example');
    assert.match((await results.tabs()).join(' | '), /Risk Score 0.*Passive DNS cancelled/);
    simulator.reset();
  });
});

describe('what attackers and big hosters write', () => {
  const window = simulatedJourney();

  it('shows a hostile record as text', async () => {
    const { workbench } = window;
    const outside: string[] = [];
    workbench.page.on('request', (request) => {
      const { hostname } = new URL(request.url());
      if (/example$|test$/.test(hostname)) outside.push(request.url());
    });
    let dialogs = 0;
    workbench.page.on('dialog', (dialog) => {
      dialogs += 1;
      void dialog.dismiss();
    });
    await workbench.openFile('case-0417.md');
    await workbench.editor.rightClick('hostile-whois[.]example', 'Enrich Indicator');
    const results = await Results.about(workbench, 'hostile-whois[.]example');
    const content = await results.open('WHOIS');
    assert.match(await content.innerText(), /<|\[/);
    assert.equal(await content.locator('img, script, iframe, a[href]').count(), 0);
    await workbench.screenshot('hostile-whois');
    await workbench.tab('case-0417.md').click();
    // VS Code shows no hover after a context menu until the editor was clicked.
    await workbench.editor.placeCursorOn('Look-alike');
    const hover = await workbench.editor.hover('hostile-whois[.]example', 'WHOIS');
    assert.equal(await hover.locator('img').count(), 0);
    assert.deepEqual(
      (await hover.locator('a').allInnerTexts()).filter((text) => /click|http/i.test(text)),
      [],
    );
    assert.deepEqual([outside, dialogs], [[], 0]);
    await workbench.screenshot('hostile-hover');
  });

  it('searches ten thousand rows', async () => {
    const { workbench } = window;
    await workbench.tab('case-0417.md').click();
    await workbench.editor.rightClick(
      'ns1[.]park-dns[.]example',
      'Enrich With',
      'Reverse Name Server',
    );
    const results = await Results.about(workbench, 'ns1[.]park-dns[.]example');
    await results.open('Reverse Name Server');
    const grid = results.grid(/primary domains/i);
    await grid.scrollIntoViewIfNeeded();
    const search = grid.getByRole('textbox').first();
    await search.fill('login');
    await results
      .content()
      .getByText(/of 10,000/)
      .first()
      .waitFor();
    assert.equal((await grid.getAttribute('aria-rowcount').then(Number)) < 10_000, true);
    await workbench.screenshot('ten-thousand-rows');
  });
});
