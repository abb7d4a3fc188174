import assert from 'node:assert/strict';
import { simulatedCredentials } from '../../../rig/simulatedAccount';
import { Results } from '../../driver/results';
import { simulatedJourney } from '../../driver/simulated';

describe('a key of DomainTools', () => {
  const window = simulatedJourney();

  /** Answers the questions for a key with the right one, and waits until it is tested. */
  async function answerKey(): Promise<void> {
    const { workbench } = window;
    const account = simulatedCredentials.find(({ provider }) => provider === 'domaintools');
    await workbench.quickInput.answer('API user name', account?.username ?? '');
    await workbench.quickInput.answer('API key', account?.key ?? '');
    await workbench.notification('Connected to').waitFor();
    await workbench.clearNotifications();
  }

  it('tests a key as soon as it is entered, and says at once that it is wrong', async () => {
    const { workbench, simulator } = window;
    const { quickInput } = workbench;
    await workbench.runCommand('Indicator Lens: Set Credentials…');
    await quickInput.pick('DomainTools');
    await quickInput.answer('API user name', 'example_user');
    await quickInput.widget.getByText('it is tested there at once').waitFor();
    await quickInput.answer('API key', 'f'.repeat(32));
    const told = workbench.notification('Set Credentials');
    await told.waitFor();
    await workbench.screenshot('wrong-key-at-once');
    assert.deepEqual(
      simulator.requests.map(({ endpoint }) => endpoint),
      ['account-information'],
    );
    await workbench.clearNotifications();
    await workbench.runCommand('Indicator Lens: Set Credentials…');
    await quickInput.pick('DomainTools');
    await answerKey();
  });

  it('says that the key is wrong, and offers to set it', async () => {
    const { workbench, simulator } = window;
    simulator.reset();
    simulator.configure({ key: 'another key than the one that is stored' });
    const indicator = 'cdn[.]static-host[.]example';
    await workbench.openFile('case-0417.md');
    await workbench.editor.rightClick(indicator, 'Enrich Indicator');
    const results = await Results.about(workbench, indicator);
    assert.match((await results.tabs()).join(' | '), /Risk Score key refused/);
    const content = await results.open('Risk Score');
    await content.getByRole('button', { name: 'Set Key…' }).click();
    await workbench.quickInput.widget.waitFor();
    await workbench.screenshot('wrong-key');
    simulator.reset();
    await answerKey();
    // Another key: what was refused counts as not asked, and can be.
    const tab = results.frame.getByRole('tab', { name: /^Risk Score/ });
    await tab.filter({ hasText: 'not asked' }).waitFor();
    await results.frame.getByRole('button', { name: /^Enrich \(/ }).click();
    await tab.filter({ hasText: /\d/ }).waitFor();
  });
});
