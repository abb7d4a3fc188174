import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { Results } from '../driver/results';
import { simulatedJourney } from '../driver/simulated';
import { until } from '../driver/until';
import { THEMES } from '../driver/workbench';

const LOGIN = 'login-secure.example';
const LOOKALIKE = 'xn--lgin-secure-rfb.example';
const defanged = (name: string) => name.replaceAll('.', '[.]');
const VIEW = 'Library';

describe('from answers to a library', () => {
  const window = simulatedJourney({ 'indicatorLens.analyst': 'ana' });

  const row = (text: string): Locator => window.workbench.treeRow(VIEW, text);
  const chosenFromMenu = async (text: string, item: string): Promise<void> => {
    await row(text).click({ button: 'right' });
    await window.workbench.page.locator('.monaco-menu').first().waitFor();
    await window.workbench.editor.pickFromMenu(item);
  };
  const addNameServers = async (name: string): Promise<void> => {
    const { workbench } = window;
    await workbench.tab('case-0417.md').click();
    await workbench.editor.rightClick(defanged(name), 'Enrich With', 'Reverse Name Server');
    const results = await Results.about(workbench, defanged(name));
    await results.open('Reverse Name Server');
    await results.grid('Name Servers').getByLabel('Select all shown rows').check();
    await results.button(/Add Selected Name Servers/).click();
    await workbench
      .notification(`${defanged(name)}: 2 related indicators (name server) added`)
      .waitFor();
  };

  it('adds the ticked name servers of two indicators, and says what was there', async () => {
    const { workbench } = window;
    await workbench.openViewContainer('Indicator Lens');
    await workbench.openFile('case-0417.md');
    await addNameServers(LOGIN);
    await workbench.screenshot('library-added');
    const results = await Results.about(workbench, defanged(LOGIN));
    await results.button(/Add Selected Name Servers/).click();
    await workbench.notification(`${defanged(LOGIN)}: 2 there already`).waitFor();
    await workbench.clearNotifications();
    await addNameServers(LOOKALIKE);
    await workbench.clearNotifications();
    await until(
      async () => (await row('All').innerText()).includes('2 indicators'),
      'the tree counts both indicators',
    );
  });

  it('keeps a verdict with who gave it, tags and a note', async () => {
    const { workbench } = window;
    await chosenFromMenu(LOGIN, 'Set Verdict…');
    await workbench.quickInput.pick('malicious');
    await chosenFromMenu(LOGIN, 'Edit Tags…');
    await workbench.quickInput.answer('Tags', 'phishing, bank kit');
    await chosenFromMenu(LOGIN, 'Add Note');
    await workbench.tab(`${LOGIN}.md`).waitFor();
    await workbench.editor.focused();
    await workbench.page.keyboard.type('# Kit of the first wave\nSame **operator** as case 0398.');
    await workbench.page.keyboard.press('Control+S');
    await workbench.clearNotifications();
    await row('malicious · phishing, bank kit · 1 note').waitFor();
    const { frame } = await Results.about(workbench, defanged(LOOKALIKE));
    assert.match(await frame.locator('.saved').innerText(), /no verdict/);
  });

  it('puts indicators into a case by drag and by menu', async () => {
    const { workbench } = window;
    const { quickInput } = workbench;
    await workbench.runCommand('Indicator Lens: New Case…');
    await quickInput.answer('New Case: name', 'Harbour Lights');
    await quickInput.answer('New Case: description', 'Bank phishing, autumn');
    await quickInput.pick('TLP:AMBER+STRICT');
    await row('Harbour Lights').waitFor();
    await row(LOGIN).dragTo(row('Harbour Lights'));
    await workbench.notification('put into the case “Harbour Lights”').waitFor();
    await workbench.clearNotifications();
    await chosenFromMenu(LOOKALIKE, 'Add to Case…');
    await quickInput.pick('Harbour Lights');
    await workbench.clearNotifications();
    await workbench
      .view(VIEW)
      .getByText(/2 indicators · TLP:AMBER\+STRICT/)
      .waitFor();
  });

  it('finds that two saved indicators share a name server', async () => {
    const { workbench } = window;
    await row('In Common').click();
    const shared = row('ns1.park-dns.example');
    await shared.waitFor();
    assert.match(await shared.innerText(), /name server · 2 indicators/);
    await workbench.screenshot('library-in-common');
  });

  it('answers the same from the palette, and opens who shares it', async () => {
    const { workbench } = window;
    const { quickInput } = workbench;
    await workbench.runCommand('Indicator Lens: In Common…');
    await quickInput.row('ns1.park-dns.example').waitFor();
    await workbench.screenshot('library-in-common-picker');
    await quickInput.pick('ns1.park-dns.example');
    await quickInput.widget.getByText('name server ns1.park-dns.example').waitFor();
    await quickInput.pick(defanged(LOOKALIKE));
    await Results.about(workbench, defanged(LOOKALIKE));
  });

  it('saves what a pivot led to from the header of the panel, and takes it back', async () => {
    const { workbench } = window;
    const results = await Results.about(workbench, defanged(LOOKALIKE));
    await results
      .grid('Name Servers')
      .getByRole('button', { name: /ns1\.park-dns\.example/ })
      .first()
      .click();
    const server = 'ns1[.]park-dns[.]example';
    const pivoted = await Results.about(workbench, server);
    await pivoted.button('Add to Library').click();
    const told = workbench.notification(`${server}: added to the library`);
    await told.waitFor();
    await pivoted.button('Show in Library').waitFor();
    assert.match(await pivoted.frame.locator('.saved').innerText(), /no verdict/);
    assert.deepEqual(await pivoted.violations(), []);
    await told.getByText('Undo').click();
    await pivoted.button('Add to Library').waitFor();
    await pivoted.button('Back').click();
    await Results.about(workbench, defanged(LOOKALIKE));
  });

  it('searches the library while the analyst types, defanged or not', async () => {
    const { workbench } = window;
    await workbench.runCommand('Indicator Lens: Search Library…');
    await workbench.quickInput.type('xn--lgin-secure-rfb[.]ex');
    await workbench.view(VIEW).getByText('1 indicator', { exact: true }).first().waitFor();
    await workbench.quickInput.cancel();
    await workbench.view(VIEW).getByText('2 indicators', { exact: true }).first().waitFor();
  });

  it('says in the hover and in the tree of indicators what it knows', async () => {
    const { workbench } = window;
    await workbench.tab('case-0417.md').click();
    await workbench.editor.placeCursorOn('Beacon');
    const hover = await workbench.editor.hover(defanged(LOGIN), 'Library');
    const said = await hover.innerText();
    assert.match(said, /malicious, by ana/);
    assert.match(said, /phishing, bank kit/);
    assert.match(said, /Kit of the first wave \/ Same \*\*operator\*\* as case 0398/);
    await workbench.screenshot('library-hover');
    await workbench.page.mouse.move(0, 0);
    assert.match(await workbench.treeRow('Indicators', LOGIN).innerText(), /malicious/);
  });

  it('survives a reload', async () => {
    const { workbench } = window;
    await workbench.reload();
    await workbench.openViewContainer('Indicator Lens');
    await row('Harbour Lights').waitFor();
    assert.match(await row(LOGIN).innerText(), /malicious · phishing, bank kit · 1 note/);
    await workbench.tab(`${LOGIN}.md`).click();
    await workbench.editor.shows('Same **operator** as case 0398.');
    await row(LOGIN).locator('.monaco-tl-twistie').click();
    await row('Kit of the first wave').waitFor();
    for (const theme of THEMES) {
      await workbench.setTheme(theme);
      await workbench.screenshotOfView('Library', theme);
    }
  });

  it('takes an entry out after asking, and puts it back', async () => {
    const { workbench } = window;
    await chosenFromMenu(LOOKALIKE, 'Remove from Library…');
    await workbench.dialog().getByRole('button', { name: 'Remove', exact: true }).click();
    const told = workbench.notification('removed from the library');
    await told.getByText('Undo').click();
    await row(LOOKALIKE).waitFor();
  });
});
