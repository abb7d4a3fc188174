import assert from 'node:assert/strict';
import { ALPHA, about, createBench, held, ip, name, settled } from './bench';
import type { Bench } from './bench';

const DAY = 86_400_000;
const EVIL = name('evil.com');
const only = { operations: ['alpha.any'] };

describe('the audit log', () => {
  let bench: Bench;
  beforeEach(() => {
    bench = createBench();
  });

  it('holds each request with who asked what from where, and how it ended', async () => {
    await bench.enrichment.enrich(about(EVIL, { ...only, askedFrom: 'hover' }));
    assert.deepEqual(bench.audit.search({}), [
      {
        at: '2026-04-12T14:02:00.000Z',
        provider: 'alpha',
        operation: 'alpha.any',
        indicator: EVIL,
        request: `GET ${ALPHA}/any/evil.com`,
        host: 'api.alpha.test',
        askedFrom: 'hover',
        outcome: 'HTTP 200',
        cost: [{ product: 'alpha.any', amount: 1, unit: 'query' }],
      },
    ]);
  });

  it('holds a request before it is answered, so that a crash does not hide it', async () => {
    const { give } = held(bench);
    const asking = bench.enrichment.enrich(about(EVIL, only));
    await settled();
    assert.deepEqual(
      bench.audit.search({}).map(({ outcome, cost }) => [outcome, cost.length]),
      [['sent', 1]],
    );
    give();
    await asking;
  });

  it('holds nothing for what stayed here: cached, refused, sample data', async () => {
    await bench.enrichment.enrich(about(EVIL, only));
    await bench.enrichment.enrich(about(EVIL, only));
    await bench.enrichment.enrich(about(ip('10.0.0.1'), only));
    await bench.enrichment.enrich(about(EVIL, { ...only, data: 'sample' }));
    assert.equal(bench.audit.search({}).length, 1);
  });

  it('counts what a refusal spent as nothing, and "no record" as a query', async () => {
    bench.answer = ({ url }) =>
      Promise.resolve({
        status: url.includes('/name/') ? 404 : 403,
        headers: {},
        body: 'noAccess',
      });
    await bench.enrichment.enrich(about(EVIL, { operations: ['alpha.any', 'alpha.name'] }));
    const day = '2026-04-12T00:00:00.000Z';
    assert.equal(bench.audit.spentSince('alpha', 'alpha.any', day), 0);
    assert.equal(bench.audit.spentSince('alpha', 'alpha.name', day), 1);
    assert.equal(bench.audit.spentSince('alpha', undefined, day), 1);
  });

  it('is searched by request, operation and indicator, newest first', async () => {
    await bench.enrichment.enrich(about(EVIL, { operations: ['alpha.any', 'beta.query'] }));
    bench.now += 1000;
    await bench.enrichment.enrich(about(name('other.com'), only));
    const found = (text: string): string[] =>
      bench.audit.search({ text }).map(({ request }) => request.slice(ALPHA.length + 4));
    assert.deepEqual(found('EVIL').sort(), ['/any/evil.com', '/query/evil.com']);
    assert.deepEqual(found('beta.query'), ['/query/evil.com']);
    assert.deepEqual(found('/any/'), ['/any/other.com', '/any/evil.com']);
  });

  it('keeps no secret, wherever a provider puts it', async () => {
    bench.stored.set(`alpha ${ALPHA}`, { key: 'hunter2secret' });
    bench.settings.alpha = { origin: ALPHA };
    const session = await firstSession(bench);
    await session.http.request(
      { method: 'GET', url: `${ALPHA}/x?key=hunter2secret`, carriesCredentials: true },
      session.signal,
    );
    assert.doesNotMatch(JSON.stringify(bench.audit.search({})), /hunter2secret/);
  });
});

describe('a budget', () => {
  let bench: Bench;
  beforeEach(() => {
    bench = createBench();
  });
  const ask = async (value: string): Promise<string> => {
    const [result] = await bench.enrichment.enrich(about(name(value), only));
    return result?.outcome.kind === 'failed' ? result.outcome.reason : (result?.outcome.kind ?? '');
  };

  for (const key of ['alpha.any', 'alpha']) {
    it(`for ${key} refuses what goes over it, until the next day`, async () => {
      bench.budgets[key] = 2;
      assert.deepEqual([await ask('a.com'), await ask('b.com')], ['found', 'found']);
      assert.equal(await ask('c.com'), 'overBudget');
      assert.equal(bench.asked.length, 2);
      bench.now += DAY;
      assert.equal(await ask('c.com'), 'found');
    });
  }

  it('says whose it is, what was spent, and what this would spend', async () => {
    const message = async (): Promise<string> => {
      const [result] = await bench.enrichment.enrich(about(name('c.com'), only));
      return result?.outcome.kind === 'failed' ? result.outcome.message : '';
    };
    await ask('a.com');
    await ask('b.com');
    bench.budgets['alpha.any'] = 2;
    assert.match(await message(), /of 2 a day for Alpha alpha\.any .*: 2 spent .*, up to 1 more/);
    delete bench.budgets['alpha.any'];
    bench.budgets.alpha = 2;
    assert.match(await message(), /of 2 a day for Alpha does not allow this: 2 spent/);
  });

  it('of a vendor has a line of its own, and none where there is none', async () => {
    const own = () =>
      bench.quota
        .report()
        .lines.filter(({ provider, product }) => provider === 'alpha' && product === undefined);
    assert.deepEqual(own(), []);
    bench.budgets.alpha = 7;
    await ask('a.com');
    assert.deepEqual(
      own().map(({ spentToday, budget, leftOfBudget }) => [spentToday, budget, leftOfBudget]),
      [[1, 7, 6]],
    );
  });

  it('is not exceeded by questions at the same time', async () => {
    bench.budgets.alpha = 3;
    const names = Array.from({ length: 8 }, (_, at) => `n${at}.com`);
    const outcomes = await Promise.all(names.map(ask));
    assert.equal(outcomes.filter((one) => one === 'found').length, 3);
    assert.equal(outcomes.filter((one) => one === 'overBudget').length, 5);
    assert.equal(bench.asked.length, 3);
  });

  it('of 0 is none, and one of a product leaves the others alone', async () => {
    bench.budgets.alpha = 0;
    bench.budgets['alpha.name'] = 1;
    assert.deepEqual([await ask('a.com'), await ask('b.com')], ['found', 'found']);
  });

  it('gives a cached answer all the same, and says in the plan that no more is asked', async () => {
    bench.budgets['alpha.any'] = 1;
    await ask('a.com');
    assert.equal(await ask('a.com'), 'found');
    const plan = await bench.enrichment.plan(name('b.com'), 'live');
    const entry = plan.find(({ operation }) => operation.id === 'alpha.any');
    assert.equal(entry?.obstacle?.reason, 'overBudget');
    assert.match(entry.obstacle.remedy, /budgetPerDay/);
  });
});

describe('the quota', () => {
  let bench: Bench;
  beforeEach(() => {
    bench = createBench();
  });
  const refresh = (): Promise<void> => bench.quota.refresh(new AbortController().signal);
  const line = (product: string) =>
    bench.quota.report().lines.find((one) => one.product === product);

  it('is read from the account once an hour at most, and told with its age', async () => {
    bench.account = () => [
      { product: 'alpha.any', perMonth: 100, usedThisMonth: 40, perMinute: 5 },
    ];
    await refresh();
    await refresh();
    assert.equal(bench.asked.length, 1);
    assert.deepEqual(line('alpha.any'), {
      provider: 'alpha',
      providerName: 'Alpha',
      product: 'alpha.any',
      unit: 'query',
      spentToday: 0,
      account: {
        product: 'alpha.any',
        perMonth: 100,
        usedThisMonth: 40,
        perMinute: 5,
        at: '2026-04-12T14:02:00.000Z',
      },
      spentSinceTold: 0,
      ofGroup: { spentHereThisMonth: 0 },
      leftThisMonth: 60,
    });
    assert.equal(bench.quota.perMinute('alpha', 'alpha.any'), 5);
    bench.now += 3_600_000;
    await refresh();
    assert.equal(bench.asked.length, 2);
  });

  it('counts what was spent here since the account told', async () => {
    bench.account = () => [
      { product: 'alpha.any', perMonth: 100, usedThisMonth: 40, usedToday: 3 },
    ];
    await refresh();
    assert.equal(line('alpha.any')?.accountToday, 3);
    bench.now += 1000;
    await bench.enrichment.enrich(about(EVIL, only));
    const { leftThisMonth, spentToday, spentSinceTold, accountToday } = line('alpha.any') ?? {};
    assert.deepEqual([leftThisMonth, spentToday, spentSinceTold, accountToday], [59, 1, 1, 4]);
  });

  it('tells what of a group is spent here, since the month began', async () => {
    bench.now = Date.parse('2026-03-31T23:59:59Z');
    await bench.enrichment.enrich(about(EVIL, only));
    bench.now += 1000;
    bench.account = () => [{ product: 'alpha.any', perMonth: 100, usedThisMonth: 40 }];
    await refresh();
    assert.deepEqual(line('alpha.any')?.ofGroup, { spentHereThisMonth: 0 });
    await bench.enrichment.enrich(about(EVIL, { ...only, refresh: true }));
    assert.deepEqual(line('alpha.any')?.ofGroup, { spentHereThisMonth: 1 });
  });

  it('counts down an allowance, until it is filled up again', async () => {
    const allowance = { limit: 500, left: 321, refilledAt: '2026-04-13T00:00:00.000Z' };
    bench.account = () => [{ product: 'alpha.any', allowance }];
    await refresh();
    assert.equal(line('alpha.any')?.leftOfAllowance, 321);
    bench.now += 1000;
    await bench.enrichment.enrich(about(EVIL, only));
    assert.equal(line('alpha.any')?.leftOfAllowance, 320);
    bench.now = Date.parse(allowance.refilledAt) - 1;
    assert.equal(line('alpha.any')?.leftOfAllowance, 320);
    bench.now += 1;
    assert.equal(line('alpha.any')?.leftOfAllowance, undefined);
  });

  it('knows nothing of a bought allowance once it has lapsed', async () => {
    const allowance = { limit: 500, left: 0, lapsesAt: '2026-04-12T15:00:00.000Z' };
    bench.account = () => [{ product: 'alpha.any', allowance }];
    await refresh();
    assert.equal(line('alpha.any')?.leftOfAllowance, 0);
    bench.now = Date.parse(allowance.lapsesAt);
    assert.equal(line('alpha.any')?.leftOfAllowance, undefined);
  });

  it('tells no day of the whole account that is yesterday, or less than the own log', async () => {
    bench.account = () => [{ product: 'alpha.any', usedToday: 0 }];
    await bench.enrichment.enrich(about(EVIL, only));
    bench.now += 1000;
    await refresh();
    assert.equal(line('alpha.any')?.spentToday, 1);
    assert.equal(line('alpha.any')?.accountToday, undefined);
    bench.now += 86_400_000;
    assert.equal(line('alpha.any')?.spentToday, 0);
    assert.equal(line('alpha.any')?.accountToday, undefined);
  });

  it('comes from the own log where no account tells', async () => {
    bench.budgets['beta.query'] = 10;
    await bench.enrichment.enrich(about(EVIL, { operations: ['beta.query'] }));
    await refresh();
    const { spentToday, account, budget, leftOfBudget } = line('beta.query') ?? {};
    assert.deepEqual([spentToday, account, budget, leftOfBudget], [1, undefined, 10, 9]);
  });

  it('of an account that does not tell stays unknown for an hour, and no look-up minds', async () => {
    bench.answer = ({ url }) =>
      Promise.resolve(
        url.endsWith('/account')
          ? { status: 403, headers: {}, body: 'noAccess' }
          : { status: 200, headers: {}, body: '' },
      );
    await refresh();
    await refresh();
    assert.equal(bench.asked.length, 1);
    assert.equal(bench.quota.report().silent[0]?.failure.reason, 'noAccess');
    const [result] = await bench.enrichment.enrich(about(EVIL, only));
    assert.equal(result?.outcome.kind, 'found');
  });

  it('is read once where several ask for it at the same time', async () => {
    const { give } = held(bench);
    const both = Promise.all([refresh(), refresh()]);
    await settled();
    assert.equal(bench.asked.length, 1);
    give();
    await both;
    assert.equal(bench.asked.length, 1);
  });

  it('has a line for what is metered by record, in records', () => {
    const unit = line('alpha.records')?.unit;
    assert.deepEqual([line('alpha.any')?.unit, unit], ['query', 'record']);
  });

  it('is not asked for without a key', async () => {
    bench.stored.clear();
    await refresh();
    assert.deepEqual(bench.asked, []);
    assert.deepEqual(bench.quota.report().silent, []);
  });
});

async function firstSession(bench: Bench) {
  await bench.enrichment.enrich(about(EVIL, only));
  const [session] = bench.sessions;
  assert.ok(session);
  return session;
}
