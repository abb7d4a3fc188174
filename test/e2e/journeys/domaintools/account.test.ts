import assert from 'node:assert/strict';
import { simulatedCredentials } from '../../../rig/simulatedAccount';
import { ACCOUNTS } from '../../../simulator/domaintools/accounts';
import { Results } from '../../driver/results';
import { simulatedJourney } from '../../driver/simulated';

const NAME = 'login-secure[.]example';

describe('an account that has Iris alone', () => {
  const window = simulatedJourney();

  before(async () => {
    const { workbench, simulator } = window;
    simulator.configure({ withoutProducts: [...ACCOUNTS.iris] });
    const account = simulatedCredentials.find(({ provider }) => provider === 'domaintools');
    await workbench.runCommand('Indicator Lens: Set Credentials…');
    await workbench.quickInput.pick('DomainTools');
    await workbench.quickInput.answer('API user name', account?.username ?? '');
    await workbench.quickInput.answer('API key', account?.key ?? '');
    await workbench.notification('Connected to').waitFor();
    await workbench.clearNotifications();
  });

  it('reads risk, registration, addresses, name and mail servers from one query', async () => {
    const { workbench, simulator } = window;
    await workbench.openFile('case-0417.md');
    await workbench.editor.rightClick(NAME, 'Enrich Indicator');
    const results = await Results.about(workbench, NAME);
    const tabs = (await results.tabs()).join(' | ');
    assert.match(tabs, /Iris Profile \d+ \| Risk Score 97 \| WHOIS/);
    // The test of the connection tried each way on a name that costs nothing.
    const paid = simulator.requests.filter(
      ({ endpoint, indicator }) => endpoint.startsWith('iris-') && indicator !== 'domaintools.com',
    );
    assert.equal(paid.length, 1);
    const content = await results.open('Iris Profile');
    assert.match(await content.innerText(), /Example|203\.0\.113\.80/);
    await workbench.screenshot('iris-profile');
  });

  it('shows no record that Iris does not have, and says who tells it', async () => {
    const { workbench } = window;
    const results = await Results.about(workbench, NAME);
    const whois = await results.open('WHOIS');
    assert.match(
      await whois.innerText(),
      /DomainTools’ reading in Iris Investigate, without the record itself/,
    );
    assert.equal(await whois.getByText('WHOIS Record').count(), 0);
    const history = await results.open('WHOIS History');
    await history
      .getByText(/no access to whois-history or domain-history. It has .*iris-investigate/)
      .waitFor();
  });

  it('lists the domains on an address once that is asked for', async () => {
    const { workbench, simulator } = window;
    const results = await Results.about(workbench, NAME);
    const addresses = await results.open('Reverse IP');
    const before = simulator.requests.length;
    await addresses.getByRole('button', { name: /^List the 1,200 domains on/ }).click();
    await results.grid(/Domains on 203\.0\.113\.80/).waitFor();
    assert.equal(simulator.requests.length, before + 1);
    await workbench.screenshot('iris-reverse-ip');
  });
});
