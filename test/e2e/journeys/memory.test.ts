import assert from 'node:assert/strict';
import { Results } from '../driver/results';
import { simulatedJourney } from '../driver/simulated';
import { until } from '../driver/until';

const DOMAIN = 'login-secure[.]example';
const FILE = 'case-0417.md';

describe('what was learnt outlives the window', () => {
  const window = simulatedJourney();

  it('gives the answers of before a reload, with their age, and asks nobody', async () => {
    const { workbench, simulator } = window;
    await workbench.openViewContainer('Indicator Lens');
    await workbench.openFile(FILE);
    await workbench.editor.rightClick(DOMAIN, 'Enrich Indicator');
    await Results.about(workbench, DOMAIN);
    const asked = simulator.requests.length;
    assert.ok(asked > 5, `${asked} requests`);

    // What a panel shows that comes back with the window is another journey's.
    await workbench.closeAllEditors();
    await workbench.reload();
    await workbench.treeRow('Library', 'History').waitFor();
    await workbench.openFile(FILE);
    await workbench.editor.rightClick(DOMAIN, 'Enrich Indicator');
    const results = await Results.about(workbench, DOMAIN);
    const content = await results.open('WHOIS');
    assert.match(await content.innerText(), /ExampleReg/);
    assert.match(await results.frame.locator('lens-panel').innerText(), /just now|min (ago|old)/);
    assert.equal(simulator.requests.length, asked);
    await workbench.screenshot('memory-after-reload');
  });

  it('lists the look-up of before the reload', async () => {
    const { workbench } = window;
    await workbench.treeRow('Library', 'History').waitFor();
  });

  it('lists stored answers, finds them defanged, and drops one', async () => {
    const { workbench } = window;
    const { quickInput } = workbench;
    await workbench.tab(FILE).click();
    await workbench.runCommand('Show Stored Answers…');
    await quickInput.row('Hosting History').waitFor();
    await quickInput.type('login-secure[.]ex');
    await quickInput.row(DOMAIN).waitFor();
    await workbench.screenshot('memory-stored');
    await quickInput.type('hostinghistory');
    // The list comes anew; a click on the old one is lost, or opens the answer.
    await quickInput.narrowedTo(1);
    const row = quickInput.row('Hosting History');
    await row.hover();
    await row.getByRole('button', { name: 'Drop This Answer' }).click();
    await quickInput.row('Nothing is stored').waitFor();
    await quickInput.cancel();
  });

  it('works offline from what is stored, and says what is not', async () => {
    const { workbench, simulator } = window;
    const asked = simulator.requests.length;
    await workbench.runCommand('Indicator Lens: Work Offline');
    await workbench.page.locator('.statusbar-item').filter({ hasText: 'Offline' }).waitFor();
    await workbench.tab(FILE).click();
    await workbench.editor.rightClick(DOMAIN, 'Enrich Indicator');
    const results = await Results.about(workbench, DOMAIN);
    const dropped = await results.open('Hosting History');
    // The panel stands there from before: what it says now comes when the look-up has ended.
    await dropped.getByText(/You work offline/).waitFor();
    await workbench.screenshot('memory-offline');
    assert.match(await (await results.open('Risk Score')).innerText(), /phishing/i);
    assert.equal(simulator.requests.length, asked);

    await results.open('Hosting History');
    await results.button('Go Online').click();
    await workbench.page
      .locator('.statusbar-item')
      .filter({ hasText: 'Offline' })
      .waitFor({ state: 'detached' });
    await workbench.tab(FILE).click();
    await workbench.editor.rightClick(DOMAIN, 'Enrich Indicator');
    await dropped.getByText('Answered in full').waitFor();
    assert.equal(simulator.requests.length, asked + 1);
  });

  it('clears what is stored after a question, and then asks anew', async () => {
    const { workbench, simulator } = window;
    await workbench.tab(FILE).click();
    await workbench.runCommand('Clear Stored Answers…');
    await workbench.quickInput.pick('Of one operation…');
    await workbench.quickInput.pick('Passive DNS');
    await workbench
      .dialog()
      .getByText(/Clear 1 stored answer/)
      .waitFor();
    await workbench.screenshot('memory-clear');
    await workbench.dialog().getByRole('button', { name: 'Clear' }).click();
    const asked = simulator.requests.length;
    await workbench.tab(FILE).click();
    await workbench.editor.rightClick(DOMAIN, 'Enrich Indicator');
    await until(() => simulator.requests.length > asked, 'the cleared answer is asked for');
    await (await Results.about(workbench, DOMAIN)).idle();
    const [again, ...more] = simulator.requests.slice(asked);
    assert.match(again?.path ?? '', /login-secure\.example$/);
    assert.deepEqual(more, []);
  });
});
