import assert from 'node:assert/strict';
import { Results } from '../driver/results';
import { simulatedJourney } from '../driver/simulated';
import { until } from '../driver/until';

const DOMAIN = 'login-secure[.]example';
const ADDRESS = '203[.]0[.]113[.]80';

describe('the story of an investigation in VS Code', () => {
  const window = simulatedJourney();

  async function look(): Promise<Results> {
    const { workbench } = window;
    await workbench.tab(DOMAIN).click();
    return Results.about(workbench, DOMAIN);
  }

  it('has one time axis for all answers, which zooms by keyboard', async () => {
    const { workbench } = window;
    await workbench.openFile('case-0417.md');
    await workbench.editor.rightClick(DOMAIN, 'Enrich Indicator');
    const results = await Results.about(workbench, DOMAIN);
    const timeline = await results.open('Timeline');
    const stretch = timeline.locator('.stretch');
    const whole = await stretch.innerText();
    await timeline.locator('[data-place="0"]').focus();
    await workbench.page.keyboard.press('+');
    await workbench.page.keyboard.press('+');
    await until(async () => (await stretch.innerText()) !== whole, 'the timeline zooms');
    await workbench.page.keyboard.press('ArrowDown');
    await until(async () => (await timeline.locator('.told').innerText()) !== '', 'a mark is told');
    await workbench.screenshot('timeline-zoomed');
    await workbench.page.keyboard.press('0');
    await until(async () => (await stretch.innerText()) === whole, 'the timeline fits again');
    await workbench.screenshot('timeline');
  });

  it('shows what changed between records, and opens two of them in the diff editor', async () => {
    const { workbench } = window;
    const results = await look();
    await results.open('WHOIS History');
    await results.button(/^Read all 24 records/).click();
    const steps = results.content().locator('.step');
    await steps.first().waitFor();
    assert.match((await steps.allInnerTexts()).join(' '), /Registrar changed/);
    await workbench.screenshot('records-compared');
    await results.button('Compare Raw Records').click();
    await workbench.page.locator('.monaco-diff-editor').waitFor();
    await workbench.tab('login-secure.example: ').waitFor();
    await until(
      async () => (await workbench.page.locator('.monaco-diff-editor .line-insert').count()) > 0,
      'the diff editor marks what was added',
    );
    await workbench.screenshot('records-diff');
  });

  it('goes on by a click, and back to the tab that was left', async () => {
    const { workbench } = window;
    const results = await look();
    await results.open('Passive DNS');
    await results.content().getByRole('button', { name: '203.0.113.80' }).first().click();
    const other = await Results.about(workbench, ADDRESS);
    await other.button('Back').click();
    const back = await Results.about(workbench, DOMAIN);
    const selected = back.frame.getByRole('tab', { selected: true });
    assert.match(await selected.innerText(), /Passive DNS/);
  });

  it('draws how it went, with a list that leads there again', async () => {
    const { workbench } = window;
    const results = await look();
    await results.button('Forward').click();
    const other = await Results.about(workbench, ADDRESS);
    const pivots = await other.open('Pivots');
    assert.equal(await pivots.locator('.pivot-picture .node').count(), 2);
    const rows = (await pivots.locator('tbody tr').allInnerTexts()).join(' | ');
    assert.match(rows, /203\.0\.113\.80.*login-secure\.example\s+Passive DNS/s);
    await workbench.screenshot('pivots');
    assert.deepEqual(await other.violations(), []);
    await pivots.getByRole('button', { name: 'login-secure.example' }).first().click();
    await Results.about(workbench, DOMAIN);
  });

  it('opens an indicator beside with Ctrl', async () => {
    const { workbench } = window;
    const results = await look();
    await results.open('Hosting History');
    const link = results.content().locator('.grid .pivot', { hasText: '198.51.100.23' }).first();
    await link.click({ modifiers: ['Control'] });
    await workbench.tab('198[.]51[.]100[.]23').waitFor();
    await workbench.tab(DOMAIN).waitFor();
    // Two panels are in sight now; this one is still the first's page.
    await results.heading(DOMAIN).waitFor();
    await workbench.screenshot('pivot-beside');
    await workbench.tab('198[.]51[.]100[.]23').click();
    await workbench.runCommand('View: Close Editor');
  });

  it('shows stored answers after a reload, and asks nobody', async () => {
    const { workbench, simulator } = window;
    const results = await look();
    await results.open('Timeline');
    const before = simulator.requests.length;
    await workbench.reload();
    // The panel is drawn once the extensions run again, which takes a busy machine its time.
    await workbench.page.locator('[id="status.problems"]').waitFor({ timeout: 120_000 });
    const restored = await look();
    const selected = restored.frame.getByRole('tab', { selected: true });
    assert.match(await selected.innerText(), /Timeline/);
    await restored.content().locator('.mark').first().waitFor();
    assert.match((await restored.tabs()).join(' | '), /Passive DNS 17/);
    assert.match((await restored.tabs()).join(' | '), /Pivots/);
    assert.equal(simulator.requests.length, before);
  });
});
