import assert from 'node:assert/strict';
import { isLoopbackHost } from '../../../src/core/loopback';
import type { ProviderId } from '../../../src/core/operation/ids';
import { providers } from '../../../src/providers';
import { keylessSettingsFor, settingsFor, simulatedCredentials } from '../../rig/simulatedAccount';
import { startSimulator } from '../../simulator';
import type { Simulator } from '../../simulator';

describe('every provider', () => {
  let simulator: Simulator;
  before(async () => {
    simulator = await startSimulator();
  });
  after(() => simulator.stop());

  /** The settings of a provider that lead to the simulator. */
  function blockOf(provider: ProviderId): object {
    const prefix = `indicatorLens.${provider}.`;
    return Object.fromEntries(
      Object.entries(settingsFor(simulator))
        .filter(([name]) => name.startsWith(prefix))
        .map(([name, value]) => [name.slice(prefix.length), value]),
    );
  }

  for (const provider of providers) {
    it(`${provider.id} is led to the simulator, and is given the keys it asks for`, () => {
      const block = blockOf(provider.id);
      assert.notDeepEqual(block, {}, 'a test that asks it would ask the real server');
      const { origin } = provider.server(block);
      assert.ok(isLoopbackHost(new URL(origin).hostname), origin);
      const declared = provider.credentials?.fields.map(({ id }) => id) ?? [];
      const stored = simulatedCredentials.find((each) => each.provider === provider.id);
      assert.deepEqual(
        Object.keys(stored ?? {}).filter((name) => name !== 'provider'),
        declared,
      );
    });
  }

  it('has a server that takes orders for all, and tells what all were asked', async () => {
    for (const provider of providers) {
      const { origin } = provider.server(blockOf(provider.id));
      for (const other of providers) {
        await fetch(`${other.server(blockOf(other.id)).origin}/nothing-is-here`);
      }
      const told = await fetch(`${origin}/_simulator/requests`);
      assert.deepEqual(await told.json(), JSON.parse(JSON.stringify(simulator.requests)));
      assert.equal(simulator.requests.length, providers.length, provider.id);
      await fetch(`${origin}/_simulator/reset`, { method: 'POST' });
      assert.equal(simulator.requests.length, 0, provider.id);
    }
  });

  it('that needs no key is led there from the start', () => {
    const names = Object.keys(keylessSettingsFor(simulator));
    const keyless = providers.filter(({ credentials }) => credentials === undefined);
    assert.ok(keyless.length > 0);
    for (const { id } of keyless) {
      assert.ok(
        names.some((name) => name.startsWith(`indicatorLens.${id}.`)),
        id,
      );
    }
    for (const { provider } of simulatedCredentials) {
      assert.ok(!names.some((name) => name.startsWith(`indicatorLens.${provider}.`)), provider);
    }
  });
});
