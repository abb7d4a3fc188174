import { analyst } from '../../../rig/vscodeStub';
import assert from 'node:assert/strict';
import { LensError } from '../../../../src/core/errors';
import type { EnrichRequest } from '../../../../src/enrichment/model';
import { enrich, enrichWith, enrichWithOperation } from '../../../../src/vscode/commands/enrich';
import type { ShowRequest } from '../../../../src/vscode/panel/model';
import { answerOf } from '../../../rig/neutralVendor';
import { locked, registry } from '../vendors';

const answer = answerOf('locked.ask');
const nothing = { indicators: [], complete: true, progress: 1 };

/** A look-up that a test watches, and a panel that it closes. */
function desk() {
  const requests: EnrichRequest[] = [];
  const shown: ShowRequest[] = [];
  const panel = new AbortController();
  return {
    requests,
    shown,
    close: () => panel.abort(),
    registry,
    clock: { now: () => 0 },
    index: {
      at: () => undefined,
      within: () => Promise.resolve([]),
      whole: () => Promise.resolve(nothing),
    },
    panel: {
      show: (request: ShowRequest) => {
        shown.push(request);
        return { closed: panel.signal };
      },
    },
    lookups: {
      enrich: (request: EnrichRequest) => {
        requests.push(request);
        return Promise.resolve([answer]);
      },
    },
    enrichment: {
      plan: () =>
        Promise.resolve(registry.operations.map((operation) => ({ operation, cost: [] }))),
    },
  };
}

describe('enriching an indicator', () => {
  beforeEach(() => analyst.reset());

  it('is under way before its page shows, so that the page offers it to nobody', async () => {
    const at = desk();
    const order: string[] = [];
    const { show } = at.panel;
    const { enrich: ask } = at.lookups;
    at.panel.show = (request) => {
      order.push('shown');
      return show(request);
    };
    at.lookups.enrich = (request) => {
      order.push('asked');
      return ask(request);
    };
    await enrich(at, 'login-secure[.]example');
    assert.deepEqual(order, ['asked', 'shown']);
  });

  it('asks, shows the indicator, and gives a script the answers', async () => {
    const at = desk();
    assert.deepEqual(await enrich(at, 'login-secure[.]example'), [answer]);
    const indicator = { kind: 'fqdn', value: 'login-secure.example' };
    assert.deepEqual(at.shown, [{ indicator, data: 'live', preserveFocus: false }]);
    const [request] = at.requests;
    assert.deepEqual(
      [request?.indicator, request?.data, request?.askedFrom, request?.operations],
      [indicator, 'live', 'command', undefined],
    );
  });

  it('needs no panel: a script may want the answers only', async () => {
    const at = desk();
    const argument = { value: 'login-secure.example', show: false };
    assert.deepEqual(await enrich(at, argument), [answer]);
    assert.deepEqual([at.shown, at.requests.length], [[], 1]);
    at.close();
    assert.equal(at.requests[0]?.signal.aborted, false);
  });

  it('ends when the panel is closed that it was to be read in', async () => {
    const at = desk();
    await enrich(at, 'login-secure.example');
    assert.equal(at.requests[0]?.signal.aborted, false);
    at.close();
    assert.equal(at.requests[0].signal.aborted, true);
  });

  it('opens the tab of a single operation', async () => {
    const at = desk();
    const value = 'login-secure.example';
    await enrich(at, { value, operations: ['locked.ask'] });
    await enrich(at, { value, operations: ['locked.ask', 'open.ask'] });
    assert.deepEqual(
      at.shown.map(({ select }) => select),
      ['locked.ask', undefined],
    );
  });

  it('refuses operations that nobody has, and kinds that one does not take', async () => {
    const at = desk();
    const reason = (wanted: string) => (thrown: unknown) =>
      thrown instanceof LensError && thrown.failure.reason === wanted;
    await assert.rejects(
      enrich(at, { value: 'login-secure.example', operations: ['nobody.ask'] }),
      reason('badInput'),
    );
    const [operation] = locked.operations;
    assert.ok(operation);
    await assert.rejects(
      enrichWithOperation(at, operation, '203.0.113.80'),
      reason('notApplicable'),
    );
    assert.deepEqual([at.requests, at.shown], [[], []]);
  });

  it('lets the analyst choose the operations with their prices, and asks nothing without', async () => {
    const at = desk();
    analyst.picks = () => undefined;
    assert.equal(await enrichWith(at, 'login-secure.example'), undefined);
    assert.deepEqual(at.requests, []);
    assert.deepEqual(
      analyst.offered[0]?.map(({ label, description }) => [label, description]),
      [
        ['Ask locked', 'free'],
        ['Ask tokened', 'free'],
        ['Ask open', 'free'],
      ],
    );
  });

  it('says that there is no file where nothing is named and none is open', async () => {
    const at = desk();
    assert.equal(await enrich(at, undefined), undefined);
    assert.deepEqual(analyst.told, ['Open a file first, or use “Look Up Indicator…”.']);
  });
});
