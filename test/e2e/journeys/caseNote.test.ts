import assert from 'node:assert/strict';
import { Results } from '../driver/results';
import { simulatedJourney } from '../driver/simulated';

const DOMAIN = 'login-secure[.]example';

describe('from a defanged case note to answers', () => {
  const window = simulatedJourney();

  it('asks every operation of a host name by right-click', async () => {
    const { workbench } = window;
    await workbench.openViewContainer('Indicator Lens');
    await workbench.openFile('case-0417.md');
    await workbench.editor.rightClick(DOMAIN, 'Enrich Indicator');
    const results = await Results.about(workbench, DOMAIN);
    const tabs = (await results.tabs()).join(' | ');
    for (const answered of [
      /Risk Score 97/,
      /WHOIS(?! History)/,
      /WHOIS History 24 not read/,
      /Reverse IP [\d,]+/,
      /Reverse Name Server 10,000 of 18,997/,
      /Reverse MX \d+/,
      /Hosting History \d+/,
      /Passive DNS 17/,
    ]) {
      assert.match(tabs, answered);
    }
    const summary = await results.content().innerText();
    for (const said of ['97', 'high', 'ExampleReg', '203.0.113.80', 'ns1.park-dns.example']) {
      assert.ok(summary.includes(said), `The summary says ${said}: ${summary}`);
    }
    assert.deepEqual(await results.violations(), []);
    await workbench.screenshot('workbench');
  });

  it('shows each answer in its tab', async () => {
    const results = await Results.about(window.workbench, DOMAIN);
    const said: readonly (readonly [title: string, words: RegExp])[] = [
      ['Risk Score', /phishing/i],
      ['WHOIS', /ExampleReg[\s\S]*ns1\.park-dns\.example/],
      ['WHOIS History', /24/],
      ['Reverse IP', /203\.0\.113\.80/],
      ['Reverse Name Server', /18,997|18,410/],
      ['Reverse MX', /mx1\.postbox\.example/],
      ['Hosting History', /198\.51\.100\.23/],
      ['Passive DNS', /203\.0\.113\.80/],
    ];
    for (const [title, words] of said) {
      const content = await results.open(title);
      assert.match(await content.innerText(), words, title);
      assert.deepEqual(await results.violations(), [], title);
      await window.workbench.screenshot(title.toLowerCase().replaceAll(' ', '-'));
    }
  });

  it('reads WHOIS history only after its price was seen and taken', async () => {
    const { workbench, simulator } = window;
    const records = () =>
      simulator.requests.filter(
        ({ path, query }) => path.endsWith('/whois/history') && query.mode !== 'count',
      );
    assert.equal(records().length, 0);
    const results = await Results.about(workbench, DOMAIN);
    await results.open('WHOIS History');
    await results.button(/^Read .*10/).click();
    await results.grid(/records/i).waitFor();
    await results.idle();
    assert.equal(records().length, 1);
    assert.match(await results.content().innerText(), /registrar/i);
    await workbench.screenshot('whois-history-read');
  });

  it('finds rows by column, and pivots to what stands in a cell without asking', async () => {
    const { workbench, simulator } = window;
    const results = await Results.about(workbench, DOMAIN);
    await results.open('Passive DNS');
    const grid = results.grid(/direct/i);
    await grid.getByRole('textbox', { name: /rrtype/ }).fill('MX');
    await results
      .content()
      .getByText(/2 (shown )?of 14/)
      .first()
      .waitFor();
    await workbench.screenshot('passive-dns-filtered');
    const asked = simulator.requests.length;
    await grid
      .getByRole('button', { name: /mx1\.postbox\.example/ })
      .first()
      .click();
    const pivoted = await Results.about(workbench, 'mx1[.]postbox[.]example');
    assert.equal(simulator.requests.length, asked, 'a pivot asks nothing by itself');
    await pivoted.button('Back').click();
    await Results.about(workbench, DOMAIN);
  });

  it('opens exactly what the vendor sent', async () => {
    const { workbench } = window;
    const results = await Results.about(workbench, DOMAIN);
    await results.open('Risk Score');
    await results.button('Raw Response').click();
    await workbench.editor.shows('"risk_score": 97');
    const text = await workbench.editor.visibleText();
    assert.doesNotMatch(text, /signature|api_key|0123456789abcdef/);
    await workbench.screenshot('raw-response');
  });
});
