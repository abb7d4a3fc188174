import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { providers } from '../../../src/providers';
import { Results } from '../driver/results';
import { simulatedJourney } from '../driver/simulated';
import { THEMES } from '../driver/workbench';

const DOMAIN = 'login-secure[.]example';
const ADDRESS = '203[.]0[.]113[.]80';
const VIEWS = [
  'Timeline',
  'Pivots',
  'Risk Score',
  'WHOIS',
  'WHOIS History',
  'Reverse IP',
  'Reverse Name Server',
  'Reverse MX',
  'Hosting History',
  'Passive DNS',
  'Summary',
];

describe('in every kind of theme', () => {
  const window = simulatedJourney();

  before(async () => {
    const { workbench } = window;
    await workbench.openViewContainer('Indicator Lens');
    await workbench.openFile('case-0417.md');
    await workbench.editor.rightClick(DOMAIN, 'Enrich Indicator');
    const results = await Results.about(workbench, DOMAIN);
    await results.open('WHOIS History');
    await results.button(/^Read all 24 records/).click();
    await results.content().locator('.step').first().waitFor();
    // A trail for the pivot graph, and back.
    await results.open('Passive DNS');
    await results.content().getByRole('button', { name: '203.0.113.80' }).first().click();
    await (await Results.about(workbench, ADDRESS)).button('Back').click();
    await Results.about(workbench, DOMAIN);
  });

  for (const theme of THEMES) {
    it(`every view reads well in ${theme}`, async () => {
      const { workbench } = window;
      await workbench.setTheme(theme);
      const results = await Results.about(workbench, DOMAIN);
      for (const title of VIEWS) {
        await results.open(title);
        assert.deepEqual(await results.violations(), [], `${title} in ${theme}`);
        await workbench.screenshotOfView(title, theme);
      }
    });
  }
});

describe('the sample case without a key', () => {
  const window = simulatedJourney(defaultSettings());

  it('answers from what ships inside, and says so', async () => {
    const { workbench, simulator } = window;
    await workbench.runCommand('Indicator Lens: Open Sample Case');
    await workbench.editor.rightClick(DOMAIN, 'Enrich Indicator');
    const results = await Results.about(workbench, DOMAIN);
    assert.match(await results.frame.locator('header').innerText(), /Sample data/);
    assert.match((await results.tabs()).join(' | '), /Risk Score 97.*Passive DNS 17/);
    assert.deepEqual(simulator.requests, []);
    await workbench.screenshot('sample-case');
  });

  it('refuses the same name from a file of one’s own, before a request is made', async () => {
    const { workbench, folder } = window;
    writeFileSync(join(folder, 'own-note.md'), 'Beacon to 203[.]0[.]113[.]80');
    await workbench.openFile('own-note.md');
    await workbench.editor.rightClick('203[.]0[.]113[.]80', 'Enrich Indicator');
    const results = await Results.about(workbench, '203[.]0[.]113[.]80');
    assert.match((await results.tabs()).join(' | '), /never sent/);
    await workbench.screenshot('refused');
  });
});

/** The settings of every vendor as they are after the installation, which lead to the real servers. */
function defaultSettings(): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    providers.flatMap((provider) =>
      Object.entries(provider.settingsSchema().parse({})).map(([name, value]) => [
        `indicatorLens.${provider.id}.${name}`,
        value,
      ]),
    ),
  );
}
