import assert from 'node:assert/strict';
import { isLoopbackHost } from '../../../src/core/loopback';
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

  for (const provider of providers) {
    it(`${provider.id} is led to the simulator, and is given the keys it asks for`, () => {
      const prefix = `indicatorLens.${provider.id}.`;
      const block = Object.fromEntries(
        Object.entries(settingsFor(simulator))
          .filter(([name]) => name.startsWith(prefix))
          .map(([name, value]) => [name.slice(prefix.length), value]),
      );
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

  it('that needs no key is led there from the start', () => {
    const names = Object.keys(keylessSettingsFor(simulator));
    assert.ok(names.includes('indicatorLens.rdap.bootstrapUrl'));
    for (const { provider } of simulatedCredentials) {
      assert.ok(!names.some((name) => name.startsWith(`indicatorLens.${provider}.`)), provider);
    }
  });
});
