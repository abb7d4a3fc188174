import { analyst } from '../../../rig/vscodeStub';
import assert from 'node:assert/strict';
import type { Failure } from '../../../../src/core/errors';
import type { Tlp } from '../../../../src/core/library/model';
import type { Marking } from '../../../../src/enrichment/markings';
import { Registry } from '../../../../src/core/operation/registry';
import type { EnrichRequest, PlanEntry } from '../../../../src/enrichment/model';
import { Consents } from '../../../../src/vscode/agent/consent';
import { confirmLookUp, lookUpIndicator } from '../../../../src/vscode/agent/lookUpIndicator';
import { registry } from '../vendors';

const offline: Failure = { reason: 'offline', message: 'Offline.', remedy: 'Go.', action: 'none' };
const token = {
  isCancellationRequested: false,
  onCancellationRequested: () => ({ dispose: () => undefined }),
};
const input = { indicator: 'evil[.]com' };

/** A look-up whose plan the test changes. */
function agent() {
  const operations = registry.operationsFor('fqdn').slice(0, 3);
  const obstacles = new Map<string, Failure>();
  const asked: EnrichRequest[] = [];
  let marking: Marking | undefined;
  const parts = {
    registry: new Registry(registry.providers),
    enrichment: {
      plan: () =>
        Promise.resolve(
          operations.map((operation): PlanEntry => {
            const obstacle = obstacles.get(operation.id);
            return { operation, cost: [], ...(obstacle && { obstacle }) };
          }),
        ),
    },
    quota: { report: () => ({ lines: [] }) as never },
    clock: { now: () => 0 },
    warningLists: { of: () => ['Public resolvers'] },
    markings: { of: () => marking },
    settings: { agentsHighestTlp: () => 'green' as const, agentsReadStored: () => true },
    lookups: {
      enrich: (request: EnrichRequest) => {
        asked.push(request);
        return Promise.resolve([]);
      },
    },
  };
  const consents = new Consents();
  return {
    ids: operations.map(({ id }) => id),
    block: (...ids: readonly string[]) => ids.forEach((id) => obstacles.set(id, offline)),
    open: () => obstacles.clear(),
    mark: (tlp: Tlp) => (marking = { tlp, caseName: 'Secret' }),
    asked,
    prepare: () => confirmLookUp(parts, consents, input),
    invoke: () => lookUpIndicator(parts, consents, input, token),
  };
}

describe('a look-up by an agent', () => {
  beforeEach(() => analyst.reset());

  it('sends what was confirmed, and asks once', async () => {
    const { prepare, invoke, asked, ids } = agent();
    const { message } = (await prepare()).confirmationMessages ?? {};
    assert.match((message as { value: string }).value, /On a warning list\\?: Public resolvers/);
    await invoke();
    assert.deepEqual(asked[0]?.operations, ids);
    assert.deepEqual(analyst.told, []);
  });

  it('asks at the time of sending where nothing could be sent when it was prepared', async () => {
    const { prepare, invoke, asked, block, open, ids } = agent();
    block(...ids);
    assert.equal((await prepare()).confirmationMessages, undefined);
    open();
    await assert.rejects(invoke(), /declined/);
    assert.deepEqual(asked, []);
    assert.match(analyst.told[0] ?? '', /An agent wants to look up evil\[\.\]com/);

    await prepare();
    block(...ids);
    await prepare();
    open();
    analyst.presses = () => 'Look Up';
    await invoke();
    assert.equal(asked.length, 1);
  });

  it('asks where more would be sent than was shown', async () => {
    const { prepare, invoke, asked, block, open, ids } = agent();
    block(ids[2]!);
    await prepare();
    open();
    await assert.rejects(invoke(), /declined/);
    assert.deepEqual(asked, []);
  });

  it('sends less than was shown without asking, and nothing that became possible meanwhile', async () => {
    const { prepare, invoke, asked, block, ids } = agent();
    await prepare();
    block(ids[2]!);
    await invoke();
    assert.deepEqual(asked[0]?.operations, ids.slice(0, 2));
    assert.deepEqual(analyst.told, []);
  });

  it('takes one consent for one look-up, and none where nothing was prepared', async () => {
    const { prepare, invoke, asked } = agent();
    await assert.rejects(invoke(), /declined/);
    await prepare();
    await invoke();
    await assert.rejects(invoke(), /declined/);
    assert.equal(asked.length, 1);
  });

  it('tells nothing of what a case keeps from agents, nor the name of the case', async () => {
    const { prepare, invoke, asked, mark } = agent();
    mark('amber');
    for (const call of [prepare, invoke]) {
      await assert.rejects(call(), (thrown: Error) => {
        assert.match(
          thrown.message,
          /marked TLP:AMBER, and agents are told about TLP:GREEN at most/,
        );
        return !thrown.message.includes('Secret');
      });
    }
    assert.deepEqual(asked, []);
    mark('green');
    await prepare();
    await invoke();
    assert.equal(asked.length, 1);
  });

  it('only tells why where nothing can be sent', async () => {
    const { prepare, invoke, asked, block, ids } = agent();
    block(...ids);
    await prepare();
    await invoke();
    assert.deepEqual(asked[0]?.operations, ids);
    assert.deepEqual(analyst.told, []);
  });
});
