import assert from 'node:assert/strict';
import * as z from 'zod';
import { failureOf, LensError } from '../../../src/core/errors';
import type { FailureReason } from '../../../src/core/errors';
import type { Cost } from '../../../src/core/operation/cost';
import type { Provider } from '../../../src/core/operation/model';
import type { HttpRequest } from '../../../src/core/ports';
import { leaving } from '../../../src/enrichment/spending/leaving';
import type { Budgets } from '../../../src/enrichment/spending/budget';
import { createMemoryAuditLog } from '../../../src/infra/store/memoryAuditLog';

const ORIGIN = 'https://alpha.example';
const query: Cost = { product: 'history', amount: 1, unit: 'query' };
const records: Cost = { product: 'history-records', amount: 25, unit: 'record' };

const provider: Provider = {
  id: 'alpha',
  name: 'Alpha',
  settingsSchema: () => z.object({}),
  concurrency: 1,
  operations: [],
  server: () => ({ origin: ORIGIN, enabled: true, allowsInternal: false }),
  test: () => Promise.resolve({ ok: true, message: '' }),
};

/** A door for a question of this cost, and what the log holds of what went through it. */
function door(cost: readonly Cost[], budgets: Budgets = {}) {
  const audit = createMemoryAuditLog();
  const meter = { asked: 0 };
  const answer: { status: number; fails?: FailureReason } = { status: 200 };
  const http = leaving(
    {
      http: {
        request: () =>
          answer.fails === undefined
            ? Promise.resolve({ status: answer.status, headers: {}, body: '' })
            : Promise.reject(
                new LensError({ reason: answer.fails, message: '', remedy: '', action: 'none' }),
              ),
      },
      provider,
      server: provider.server({}),
      settings: {},
      credentials: undefined,
      documents: { get: () => undefined, put: () => undefined },
      spending: { audit, budgets: () => budgets },
      clock: { now: () => 0 },
    },
    { operation: 'alpha.history', askedFrom: 'test', cost, meter },
  );
  const ask = async (more: Partial<HttpRequest> = {}): Promise<string> => {
    const request = { method: 'GET', url: `${ORIGIN}/`, carriesCredentials: false } as const;
    try {
      const { status } = await http.request({ ...request, ...more }, new AbortController().signal);
      return `HTTP ${status}`;
    } catch (thrown) {
      return failureOf(thrown).reason;
    }
  };
  const spent = (product?: string): number =>
    audit.spentSince('alpha', product, '1970-01-01T00:00:00.000Z');
  return { ask, spent, audit, answer, meter };
}

describe('what a request is billed as', () => {
  it('is the records it asks for, where its product is metered by record', async () => {
    const { ask, audit, spent } = door([query, records]);
    await ask({ product: 'history-records' });
    assert.deepEqual(audit.search({})[0]?.cost, [records]);
    assert.equal(spent('history-records'), 25);
    assert.equal(spent('history'), 0);
  });

  it('is one query of its product, of the first where it names none, of its own where none knows it', async () => {
    const { ask, audit } = door([{ ...query, amount: 7 }, records]);
    await ask();
    await ask({ product: 'history' });
    await ask({ product: 'other' });
    assert.deepEqual(
      audit.search({}).map(({ cost }) => cost),
      [[{ product: 'other', amount: 1, unit: 'query' }], [query], [query]],
    );
  });

  it('is a request that costs nothing where the vendor only counts', async () => {
    const { ask, audit, answer } = door([{ product: 'free', amount: 1, unit: 'request' }]);
    await ask();
    answer.status = 500;
    await ask();
    const free = [{ product: 'free', amount: 1, unit: 'request' }];
    assert.deepEqual(
      audit.search({}).map(({ cost }) => cost),
      [free, free],
    );
  });

  it('is nothing where the account itself is asked about', async () => {
    const { ask, audit } = door([]);
    await ask({ product: 'account' });
    assert.deepEqual(audit.search({})[0]?.cost, []);
  });

  const billed: readonly (readonly [number, number])[] = [
    [200, 25],
    [206, 25],
    [299, 25],
    [300, 0],
    [403, 0],
    [404, 25],
    [405, 0],
    [503, 0],
  ];
  for (const [status, amount] of billed) {
    it(`is ${amount} records where HTTP ${status} comes back`, async () => {
      const { ask, answer, spent, audit, meter } = door([records]);
      answer.status = status;
      await ask();
      assert.equal(spent(), amount);
      assert.equal(audit.search({})[0]?.outcome, `HTTP ${status}`);
      assert.equal(meter.asked, 1);
    });
  }

  for (const reason of ['timeout', 'answerTooLarge', 'cancelled'] as const) {
    it(`is all of it where it ends as ${reason}, for the vendor may have billed it`, async () => {
      const { ask, answer, spent, meter } = door([records]);
      answer.fails = reason;
      assert.equal(await ask(), reason);
      assert.deepEqual([spent(), meter.asked], [25, 1]);
    });
  }

  it('is held against the budget of its product and of the vendor, to the last record', async () => {
    const enough = door([records], { 'history-records': 50 });
    assert.deepEqual(
      [await enough.ask(), await enough.ask(), await enough.ask()],
      ['HTTP 200', 'HTTP 200', 'overBudget'],
    );
    assert.equal(enough.meter.asked, 2);
    const short = door([records], { 'history-records': 49 });
    assert.deepEqual([await short.ask(), await short.ask()], ['HTTP 200', 'overBudget']);
    const vendor = door([records], { alpha: 49 });
    assert.deepEqual([await vendor.ask(), await vendor.ask()], ['HTTP 200', 'overBudget']);
    const other = door([records], { history: 1, beta: 1 });
    assert.deepEqual([await other.ask(), await other.ask()], ['HTTP 200', 'HTTP 200']);
  });

  it('is written down under the address that may be shown', async () => {
    const { ask, audit } = door([query]);
    await ask({ url: `${ORIGIN}/history?key=k`, shownUrl: `${ORIGIN}/history` });
    await ask({ url: `https://user:word@alpha.example/history` });
    assert.deepEqual(
      audit.search({}).map(({ request }) => request),
      [`GET ${ORIGIN}/history`, `GET ${ORIGIN}/history`],
    );
  });
});
