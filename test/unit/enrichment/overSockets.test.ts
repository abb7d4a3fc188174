import assert from 'node:assert/strict';
import { providers } from '../../../src/providers';
import { EVIL, socketRig } from './overSockets';

const ADDRESS = '203.0.113.80';

describe('the product below VS Code, over sockets', () => {
  const bench = socketRig();

  it('answers every operation', async () => {
    const { rig } = bench;
    const results = [...(await rig.look(EVIL)), ...(await rig.look(ADDRESS))];
    for (const { operation, outcome, sections, raw, source, indicator } of results) {
      assert.match(outcome.kind, /found|partial/, `${operation} of ${indicator.value}`);
      assert.ok(sections.length > 0, operation);
      assert.ok(raw.length > 0, operation);
      assert.deepEqual([source.data, source.from], ['live', 'network']);
      assert.match(source.host, /^127\.0\.0\.1:\d+$/);
    }
    // The profile is left out where the account's own products answer its parts.
    const asked = rig.registry.operations.filter((operation) => operation.aside === undefined);
    assert.deepEqual(
      new Set(results.map(({ operation }) => operation)),
      new Set(asked.map(({ id }) => id)),
    );
    assert.deepEqual(JSON.parse(JSON.stringify(results)), results);
  });

  it('lets no secret into results or the log', async () => {
    const { rig } = bench;
    const results = [...(await rig.look(EVIL)), ...(await rig.look(ADDRESS))];
    assert.ok(results.every(({ outcome }) => outcome.kind !== 'failed'));
    rig.assertTellsNoSecret(`${JSON.stringify(results)}\n${rig.logged.join('\n')}`);
    for (const { id } of providers) {
      const { host } = new URL(rig.registry.provider(id).server(rig.block(id)).origin);
      assert.ok(
        rig.logged.some((line) => line.includes(host)),
        `the log has no request to ${id}`,
      );
    }
  });

  it('asks the vendors nothing twice', async () => {
    const { rig, simulator } = bench;
    await rig.look(EVIL);
    const sent = simulator.requests.length;
    const again = await rig.look(EVIL);
    assert.ok(again.every(({ source }) => source.from === 'cache'));
    assert.equal(simulator.requests.length, sent);
    assert.equal(rig.enrichment.history()[1]?.asked, sent);
    assert.equal(rig.enrichment.history()[0]?.asked, 0);
  });

  for (const { id, credentials } of providers) {
    it(`tests the connection of ${id} in words`, async () => {
      const { signal } = new AbortController();
      const fine = await bench.rig.enrichment.test(id, signal);
      assert.equal(fine.ok, true, fine.message);
      assert.match(fine.message, /\S/);
    });

    if (credentials !== undefined) {
      it(`sends no credential of ${id} but where it was entered for`, async () => {
        const { rig, simulator } = bench;
        const stored = [...rig.credentials].filter(([key]) => key.startsWith(`${id} `));
        rig.credentials.clear();
        for (const [, value] of stored) {
          rig.credentials.set(`${id} https://elsewhere.example`, value);
        }
        const results = await rig.look(EVIL, {
          operations: rig.registry
            .operationsFor('fqdn')
            .filter(({ provider }) => provider === id)
            .map((operation) => operation.id),
        });
        assert.ok(results.length > 0);
        for (const { outcome } of results) {
          // A server that need not have credentials is asked without, and may refuse.
          assert.match(
            outcome.kind === 'failed' ? outcome.reason : outcome.kind,
            /^(?:credentialsForAnotherOrigin|noCredentials)$/,
          );
        }
        assert.ok(simulator.requests.every(({ authentication }) => authentication === 'none'));
      });
    }
  }
});
