import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Case, SavedIndicator } from '../../../src/core/library/model';
import { libraryToJson } from '../../../src/export/libraryJson';
import { operationTitled } from '../../rig/operations';
import { simulatedJourney } from '../driver/simulated';
import { until } from '../driver/until';

const VIEW = 'Library';
const at = '2026-04-12T14:02:00.000Z';

const harbour: Case = {
  id: '5f2c7d0e-6d4b-4f0e-9a0c-2f6d6a1b7c3d',
  name: 'Harbour Lights',
  description: 'Bank phishing, autumn',
  tlp: 'amber+strict',
  createdAt: at,
};
const login: SavedIndicator = {
  indicator: { kind: 'fqdn', value: 'login-secure.example' },
  data: 'live',
  savedAt: at,
  changedAt: '2026-04-13T09:00:00.000Z',
  verdicts: [{ verdict: 'malicious', by: 'ana', at: '2026-04-13T09:00:00.000Z' }],
  score: { score: 97, operation: operationTitled('Risk Score').id, retrievedAt: at },
  tags: ['phishing', 'bank kit'],
  attributes: [
    {
      name: 'Registrar',
      value: '=1+1 | Parked',
      operation: operationTitled('WHOIS').id,
      retrievedAt: at,
    },
  ],
  related: [
    {
      indicator: { kind: 'ipv4', value: '203.0.113.80' },
      relation: 'address',
      operation: operationTitled('Passive DNS').id,
      retrievedAt: at,
    },
  ],
  notes: [{ id: 'n1', text: 'Same **operator** as before.', by: 'ana', at }],
  cases: [harbour.id],
};
const gate: SavedIndicator = {
  indicator: { kind: 'ipv4', value: '198.51.100.23' },
  data: 'live',
  savedAt: at,
  changedAt: at,
  verdicts: [],
  tags: [],
  attributes: [],
  related: [],
  notes: [],
  cases: [],
};

describe('what leaves the library comes back', () => {
  const window = simulatedJourney({ 'indicatorLens.analyst': 'ana' });

  const row = (text: string) => window.workbench.treeRow(VIEW, text);
  const path = (name: string) => join(window.folder, name);
  /**
   * VS Code in a browser asks for files in the quick input. It proposes a place in steps, each of which
   * replaces what was typed before it: the path stands when it is still there a while later.
   */
  const chooseFile = async (name: string): Promise<void> => {
    const { quickInput, page } = window.workbench;
    const input = quickInput.widget.locator('.quick-input-filter input');
    const value = async () => ((await input.isVisible()) ? input.inputValue() : '');
    await until(async () => (await value()).startsWith('/'), 'the dialogue proposes a place');
    await until(async () => {
      if ((await value()) !== path(name)) {
        await quickInput.type(path(name));
      }
      await page.waitForTimeout(500);
      return (await value()) === path(name);
    }, 'the path stands in the dialogue');
    await quickInput.accept();
  };
  const importFile = async (name: string): Promise<void> => {
    await window.workbench.runCommand('Indicator Lens: Import into Library…');
    await chooseFile(name);
    await window.workbench.dialog().waitFor();
  };
  const answer = async (button: string): Promise<void> => {
    const dialog = window.workbench.dialog();
    await dialog.getByRole('button', { name: button, exact: true }).click();
  };
  const exported = async (command: string, format: string, name: string, tlp?: string) => {
    const { workbench } = window;
    await workbench.runCommand(`Indicator Lens: ${command}`);
    await workbench.quickInput.pick(format);
    if (tlp !== undefined) {
      await workbench.quickInput.pick(tlp);
    }
    await chooseFile(name);
    await workbench.notification(`saved as ${basename(name)}`).waitFor();
    return readFileSync(path(name), 'utf8');
  };
  const contentOf = (text: string) => {
    const { entries, cases } = JSON.parse(text) as { entries: SavedIndicator[]; cases: Case[] };
    const byValue = (one: SavedIndicator, other: SavedIndicator) =>
      one.indicator.value < other.indicator.value ? -1 : 1;
    return { entries: entries.toSorted(byValue), cases };
  };

  it('shows what a file would bring, takes it in, and takes it back', async () => {
    const { workbench } = window;
    writeFileSync(
      path('colleague.json'),
      libraryToJson({ entries: [login, gate], cases: [harbour] }, at),
    );
    await workbench.openViewContainer('Indicator Lens');
    await workbench.view(VIEW).getByRole('button', { name: 'Import into Library…' }).waitFor();
    await workbench.screenshot('library-empty');
    await importFile('colleague.json');
    const said = await workbench.dialog().innerText();
    assert.match(said, /New: 2 indicators/);
    assert.match(said, /login-secure\[\.\]example/);
    assert.match(said, /New cases: Harbour Lights/);
    await workbench.screenshot('import-preview');
    await answer('Import');
    await row('login-secure').waitFor();
    const told = workbench.notification('colleague.json: 2 new, 0 merged, 0 not imported.');
    await told.getByRole('button', { name: 'Undo' }).click();
    await workbench.notification('The import of colleague.json is undone.').waitFor();
    await row('login-secure').waitFor({ state: 'detached' });
    await workbench.clearNotifications();
    await importFile('colleague.json');
    await answer('Import');
    await row('Harbour Lights').waitFor();
    await workbench.clearNotifications();
  });

  it('reports a case, defanged, with sources and who did what', async () => {
    const { workbench } = window;
    await row('Harbour Lights').click({ button: 'right' });
    await workbench.page.locator('.monaco-menu').first().waitFor();
    await workbench.editor.pickFromMenu('Export Case…');
    await workbench.quickInput.pick('Markdown');
    await chooseFile('harbour.md');
    await workbench
      .notification('The case “Harbour Lights” is saved as harbour.md.')
      .getByRole('button', { name: 'Open' })
      .click();
    await workbench.tab('harbour.md').waitFor();
    await workbench.editor.shows('# Case: Harbour Lights');
    await workbench.screenshot('case-report');
    const report = readFileSync(path('harbour.md'), 'utf8');
    assert.match(report, /\*\*TLP:AMBER\+STRICT\*\*/);
    assert.match(report, /`login-secure\[\.\]example` judged malicious/);
    assert.doesNotMatch(report, /login-secure\.example/);
    await workbench.clearNotifications();
  });

  it('takes its own STIX bundle back without a loss', async () => {
    const { workbench } = window;
    await exported('Export Library…', 'STIX 2.1', 'library.stix.json', 'TLP:AMBER+STRICT');
    await workbench.clearNotifications();
    await importFile('library.stix.json');
    assert.match(await workbench.dialog().innerText(), /holds nothing new[\s\S]*Known already: 2/);
    await workbench.page.keyboard.press('Escape');
    for (const name of ['login-secure', '198.51.100.23']) {
      await row(name).click({ button: 'right' });
      await workbench.page.locator('.monaco-menu').first().waitFor();
      await workbench.editor.pickFromMenu('Remove from Library…');
      await answer('Remove');
      await row(name).waitFor({ state: 'detached' });
    }
    await workbench.clearNotifications();
    await importFile('library.stix.json');
    await answer('Import');
    await row('login-secure').waitFor();
    await workbench.clearNotifications();
    const text = await exported('Export Library…', 'JSON', 'again.json');
    assert.deepEqual(contentOf(text), contentOf(readFileSync(path('colleague.json'), 'utf8')));
    await workbench.clearNotifications();
  });

  it('asks before it replaces a file', async () => {
    const { workbench } = window;
    const before = readFileSync(path('colleague.json'), 'utf8');
    await workbench.runCommand('Indicator Lens: Export Library…');
    await workbench.quickInput.pick('JSON');
    await chooseFile('colleague.json');
    await workbench.quickInput.widget
      .getByText(/already exists/)
      .first()
      .waitFor();
    // Escape takes the question back first, and then closes the dialogue.
    await workbench.page.keyboard.press('Escape');
    await workbench.quickInput.row('again.json').waitFor();
    await workbench.quickInput.cancel();
    assert.equal(readFileSync(path('colleague.json'), 'utf8'), before);
  });

  it('merges a feed, keeps the verdict given here, and lists what it leaves out', async () => {
    const { workbench } = window;
    writeFileSync(
      path('feed.csv'),
      [
        'indicator,verdict,tags,comment',
        'hxxps://login-secure[.]example/kit,benign,seen elsewhere,from a partner',
        'cdn.static-host.example,suspicious,loader,',
        '192.0.2.0/24,malicious,,a whole network',
        'not an indicator,,,',
      ].join('\n'),
    );
    await importFile('feed.csv');
    assert.match(
      await workbench.dialog().innerText(),
      /New: 1 indicator\b[\s\S]*Merged.*: 1 indicator/,
    );
    await answer('Show What Is Left Out');
    await workbench.quickInput.row('a network').waitFor();
    await workbench.quickInput.row('the verdict malicious of ana stands').waitFor();
    await workbench.screenshot('import-left-out');
    await workbench.quickInput.cancel();
    await answer('Import');
    await workbench.notification('feed.csv: 1 new, 1 merged, 3 not imported.').waitFor();
    await row('cdn.static-host.example').waitFor();
    const merged = contentOf(await exported('Export Library…', 'JSON', 'merged.json'));
    const one = merged.entries.find(({ indicator }) => indicator.value === 'login-secure.example');
    assert.deepEqual(one?.verdicts, login.verdicts);
    assert.deepEqual(one.tags, ['phishing', 'bank kit', 'seen elsewhere']);
    assert.deepEqual(one.cases, [harbour.id]);
    assert.equal(window.simulator.requests.length, 0, 'nothing was asked');
  });

  it('proposes the folder that was saved in last, also after a restart of the window', async () => {
    const { workbench } = window;
    await workbench.clearNotifications();
    mkdirSync(path('handed-over'));
    await exported('Export Library…', 'JSON', join('handed-over', 'library.json'));
    const reloaded = workbench.page.waitForEvent('load');
    await workbench.runCommand('Developer: Reload Window');
    await reloaded;
    await row('login-secure').waitFor();
    await workbench.runCommand('Indicator Lens: Export Library…');
    await workbench.quickInput.pick('Defanged List');
    const input = workbench.quickInput.widget.locator('.quick-input-filter input');
    await until(
      async () =>
        (await input.isVisible()) && (await input.inputValue()).startsWith(path('handed-over')),
      'the dialogue proposes the folder',
    );
    await workbench.quickInput.cancel();
  });
});
