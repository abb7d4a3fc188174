import assert from 'node:assert/strict';
import { Results } from '../driver/results';
import { simulatedJourney } from '../driver/simulated';
import { providers } from '../../../src/providers';

/** What an address was asked before. */
const STORED = providers.flatMap(({ operations }) =>
  operations.filter(({ takes }) => takes.includes('ipv4')),
).length;

describe('the other ways to ask', () => {
  const window = simulatedJourney();

  it('looks up what is typed into the palette, defanged', async () => {
    const { workbench } = window;
    await workbench.openFile('case-0417.md');
    await workbench.runCommand('Indicator Lens: Look Up Indicator…');
    await workbench.quickInput.type('hxxp://198[.]51[.]100[.]23:8443/gate');
    await workbench.quickInput.row('198[.]51[.]100[.]23').waitFor();
    await workbench.screenshot('palette');
    await workbench.quickInput.accept();
    const results = await Results.about(workbench, '198[.]51[.]100[.]23');
    assert.match((await results.tabs()).join(' | '), /IP WHOIS.*Reverse IP.*Passive DNS/);
    assert.match(await results.content().innerText(), /AS\d+/);
    await workbench.screenshot('address');
  });

  it('says what several would spend while they are typed, and what is stored', async () => {
    const { workbench, simulator } = window;
    const { quickInput } = workbench;
    const before = simulator.requests.length;
    await workbench.runCommand('Indicator Lens: Look Up Indicator…');
    await quickInput.type('198[.]51[.]100[.]23, cdn[.]static-host[.]example');
    await quickInput.row('Look up 2 indicators').waitFor();
    await quickInput.row(new RegExp(`\\d+ queries.*${STORED} answers stored`)).waitFor();
    await workbench.screenshot('palette-price');
    await quickInput.type('198[.]51[.]100[.]23');
    await quickInput.row(new RegExp(`free.*${STORED} answers stored`)).waitFor();
    await quickInput.cancel();
    assert.equal(simulator.requests.length, before, 'the price asks nobody');
  });

  it('says in the hover what is known, and asks by its link', async () => {
    const { workbench, simulator } = window;
    // From the palette the focus moves into the panel.
    await workbench.tab('case-0417.md').click();
    await workbench.editor.hover('cdn[.]static-host[.]example', 'host name');
    assert.equal(
      simulator.requests.some(({ path }) => path.includes('static-host')),
      false,
      'a hover asks nothing',
    );
    await workbench.editor.clickInHover('cdn[.]static-host[.]example', 'Enrich');
    const results = await Results.about(workbench, 'cdn[.]static-host[.]example');
    assert.match((await results.tabs()).join(' | '), /Risk Score 61/);
    const hover = await workbench.editor.hover('cdn[.]static-host[.]example', 'Risk 61');
    assert.match(await hover.innerText(), /Passive DNS/);
    await workbench.screenshot('hover');
  });

  it('asks from the light bulb', async () => {
    const { workbench } = window;
    await workbench.page.keyboard.press('Escape');
    await workbench.editor.openLightbulb('portal.bank.example');
    await workbench.screenshot('lightbulb');
    await workbench.page.keyboard.press('Escape');
    await workbench.editor.pickFromLightbulb(
      'portal.bank.example',
      'Enrich portal[.]bank[.]example',
    );
    const results = await Results.about(workbench, 'portal[.]bank[.]example');
    assert.match(await results.frame.locator('header').innerText(), /looked up as bank\.example/);
  });

  it('asks one operation from the submenu', async () => {
    const { workbench } = window;
    await workbench.editor.rightClick('unparsed[.]example', 'Enrich With', 'WHOIS');
    const results = await Results.about(workbench, 'unparsed[.]example');
    assert.match((await results.tabs()).join(' | '), /WHOIS partial/);
  });

  it('works by keyboard alone', async () => {
    const { workbench } = window;
    const { page } = workbench;
    await workbench.editor.placeCursorOn('ns1[.]moved-dns[.]example');
    await page.keyboard.press('Shift+Alt+E');
    const results = await Results.about(workbench, 'ns1[.]moved-dns[.]example');
    await results.tab('Summary').focus();
    const focused = results.frame.locator('[role=tab]:focus');
    do await page.keyboard.press('ArrowRight');
    while (/Timeline|Pivots/.test(await focused.innerText()));
    await page.keyboard.press('Enter');
    await results.frame.locator('[role=tab][aria-selected=true]', { hasText: 'Risk' }).waitFor();
  });
});
