import assert from 'node:assert/strict';
import { Results } from '../../driver/results';
import { simulatedJourney } from '../../driver/simulated';

const DOMAIN = 'login-secure[.]example';
const ADDRESS = '203[.]0[.]113[.]80';

describe('without any key', () => {
  const window = simulatedJourney({}, []);

  it('reads who holds the name, from its registry', async () => {
    const { workbench, simulator } = window;
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
    // Nobody was asked who would have turned the question away.
    assert.deepEqual(
      [...new Set(simulator.requests.map(({ server }) => server))].filter(
        (server) => !server.startsWith('rdap'),
      ),
      [],
    );
    await results.open('Domain Registration');
    await workbench.screenshot('no-key-domain');
    assert.deepEqual(await results.violations(), []);
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

  it('says in hover and tree what is known', async () => {
    const { workbench } = window;
    await workbench.editor.hover(DOMAIN, 'Domain Registration');
    await workbench.screenshot('no-key-hover');
  });
});
