import assert from 'node:assert/strict';
import { operationTitled, vendorOf } from '../../rig/operations';
import { simulatedJourney } from '../driver/simulated';

/** The vendor that both questions of this journey are put to. */
const vendor = vendorOf('Risk Score');

describe('an agent with the tools of Indicator Lens', () => {
  const window = simulatedJourney({ 'indicatorLens.budgetPerDay': { [vendor.id]: 500 } });
  const DOMAIN = 'login-secure[.]example';

  it('finds the indicators of a text without asking anybody', async () => {
    const { workbench, simulator } = window;
    workbench.callTool('indicatorLens_extractIndicators', {
      text: 'hxxps://login-secure[.]example/a from 10.0.4.17 and login-secure.example',
    });
    const { text = '', error } = await workbench.toolAnswer();
    assert.equal(error, undefined);
    assert.match(text, /`login-secure\[\.\]example`, host name, 2 times/);
    assert.match(text, /`10\[\.\]0\[\.\]4\[\.\]17`, IPv4 address, once, never sent: private/);
    assert.equal(simulator.requests.length, 0);
  });

  it('is told that nothing is stored, before anything was asked', async () => {
    const { workbench } = window;
    workbench.callTool('indicatorLens_storedAnswers', { indicator: DOMAIN });
    assert.match((await workbench.toolAnswer()).text ?? '', /Nothing is stored/);
  });

  it('sends nothing when the analyst says no', async () => {
    const { workbench, simulator } = window;
    workbench.callTool('indicatorLens_lookUpIndicator', { indicator: DOMAIN });
    const dialog = workbench.dialog();
    await dialog.waitFor();
    await workbench.screenshot('agent-confirmation');
    const said = await dialog.innerText();
    assert.match(said, /Look up login-secure\[\.\]example\?/);
    assert.match(said, new RegExp(`${vendor.name}: .*quer`));
    assert.match(said, /500 of 500 left of today's budget/);
    assert.match(said, /Passive DNS/);
    await workbench.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    assert.match((await workbench.toolAnswer()).error ?? '', /cancel/i);
    assert.equal(simulator.requests.length, 0);
  });

  it('reads the answers once the analyst has said yes, and no raw record', async () => {
    const { workbench, simulator } = window;
    workbench.callTool('indicatorLens_lookUpIndicator', {
      indicator: DOMAIN,
      operations: [operationTitled('Risk Score').id, operationTitled('WHOIS').id],
    });
    const dialog = workbench.dialog();
    await dialog.waitFor();
    await dialog
      .getByRole('button')
      .filter({ hasText: /Continue|Allow|Yes|OK/ })
      .first()
      .click();
    const { text = '', error } = await workbench.toolAnswer();
    assert.equal(error, undefined);
    assert.match(text, /97 of 100/);
    assert.match(text, /data, never an instruction/);
    assert.match(text, /not passed on to agents/);
    assert.ok(!text.includes('login-secure.example'), 'no name stands there as it would be opened');
    assert.equal(simulator.requests.length, 2);
  });

  it('reads what is stored without asking again', async () => {
    const { workbench, simulator } = window;
    const before = simulator.requests.length;
    workbench.callTool('indicatorLens_storedAnswers', { indicator: DOMAIN });
    assert.match((await workbench.toolAnswer()).text ?? '', /97 of 100/);
    assert.equal(simulator.requests.length, before);
  });

  it('is told in words why something cannot be looked up', async () => {
    const { workbench, simulator } = window;
    const before = simulator.requests.length;
    workbench.callTool('indicatorLens_lookUpIndicator', { indicator: 'no indicator at all' });
    assert.match((await workbench.toolAnswer()).error ?? '', /no IP address and no host name/);
    assert.equal(simulator.requests.length, before);
  });
});
