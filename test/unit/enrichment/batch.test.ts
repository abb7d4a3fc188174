import assert from 'node:assert/strict';
import type { BatchItemState } from '../../../src/core/batch/model';
import type { FailureReason } from '../../../src/core/errors';
import type { HttpResponse } from '../../../src/core/ports';
import type { BatchRequest } from '../../../src/enrichment/batch/model';
import { ALPHA, about, createBench, held, ip, name, settled } from './bench';
import type { Bench } from './bench';

const refused = (reason: FailureReason, seconds?: number): HttpResponse => ({
  status: 403,
  headers: seconds === undefined ? {} : { 'retry-after': String(seconds) },
  body: reason,
});
const OK: HttpResponse = { status: 200, headers: {}, body: 'ok' };

const names = (count: number): ReturnType<typeof name>[] =>
  Array.from({ length: count }, (_, at) => name(`n${at}.com`));

function request(more: Partial<BatchRequest> = {}): BatchRequest {
  return {
    title: 'case, 3 indicators',
    indicators: names(3),
    operations: ['alpha.any'],
    data: 'live',
    askedFrom: 'editor',
    ...more,
  };
}

describe('a batch', () => {
  let bench: Bench;
  beforeEach(() => {
    bench = createBench();
  });
  afterEach(() => bench.batches.dispose());

  const start = (more: Partial<BatchRequest> = {}): string => {
    const id = bench.batches.create(request(more));
    assert.equal(bench.batches.resume(id), true);
    return id;
  };
  const states = (id: string): BatchItemState[] =>
    bench.journal.get(id)?.items.map(({ state }) => state) ?? [];
  const phase = (id: string): string | undefined => bench.batches.standing(id)?.phase;

  it('asks each question once, an indicator after the other, and keeps the answers', async () => {
    const id = start({
      indicators: [name('a.com'), ip('8.8.8.8'), name('a.com')],
      operations: ['beta.query', 'alpha.name', 'alpha.any'],
    });
    await bench.batches.settled(id);
    assert.deepEqual(states(id), ['done', 'done', 'done', 'done', 'done']);
    assert.deepEqual([...bench.asked].sort(), [
      `${ALPHA}/any/8.8.8.8`,
      `${ALPHA}/any/a.com`,
      `${ALPHA}/name/a.com`,
      `${ALPHA}/query/8.8.8.8`,
      `${ALPHA}/query/a.com`,
    ]);
    assert.equal(bench.batches.answer(bench.journal.get(id)!, 0)?.outcome.kind, 'found');
    assert.equal(phase(id), 'finished');
  });

  it('asks no more at a time than the provider takes, and writes that down before', async () => {
    const { give } = held(bench);
    const id = start({ indicators: names(5) });
    await settled();
    assert.equal(bench.asked.length, 2);
    assert.deepEqual(states(id), ['running', 'running', 'queued', 'queued', 'queued']);
    while (phase(id) !== 'finished') {
      give();
      await settled();
    }
    assert.equal(bench.asked.length, 5);
  });

  it('gives what is cached without asking', async () => {
    await bench.enrichment.enrich(about(name('n1.com'), { operations: ['alpha.any'] }));
    const id = start();
    await bench.batches.settled(id);
    assert.deepEqual(
      bench.asked,
      ['n1', 'n0', 'n2'].map((one) => `${ALPHA}/any/${one}.com`),
    );
    assert.deepEqual(states(id), ['done', 'done', 'done']);
  });

  it('joins a question that somebody else asks meanwhile', async () => {
    const { give } = held(bench);
    const other = bench.enrichment.enrich(about(name('n0.com'), { operations: ['alpha.any'] }));
    const id = start({ indicators: names(1) });
    await settled();
    give();
    await Promise.all([other, bench.batches.settled(id)]);
    assert.equal(bench.asked.length, 1);
    assert.deepEqual(states(id), ['done']);
  });

  it('refuses before it starts what must not be sent', async () => {
    bench.ignored.push('n1.com');
    const id = start({ indicators: [...names(2), ip('10.0.0.1')] });
    await bench.batches.settled(id);
    assert.deepEqual(states(id), ['done', 'refused', 'refused']);
    assert.equal(bench.asked.length, 1);
  });

  it('pauses: what is on the way arrives, the rest stays queued; and goes on', async () => {
    const { give } = held(bench);
    const id = start({ indicators: names(4) });
    await settled();
    bench.batches.pause(id);
    assert.equal(phase(id), 'stopping');
    give();
    await bench.batches.settled(id);
    assert.deepEqual(states(id), ['done', 'done', 'queued', 'queued']);
    assert.equal(phase(id), 'paused');
    bench.answer = () => Promise.resolve(OK);
    bench.batches.resume(id);
    await bench.batches.settled(id);
    assert.deepEqual(states(id), ['done', 'done', 'done', 'done']);
    assert.equal(bench.asked.length, 4);
  });

  it('cancels: what is finished is kept, the rest is asked only when it is resumed', async () => {
    const { give } = held(bench);
    const id = start({ indicators: names(4) });
    await settled();
    bench.batches.cancel(id);
    assert.deepEqual(states(id), ['running', 'running', 'cancelled', 'cancelled']);
    give();
    await bench.batches.settled(id);
    assert.deepEqual(states(id), ['done', 'done', 'cancelled', 'cancelled']);
    assert.equal(phase(id), 'finished');
    bench.answer = () => Promise.resolve(OK);
    bench.batches.resume(id);
    await bench.batches.settled(id);
    assert.deepEqual(states(id), ['done', 'done', 'done', 'done']);
  });

  it('asks again only what failed', async () => {
    bench.answer = ({ url }) => Promise.resolve(url.includes('n1') ? { ...OK, status: 500 } : OK);
    const id = start();
    await bench.batches.settled(id);
    assert.deepEqual(states(id), ['done', 'failed', 'done']);
    const item = bench.journal.get(id)?.items[1];
    assert.equal(item?.failure?.reason, 'serverError');
    const before = bench.asked.length;
    bench.answer = () => Promise.resolve(OK);
    bench.batches.retryFailed(id);
    await bench.batches.settled(id);
    assert.deepEqual(states(id), ['done', 'done', 'done']);
    assert.equal(bench.asked.length, before + 1);
    assert.equal(bench.journal.get(id)?.items[1]?.failure, undefined);
  });

  describe('a quota', () => {
    it('per minute lets all of the provider wait as long as it says, and none fail', async () => {
      const started = bench.now;
      bench.answer = () =>
        Promise.resolve(bench.now > started ? OK : refused('quotaPerMinute', 0.05));
      const id = start({ indicators: names(4) });
      await settled();
      const [hold] = bench.batches.standing(id)?.holds ?? [];
      assert.equal(hold?.provider, 'alpha');
      assert.equal(hold.until, new Date(started + 50).toISOString());
      assert.equal(bench.asked.length, 2);
      assert.deepEqual(states(id), ['queued', 'queued', 'queued', 'queued']);
      bench.now += 50;
      await bench.batches.settled(id);
      assert.deepEqual(states(id), ['done', 'done', 'done', 'done']);
      assert.equal(bench.asked.length, 6);
    });

    it('per month stops the operation, says so, and leaves the rest queued', async () => {
      bench.answer = ({ url }) =>
        Promise.resolve(url.includes('/name/') ? refused('quotaPerMonth') : OK);
      const id = start({ indicators: names(5), operations: ['alpha.any', 'alpha.name'] });
      await bench.batches.settled(id);
      const standing = bench.batches.standing(id);
      assert.deepEqual(standing?.counts, {
        queued: 5,
        running: 0,
        inDoubt: 0,
        done: 5,
        failed: 0,
        refused: 0,
        cancelled: 0,
      });
      assert.deepEqual(
        standing.holds.map(({ operations, failure }) => [operations, failure.reason]),
        [[['alpha.name'], 'quotaPerMonth']],
      );
      assert.ok(bench.asked.filter((url) => url.includes('/name/')).length <= 2);
      assert.equal(standing.phase, 'paused');
    });

    for (const reason of ['quotaSpent', 'badCredentials', 'certificateNotTrusted'] as const) {
      it(`or a door that is closed (${reason}) stops the provider and no other`, async () => {
        bench.answer = ({ url }) => Promise.resolve(url.includes('/query/') ? OK : refused(reason));
        const id = start({ indicators: names(6), operations: ['alpha.any', 'beta.query'] });
        await bench.batches.settled(id);
        assert.equal(bench.batches.standing(id)?.counts.done, 6);
        assert.equal(bench.batches.standing(id)?.counts.queued, 6);
        assert.ok(bench.asked.filter((url) => url.includes('/any/')).length <= 2);
      });
    }

    it('stops a provider that does not answer at all after a few questions', async () => {
      bench.answer = () => Promise.resolve({ ...OK, status: 500 });
      const id = start({ indicators: names(20) });
      await bench.batches.settled(id);
      const { counts, holds } = bench.batches.standing(id) ?? {};
      assert.ok(counts !== undefined && counts.failed >= 5 && counts.failed <= 6);
      assert.equal(holds?.[0]?.failure.reason, 'serverError');
    });

    it('of the account is kept to without being told twice', async () => {
      bench.account = () => [{ product: 'alpha.any', perMinute: 3 }];
      await bench.quota.refresh(new AbortController().signal);
      bench.asked.length = 0;
      const id = start({ indicators: names(5) });
      await settled();
      await settled();
      assert.equal(bench.asked.length, 3);
      const [hold] = bench.batches.standing(id)?.holds ?? [];
      assert.deepEqual(hold?.operations, ['alpha.any']);
      assert.equal(hold.until, new Date(bench.now + 60_000).toISOString());
      assert.match(hold.failure.message, /a minute/);
      bench.batches.pause(id);
      await bench.batches.settled(id);
      assert.deepEqual(states(id), ['done', 'done', 'done', 'queued', 'queued']);
    });
  });

  describe('while the analyst works offline', () => {
    /** Asks two of four, and is held then. */
    const heldOffline = async (): Promise<string> => {
      const { give } = held(bench);
      const id = start({ indicators: names(4) });
      await settled();
      bench.offline = true;
      give();
      await bench.batches.settled(id);
      bench.answer = () => Promise.resolve(OK);
      return id;
    };
    const reasons = (id: string): string[] =>
      bench.batches.standing(id)?.holds.map(({ failure }) => failure.reason) ?? [];

    it('is held, says that it goes on by itself, and does once online', async () => {
      const id = await heldOffline();
      assert.deepEqual(states(id), ['done', 'done', 'queued', 'queued']);
      assert.equal(phase(id), 'offline');
      const [hold] = bench.batches.standing(id)?.holds ?? [];
      assert.equal(hold?.failure.reason, 'offline');
      assert.match(hold.failure.remedy, /goes on by itself/);
      bench.offline = false;
      bench.batches.online();
      assert.equal(phase(id), 'running');
      await bench.batches.settled(id);
      assert.deepEqual(states(id), ['done', 'done', 'done', 'done']);
      assert.deepEqual(reasons(id), []);
      assert.equal(bench.asked.length, 4);
    });

    for (const [how, act] of [
      ['paused', (id: string) => bench.batches.pause(id)],
      ['stopped with all others', () => bench.batches.pauseAll()],
    ] as const) {
      it(`stays as it is once online where it was ${how} meanwhile, and blames nothing`, async () => {
        const id = await heldOffline();
        act(id);
        bench.offline = false;
        bench.batches.online();
        await settled();
        assert.equal(phase(id), 'paused');
        assert.deepEqual(reasons(id), []);
        assert.equal(bench.asked.length, 2);
      });
    }

    it('never says that it asks: not before it is held, nor when it is resumed', async () => {
      const { give } = held(bench);
      const id = start({ indicators: names(4) });
      await settled();
      const told: (string | undefined)[] = [];
      bench.batches.onDidChange(() => told.push(phase(id)));
      bench.offline = true;
      bench.batches.offline();
      assert.deepEqual(told, ['offline']);
      give();
      await bench.batches.settled(id);
      bench.batches.pause(id);
      assert.equal(phase(id), 'paused');
      told.length = 0;
      bench.batches.resume(id);
      await bench.batches.settled(id);
      assert.ok(!told.includes('running') && told.includes('offline'), told.join());
      assert.equal(phase(id), 'offline');
      assert.equal(bench.batches.progress(id)?.phase, 'offline');
    });

    it('still asks what is sample data', async () => {
      bench.offline = true;
      const id = start({ data: 'sample' });
      assert.equal(phase(id), 'running');
      await bench.batches.settled(id);
      assert.equal(phase(id), 'finished');
    });

    it('stays paused once online where it was paused before the last answers came', async () => {
      const { give } = held(bench);
      const id = start({ indicators: names(4) });
      await settled();
      bench.batches.pause(id);
      bench.offline = true;
      give();
      await bench.batches.settled(id);
      bench.offline = false;
      bench.batches.online();
      await settled();
      assert.equal(phase(id), 'paused');
      assert.equal(bench.asked.length, 2);
    });

    it('is over once it was cancelled', async () => {
      const id = await heldOffline();
      bench.batches.cancel(id);
      assert.deepEqual(reasons(id), []);
      bench.offline = false;
      bench.batches.online();
      await settled();
      assert.equal(phase(id), 'finished');
      assert.equal(bench.asked.length, 2);
    });

    it('goes on with one provider while another still has to wait as long as it was told', async () => {
      const alpha = held(bench);
      const { answer } = bench;
      bench.answer = (request, signal) =>
        request.url.includes('/query/')
          ? Promise.resolve(refused('quotaPerMinute', 3600))
          : answer(request, signal);
      const id = start({ indicators: names(3), operations: ['alpha.any', 'beta.query'] });
      await settled();
      bench.offline = true;
      alpha.give();
      await settled();
      assert.deepEqual(reasons(id), ['offline', 'quotaPerMinute']);
      bench.offline = false;
      bench.batches.online();
      await settled();
      alpha.give();
      await settled();
      assert.deepEqual(reasons(id), ['quotaPerMinute']);
      assert.equal(bench.batches.standing(id)?.counts.done, 3);
      assert.equal(bench.asked.filter((url) => url.includes('/query/')).length, 2);
      bench.batches.pause(id);
      await bench.batches.settled(id);
    });

    it('is not asked again what is held for another reason', async () => {
      bench.answer = ({ url }) =>
        Promise.resolve(url.includes('/name/') ? refused('quotaPerMonth') : OK);
      const id = start({ indicators: names(5), operations: ['alpha.name'] });
      await bench.batches.settled(id);
      const { give } = held(bench);
      bench.batches.resume(id);
      await settled();
      bench.offline = true;
      give(refused('quotaPerMonth'));
      await bench.batches.settled(id);
      const before = bench.asked.length;
      bench.offline = false;
      bench.batches.online();
      await settled();
      assert.deepEqual(reasons(id), ['quotaPerMonth']);
      assert.equal(bench.asked.length, before);
    });
  });

  describe('after a crash', () => {
    it('settles what was on the way by the cache, and asks what is in doubt only when told to', async () => {
      const id = bench.batches.create(request());
      const item = bench.journal.get(id)?.items;
      for (const at of [0, 1]) {
        bench.journal.update(id, { ...item![at]!, state: 'running' });
      }
      bench.now += 1000;
      await bench.enrichment.enrich(about(name('n0.com'), { operations: ['alpha.any'] }));
      assert.equal(bench.batches.recover(id), true);
      assert.deepEqual(states(id), ['done', 'inDoubt', 'queued']);
      bench.batches.resume(id);
      await bench.batches.settled(id);
      assert.deepEqual(states(id), ['done', 'inDoubt', 'done']);
      assert.equal(bench.asked.filter((url) => url.includes('n1')).length, 0);
      bench.batches.askAgain(id);
      await bench.batches.settled(id);
      assert.deepEqual(states(id), ['done', 'done', 'done']);
      assert.equal(bench.asked.filter((url) => url.includes('n1')).length, 1);
    });
  });

  it('is not run by two windows', async () => {
    const id = bench.batches.create(request());
    bench.journal.claim = () => false;
    bench.journal.heldElsewhere = () => true;
    assert.equal(bench.batches.resume(id), false);
    assert.equal(phase(id), 'elsewhere');
    await settled();
    assert.deepEqual(bench.asked, []);
  });

  it('stops when another window has taken it over', async () => {
    const { give } = held(bench);
    const id = start({ indicators: names(4) });
    await settled();
    bench.now += 61_000;
    bench.journal.claim = () => false;
    bench.journal.heldElsewhere = () => true;
    give();
    await bench.batches.settled(id);
    assert.equal(bench.asked.length, 2);
    assert.equal(phase(id), 'elsewhere');
  });

  it('tells before what it would do', async () => {
    await bench.enrichment.enrich(about(name('n0.com'), { operations: ['alpha.any'] }));
    bench.ignored.push('n2.com');
    const preview = await bench.batches.preview(
      [...names(3), ...names(3), ip('10.0.0.1')],
      'live',
      new AbortController().signal,
    );
    assert.equal(preview.indicators, 4);
    const any = preview.operations.find(({ operation }) => operation.id === 'alpha.any');
    assert.deepEqual(
      [any?.takes, any?.toAsk, any?.cached, any?.refused, any?.cost],
      [4, 1, 1, 2, [{ product: 'alpha.any', amount: 1, unit: 'query' }]],
    );
    assert.deepEqual(
      preview.refusals.map(({ indicators }) => indicators),
      [['n2.com'], ['10.0.0.1']],
    );
    assert.match(preview.refusals[1]?.reason ?? '', /^it is a private address/);
    assert.equal(bench.asked.length, 1);
  });
});
