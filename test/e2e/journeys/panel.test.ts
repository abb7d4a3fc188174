import assert from 'node:assert/strict';
import { Results } from '../driver/results';
import { simulatedJourney } from '../driver/simulated';

const DOMAIN = 'login-secure[.]example';

describe('the results panel in VS Code', () => {
  const window = simulatedJourney();

  it('offers operations on an indicator of a cell by right-click', async () => {
    const { workbench, simulator } = window;
    await workbench.openFile('case-0417.md');
    await workbench.editor.rightClick(DOMAIN, 'Enrich Indicator');
    const results = await Results.about(workbench, DOMAIN);
    const before = simulator.requests.length;
    await results.button('203.0.113.80').click({ button: 'right' });
    await workbench.editor.menuItem('Enrich Indicator').waitFor();
    await workbench.screenshot('panel-context-menu');
    await workbench.editor.pickFromMenu('Enrich Indicator');
    const other = await Results.about(workbench, '203[.]0[.]113[.]80');
    assert.ok(simulator.requests.length > before);
    assert.match((await other.tabs()).join(' | '), /IP WHOIS/);
  });

  it('keeps a pinned panel and opens the next look-up in another', async () => {
    const { workbench } = window;
    const results = await Results.about(workbench, '203[.]0[.]113[.]80');
    await results.button(/^Pin/).click();
    await workbench.tab('case-0417.md').click();
    await workbench.editor.rightClick(DOMAIN, 'Enrich Indicator');
    await workbench.tab(DOMAIN).waitFor();
    await workbench.tab('203[.]0[.]113[.]80').waitFor();
  });

  it('stays to be seen when a row of the Indicators tree leads to the file', async () => {
    const { workbench } = window;
    await workbench.openViewContainer('Indicator Lens');
    await workbench.tab(DOMAIN).click();
    await workbench.treeRow('Indicators', 'cdn.static-host.example').click();
    await workbench.page.locator('.statusbar').getByText(/Ln 6,/).waitFor();
    assert.equal(await workbench.page.locator('.tab', { hasText: 'case-0417.md' }).count(), 1);
    await Results.about(workbench, DOMAIN);
  });

  it('comes back after a reload with its trail and stored answers, and asks nobody', async () => {
    const { workbench, simulator } = window;
    await workbench.tab(DOMAIN).click();
    const results = await Results.about(workbench, DOMAIN);
    await results.open('Passive DNS');
    const before = simulator.requests.length;
    // As a person reloads, for then VS Code keeps what its editors want kept.
    await workbench.reload();
    await workbench.tab(DOMAIN).click();
    const restored = await Results.about(workbench, DOMAIN);
    const selected = restored.frame.getByRole('tab', { selected: true });
    assert.match(await selected.innerText(), /Passive DNS/);
    await restored.content().getByRole('grid').first().waitFor();
    assert.doesNotMatch(await restored.content().innerText(), /Not asked yet/);
    // The panel has the focus, and the file beside it is still the one in front.
    await workbench.treeRow('Indicators', 'cdn.static-host.example').waitFor();
    assert.equal(simulator.requests.length, before);
  });

  it('says the price before it asks about what is ticked, however little it is', async () => {
    const { workbench, simulator } = window;
    const results = await Results.about(workbench, DOMAIN);
    await results.open('Passive DNS');
    // The preview also asks accounts what is left of their quota, which is free and names nothing.
    const asked = () => simulator.requests.filter(({ indicator }) => indicator !== '').length;
    const before = asked();
    await results.button(/^AAAA/).click();
    const records = results.grid('Direct Records');
    await records.getByLabel('Select all shown rows').check();
    await results.button('Enrich 2 Selected…').click();
    const { widget } = workbench.quickInput;
    await widget.getByText('Enrich list: choose the operations').waitFor();
    await widget.getByPlaceholder(/^Enter asks .* about 2 indicators: \d+ queries/).waitFor();
    await workbench.screenshot('panel-enrich-selected');
    await workbench.quickInput.cancel();
    await records.getByLabel('Select row 1').uncheck();
    await results.button('Enrich 1 Selected…').click();
    const one = await Results.about(workbench, '2001[:]db8[:]80[:][:]23');
    await one.button(/^Enrich \(/).waitFor();
    assert.equal(await one.frame.locator('nav .apart').count(), 0);
    assert.equal(asked(), before);
  });
});
