import assert from 'node:assert/strict';
import { Results } from '../../driver/results';
import { simulatedJourney } from '../../driver/simulated';

const DOMAIN = 'login-secure[.]example';
const ADDRESS = '203[.]0[.]113[.]80';

describe('without any key', () => {
  const window = simulatedJourney({}, []);

  it('reads who holds the name, from its registry', async () => {
    const { workbench } = window;
    await workbench.openViewContainer('Indicator Lens');
    await workbench.openFile('case-0417.md');
    await workbench.editor.rightClick(DOMAIN, 'Enrich Indicator');
    const results = await Results.about(workbench, DOMAIN);
    const summary = await results.content().innerText();
    for (const said of ['ExampleReg', 'ns1.park-dns.example', 'RDAP']) {
      assert.ok(summary.includes(said), `The summary says ${said}: ${summary}`);
    }
    assert.deepEqual(await results.violations(), []);
    await workbench.screenshot('no-key');
  });

  it('reads who holds the address, and which registry said so', async () => {
    const { workbench } = window;
    await workbench.editor.rightClick(ADDRESS, 'Enrich Indicator');
    const results = await Results.about(workbench, ADDRESS);
    const content = await results.open('Network Registration');
    const said = await content.innerText();
    for (const words of [/203\.0\.113\.\d+\/\d+/, /abuse@/, /127\.0\.0\.1:\d+/]) {
      assert.match(said, words);
    }
    assert.deepEqual(await results.violations(), []);
    await workbench.screenshot('no-key-network');
  });

  it('says it again in the hover and marks it in the tree, and asks nobody', async () => {
    const { workbench, simulator } = window;
    const before = simulator.requests.length;
    // The editor makes no hover after a right-click until the mouse is pressed in it again.
    await workbench.tab('case-0417.md').click();
    await workbench.editor.placeCursorOn(DOMAIN);
    const hover = await workbench.editor.hover(DOMAIN, 'Domain Registration');
    assert.match(await hover.innerText(), /Registrar ExampleReg/);
    await workbench.screenshot('no-key-hover');
    const row = workbench.treeRow('Indicators', 'login-secure.example');
    assert.match(await row.innerText(), /(?<!not )looked up/);
    assert.equal(simulator.requests.length, before);
  });
});
