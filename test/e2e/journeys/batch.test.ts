import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { errors, type Frame } from 'playwright-core';
import { simulatedJourney } from '../driver/simulated';
import { until } from '../driver/until';
import { axeViolations } from '../driver/webview';
import { THEMES } from '../driver/workbench';
import { providers } from '../../../src/providers';
import { vendorOf } from '../../rig/operations';

const FILE = 'indicators.txt';
const LATER = 'later.txt';
const INDICATORS = 200;

/** 198 names of no case, and two that the sample case knows. */
const lines = [
  'login-secure[.]example',
  '203[.]0[.]113[.]80',
  ...Array.from({ length: INDICATORS - 2 }, (_, at) => `host-${at}[.]test-${at % 7}[.]example`),
];

/** Only these vendors, each question of which has its price. */
const asksOnly = ['Risk Score', 'Passive DNS'].map((title) => vendorOf(title));
const others = Object.fromEntries(
  providers
    .filter((provider) => !asksOnly.includes(provider))
    .map(({ id }) => [`indicatorLens.${id}.enabled`, false]),
);

describe('enriching a file of 200 indicators', () => {
  const window = simulatedJourney(others);

  before(() => {
    writeFileSync(join(window.folder, FILE), `${lines.join('\n')}\n`);
    window.simulator.fault({ name: 'slow', endpoint: 'pdns', ms: 400 });
  });

  const view = (): Promise<Frame> => window.workbench.webview('lens-batch header');
  const button = (frame: Frame, name: RegExp) => frame.getByRole('button', { name }).first();
  const tally = async (frame: Frame): Promise<string> => frame.locator('.tally').innerText();
  /** Questions about names of no case, which have one page each. */
  const asked = (): number =>
    window.simulator.requests.filter(
      ({ endpoint, indicator }) => endpoint === 'pdns' && indicator.startsWith('host-'),
    ).length;

  it('shows what it spends before it asks', async () => {
    const { workbench, simulator } = window;
    await workbench.openFile(FILE);
    await workbench.runCommand('Indicator Lens: Enrich File…');
    await workbench.quickInput.row('200 to ask').waitFor();
    // The account told its quota meanwhile; no look-up waited for it.
    await workbench.quickInput.row('left this month').waitFor();
    await workbench.screenshot('batch-preview');
    assert.deepEqual(
      simulator.requests.map(({ endpoint }) => endpoint),
      ['account-information'],
    );
    for (const title of ['Risk Score', 'WHOIS', 'IP WHOIS', 'Reverse IP', 'Hosting History']) {
      await workbench.quickInput.pickByName(title);
    }
    await workbench.quickInput.widget.getByText('1 Selected').waitFor();
    await workbench.quickInput.accept();
    const frame = await view();
    await frame.getByRole('heading', { level: 1, name: /indicators\.txt, 200/ }).waitFor();
  });

  it('is cancelled, keeps what is finished, and goes on', async () => {
    const { workbench } = window;
    const frame = await view();
    await until(() => asked() > 30, 'thirty are asked');
    await workbench.page
      .locator('.statusbar')
      .getByText(/of 200 questions/)
      .waitFor();
    await workbench.screenshot('batch-running');
    await button(frame, /Cancel/).click();
    await button(frame, /Resume/).waitFor();
    const cancelled = await tally(frame);
    assert.match(cancelled, /\d+ of 200 questions answered.*\d+ cancelled/);
    const before = asked();
    assert.ok(before < 150, String(before));
    await workbench.screenshot('batch-cancelled');
    window.simulator.clearFaults();
    await button(frame, /Resume/).click();
    await frame.locator('.pill', { hasText: 'finished' }).waitFor({ timeout: 60_000 });
    assert.match(await tally(frame), /200 of 200 questions answered/);
    assert.equal(asked(), INDICATORS - 2, 'each was asked once');
    await frame.getByRole('button', { name: 'login-secure.example' }).waitFor();
    await workbench.screenshot('batch-finished');
    assert.deepEqual(await axeViolations(frame), []);
  });

  it('can be searched, and says for each indicator what is known', async () => {
    const frame = await view();
    const search = frame.locator('lens-grid input.search').first();
    await search.fill('login-secure');
    await frame.getByText('1 shown of 200 received').waitFor();
    const row = frame.locator('.grid-body [role=row]').first();
    assert.match(await row.innerText(), /login-secure\.example\s+done\s+\S+/);
    await search.fill('');
  });

  it('comes back after a reload from the journal, and asks nothing', async () => {
    const { workbench } = window;
    const before = window.simulator.requests.length;
    await workbench.reload();
    await workbench.tab('indicators.txt, 200').click();
    const frame = await view();
    await frame.locator('.pill', { hasText: 'finished' }).waitFor();
    assert.match(await tally(frame), /200 of 200 questions answered/);
    assert.equal(window.simulator.requests.length, before);
  });

  it('reads well in every theme', async () => {
    const { workbench } = window;
    for (const theme of THEMES) {
      await workbench.setTheme(theme);
      assert.deepEqual(await axeViolations(await view()), [], theme);
      await workbench.screenshotOfView('Batch', theme);
    }
  });

  it('has every request in the audit log, and the quota with its source', async () => {
    const { workbench } = window;
    // A webview that is drawn anew takes the focus late, and VS Code closes what was open.
    await until(async () => {
      try {
        await workbench.runCommand('Indicator Lens: Show Audit Log…');
        await workbench.quickInput.row('from editor').waitFor({ timeout: 10_000 });
        await workbench.quickInput.type('login-secure', { timeout: 3000 });
        await workbench.quickInput.row('login-secure.example').waitFor({ timeout: 3000 });
        return true;
      } catch (error) {
        if (error instanceof errors.TimeoutError) return false;
        throw error;
      }
    }, 'the audit log is open and searched');
    await workbench.screenshot('audit-log');
    await workbench.quickInput.cancel();
    await workbench.runCommand('Indicator Lens: Show Quota');
    await workbench.quickInput.row('passive DNS queries').waitFor();
    await workbench.quickInput
      .row(/risk evidence queries: [\d,]+ of your group's 10,000 left this month/)
      .waitFor();
    await workbench.screenshot('quota');
    await workbench.quickInput.cancel();
  });

  it('finds all of it in the cache the next time', async () => {
    const { workbench } = window;
    const before = asked();
    // Quick open would find the batch of the same name first.
    await workbench.tab(FILE).click();
    await workbench.runCommand('Indicator Lens: Enrich File…');
    await workbench.quickInput.type('Passive DNS');
    await workbench.quickInput.row('200 cached').waitFor();
    await workbench.quickInput.cancel();
    assert.equal(asked(), before);
    assert.equal(
      readFileSync(join(window.folder, FILE), 'utf8').split('\n').length,
      INDICATORS + 1,
    );
  });

  it('is held while offline, says so, and goes on by itself once online', async () => {
    const { workbench, simulator } = window;
    const more = Array.from({ length: 60 }, (_, at) => `later-${at}[.]example`);
    writeFileSync(join(window.folder, LATER), `${more.join('\n')}\n`);
    const askedLater = (): number =>
      simulator.requests.filter(({ indicator }) => indicator.startsWith('later-')).length;
    simulator.fault({ name: 'slow', endpoint: 'pdns', ms: 400 });
    await workbench.openFile(LATER);
    await workbench.runCommand('Indicator Lens: Enrich File…');
    await workbench.quickInput.row('60 to ask').waitFor();
    for (const title of ['Risk Score', 'WHOIS', 'Reverse IP', 'Hosting History']) {
      await workbench.quickInput.pickByName(title);
    }
    await workbench.quickInput.widget.getByText('1 Selected').waitFor();
    await workbench.quickInput.accept();
    const frame = await view();
    await frame.getByRole('heading', { level: 1, name: /later\.txt, 60/ }).waitFor();
    await until(() => askedLater() > 5, 'some are asked');
    await workbench.runCommand('Indicator Lens: Work Offline');
    await frame.getByText('the batch goes on by itself').waitFor();
    await frame.locator('.pill', { hasText: 'offline' }).waitFor();
    const before = askedLater();
    assert.ok(before < 60, String(before));
    await workbench.screenshot('batch-offline');
    simulator.clearFaults();
    await frame.getByRole('button', { name: 'Go Online' }).click();
    await frame.locator('.pill', { hasText: 'finished' }).waitFor({ timeout: 60_000 });
    assert.match(await tally(frame), /60 of 60 questions answered/);
    assert.equal(await frame.locator('.batch-note').count(), 0);
    assert.equal(askedLater(), 60, 'each was asked once');
    await workbench.screenshot('batch-online-again');
  });
});
