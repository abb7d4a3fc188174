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
});
