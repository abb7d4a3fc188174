import assert from 'node:assert/strict';
import type { Operation } from '../../../src/core/operation/model';
import { totalCost } from '../../../src/core/operation/totalCost';
import { ALPHA, about, createBench, name } from './bench';
import type { Bench } from './bench';

const HOUR_MS = 3_600_000;
const EVIL = name('a.com');

/** Its vendor answers the same again within the hour for nothing. */
const hourly: Operation = {
  id: 'alpha.hourly',
  title: 'Hourly',
  description: 'A question.',
  provider: 'alpha',
  takes: ['fqdn'],
  cost: () => [
    {
      product: 'hourly',
      amount: 1,
      unit: 'query',
      freeAgain: { seconds: 3600, path: '/hourly/' },
    },
  ],
  async run({ value }, session) {
    const url = `${ALPHA}/hourly/${value}`;
    const { body } = await session.http.request(
      { method: 'GET', url, carriesCredentials: true, product: 'hourly' },
      session.signal,
    );
    const raw = { request: `GET ${url}`, status: 200, contentType: 'text/plain', body };
    return { lookedUp: value, outcome: { kind: 'found' }, sections: [], raw: [raw] };
  },
};

describe('a question that is free to ask again within the hour', () => {
  let bench: Bench;
  beforeEach(() => {
    bench = createBench({ operations: [hourly] });
  });

  const price = async () => {
    const plan = await bench.enrichment.plan(EVIL, 'live');
    const { cost } = plan.find(({ operation }) => operation.id === hourly.id)!;
    return totalCost(cost);
  };
  const ask = () =>
    bench.enrichment.enrich(about(EVIL, { operations: [hourly.id], refresh: true }));
  const spent = () => bench.audit.spentSince('alpha', 'hourly', '2026-01-01T00:00:00.000Z');

  it('says so in its price, and spends nothing of a budget', async () => {
    bench.budgets.hourly = 1;
    assert.deepEqual(await price(), { queries: 1, records: 0, bound: 'exact' });
    await ask();
    assert.deepEqual(await price(), { queries: 0, records: 0, bound: 'exact', again: true });
    bench.now += 60_000;
    const [again] = await ask();
    assert.equal(again?.outcome.kind, 'found');
    assert.equal(bench.asked.length, 2);
    assert.equal(spent(), 1);
  });

  it('costs as ever once the hour is over', async () => {
    await ask();
    bench.now += HOUR_MS + 1000;
    assert.deepEqual(await price(), { queries: 1, records: 0, bound: 'exact' });
    await ask();
    assert.equal(spent(), 2);
  });

  it('costs as ever where another server answered', async () => {
    await ask();
    bench.settings.alpha = { origin: 'https://other.alpha.test', open: true };
    assert.deepEqual(await price(), { queries: 1, records: 0, bound: 'exact' });
  });

  it('costs as ever where the answer is a part of one about many, which was another request', async () => {
    await ask();
    const question = {
      operation: hourly.id,
      indicator: EVIL,
      parameters: {},
      data: 'live',
    } as const;
    const stored = bench.store.get(question)!;
    const raw = stored.raw.map((part) => ({ ...part, among: 3 }));
    bench.store.put(question, { ...stored, raw });
    assert.deepEqual(await price(), { queries: 1, records: 0, bound: 'exact' });
  });
});
