import assert from 'node:assert/strict';
import { about, createBench, held, ip, name, settled } from './bench';
import type { Bench } from './bench';

const names = (count: number, of = 'n'): ReturnType<typeof name>[] =>
  Array.from({ length: count }, (_, at) => name(`${of}${at}.com`));

describe('what else can be done with a batch', () => {
  let bench: Bench;
  let told: string[];
  beforeEach(() => {
    bench = createBench();
    told = [];
    bench.batches.onDidChange(({ id, items }) => told.push(`${id} [${items.join()}]`));
  });
  afterEach(() => bench.batches.dispose());

  const create = (count: number, operations = ['alpha.any']): string =>
    bench.batches.create({
      title: 'a list',
      indicators: names(count),
      operations,
      data: 'live',
      askedFrom: 'list',
    });
  const done = async (count: number): Promise<string> => {
    const id = create(count);
    bench.batches.resume(id);
    await bench.batches.settled(id);
    return id;
  };

  describe('to remove it', () => {
    it('forgets it, tells so, and keeps its answers', async () => {
      const id = await done(2);
      told.length = 0;
      assert.equal(bench.batches.remove(id), true);
      assert.deepEqual(told, [`${id} []`]);
      assert.equal(bench.batches.standing(id), undefined);
      assert.deepEqual(bench.batches.list(), []);
      assert.equal(bench.enrichment.known(name('n0.com'), 'live').length, 1);
    });

    it('is refused while it runs, and nothing of it is lost', async () => {
      const { give } = held(bench);
      const id = create(1);
      bench.batches.resume(id);
      await settled();
      assert.equal(bench.batches.remove(id), false);
      assert.equal(bench.journal.get(id)?.items.length, 1);
      give();
      await bench.batches.settled(id);
      assert.equal(bench.batches.standing(id)?.counts.done, 1);
    });

    it('is refused while another window runs it', () => {
      const id = create(1);
      bench.journal.claim = () => false;
      assert.equal(bench.batches.remove(id), false);
      assert.ok(bench.journal.get(id));
    });
  });

  it('tells of a pause, and that the rest is queued', async () => {
    const { give } = held(bench);
    const id = create(5);
    bench.batches.resume(id);
    await settled();
    told.length = 0;
    bench.batches.pause(id);
    assert.deepEqual(told, [`${id} []`]);
    give();
    await bench.batches.settled(id);
    assert.deepEqual(bench.batches.standing(id)?.counts.queued, 3);
  });

  it('tells that it stops where it is cancelled with nothing left to ask', async () => {
    const { give } = held(bench);
    const id = create(2);
    bench.batches.resume(id);
    await settled();
    told.length = 0;
    bench.batches.cancel(id);
    assert.deepEqual(told, [`${id} []`]);
    assert.equal(bench.batches.standing(id)?.phase, 'stopping');
    give();
    await bench.batches.settled(id);
  });

  it('changes nothing of a batch that another window runs', () => {
    const id = create(3);
    const before = bench.journal.get(id);
    bench.journal.claim = () => false;
    bench.journal.heldElsewhere = () => true;
    told.length = 0;
    bench.batches.cancel(id);
    assert.deepEqual(bench.journal.get(id), before);
    assert.ok(told.length > 0);
    assert.equal(bench.batches.recover(id), false);
  });

  it('gives back the claim of what it settles or cancels', () => {
    const released: string[] = [];
    bench.journal.release = (id) => void released.push(id);
    const id = create(3);
    bench.batches.recover(id);
    bench.batches.cancel(id);
    assert.deepEqual(released, [id, id]);
  });

  it('keeps the claim that another window took over', async () => {
    const { give } = held(bench);
    const released: string[] = [];
    bench.journal.release = (id) => void released.push(id);
    const id = create(4);
    bench.batches.resume(id);
    await settled();
    bench.now += 61_000;
    bench.journal.claim = () => false;
    give();
    await bench.batches.settled(id);
    assert.deepEqual(released, []);
  });

  it('tells how far it is: failed counts as over, refused as nothing to ask', async () => {
    bench.ignored.push('n0.com', 'n1.com', 'n2.com');
    bench.answer = ({ url }) =>
      Promise.resolve({ status: url.includes('n3') ? 500 : 200, headers: {}, body: '' });
    const id = create(8, ['alpha.any']);
    bench.batches.resume(id);
    await bench.batches.settled(id);
    const { over, total, waits, title, phase } = bench.batches.progress(id) ?? {};
    assert.deepEqual(
      { over, total, waits, title, phase },
      { over: 5, total: 5, waits: false, title: 'a list', phase: 'finished' },
    );
    assert.equal(bench.batches.progress('nobody'), undefined);
  });

  it('tells while it runs how far it is, and whether it waits', async () => {
    bench.answer = () =>
      Promise.resolve({ status: 403, headers: { 'retry-after': '3600' }, body: 'quotaPerMinute' });
    const id = create(4);
    assert.equal(bench.batches.progress(id)?.phase, 'paused');
    bench.batches.resume(id);
    await settled();
    const { over, total, waits, phase } = bench.batches.progress(id) ?? {};
    assert.deepEqual(
      { over, total, waits, phase },
      { over: 0, total: 4, waits: true, phase: 'running' },
    );
    assert.deepEqual(
      bench.batches.list().map((each) => [each.batch.id, each.phase, each.counts.queued]),
      [[id, 'running', 4]],
    );
    bench.batches.pause(id);
    await bench.batches.settled(id);
  });

  it('lists the newest first, each with how it stands', async () => {
    const first = await done(3);
    const second = create(2);
    assert.deepEqual(
      bench.batches
        .list()
        .map(({ batch, phase, counts }) => [batch.id, phase, counts.done, counts.queued]),
      [
        [second, 'paused', 0, 2],
        [first, 'finished', 3, 0],
      ],
    );
  });

  it('leaves alone once online what was not held for being offline', async () => {
    bench.answer = () => Promise.resolve({ status: 403, headers: {}, body: 'quotaSpent' });
    const id = create(4);
    bench.batches.resume(id);
    await bench.batches.settled(id);
    told.length = 0;
    bench.batches.online();
    assert.deepEqual(told, []);
    assert.equal(bench.batches.standing(id)?.holds[0]?.failure.reason, 'quotaSpent');
  });

  it('stops where the journal cannot be written, and says so in the log', async () => {
    const id = create(3);
    bench.journal.update = () => {
      throw new Error('the disk is full');
    };
    bench.batches.resume(id);
    await bench.batches.settled(id);
    assert.deepEqual(bench.asked, []);
    assert.ok(bench.logged.some((line) => line.includes('the disk is full')));
    assert.equal(bench.batches.standing(id)?.phase, 'paused');
  });

  it('asks no vendor again once online that was held for another reason', async () => {
    const refused = { status: 403, headers: {}, body: 'quotaSpent' };
    const { give } = held(bench);
    const waits = bench.answer;
    bench.answer = (request, signal) =>
      request.url.includes('/query/') ? Promise.resolve(refused) : waits(request, signal);
    const id = create(5, ['alpha.any', 'beta.query']);
    bench.batches.resume(id);
    await settled();
    bench.offline = true;
    give();
    await bench.batches.settled(id);
    const before = bench.asked.filter((url) => url.includes('/query/')).length;
    bench.answer = () => Promise.resolve({ status: 200, headers: {}, body: '' });
    bench.offline = false;
    bench.batches.online();
    await bench.batches.settled(id);
    assert.equal(bench.asked.filter((url) => url.includes('/query/')).length, before);
    assert.equal(bench.batches.standing(id)?.counts.done, 5);
    assert.deepEqual(
      bench.batches.standing(id)?.holds.map(({ provider }) => provider),
      ['beta'],
    );
  });

  it('goes on past troubles that answers come between', async () => {
    let at = 0;
    bench.answer = ({ url }) => {
      at += 1;
      return Promise.resolve({ status: url.includes('1.com') ? 500 : 200, headers: {}, body: '' });
    };
    const id = bench.batches.create({
      title: 'a list',
      indicators: Array.from({ length: 14 }, (_, each) => name(`n${each}-${each % 2}.com`)),
      operations: ['alpha.any'],
      data: 'live',
      askedFrom: 'list',
    });
    bench.batches.resume(id);
    await bench.batches.settled(id);
    const { done, failed, queued } = bench.batches.standing(id)?.counts ?? {};
    assert.deepEqual([done, failed, queued], [7, 7, 0]);
    assert.ok(at >= 14);
  });

  it('goes on after a long sleep where nobody took it over', async () => {
    const { give } = held(bench);
    const id = create(4);
    bench.batches.resume(id);
    await settled();
    bench.now += 61_000;
    bench.answer = () => Promise.resolve({ status: 200, headers: {}, body: '' });
    give();
    await bench.batches.settled(id);
    assert.equal(bench.batches.standing(id)?.counts.done, 4);
  });

  it('has no answer of an item that is not there', async () => {
    const id = await done(1);
    const batch = bench.journal.get(id);
    assert.ok(batch);
    assert.equal(bench.batches.answer(batch, 0)?.askedFor, 'n0.com');
    assert.equal(bench.batches.answer(batch, 1), undefined);
  });
});

describe('the preview of a batch', () => {
  let bench: Bench;
  beforeEach(() => {
    bench = createBench();
  });
  const preview = (indicators: ReturnType<typeof name>[], signal = new AbortController().signal) =>
    bench.batches.preview(indicators, 'live', signal);
  const counts = (given: Awaited<ReturnType<typeof preview>>, id: string) => {
    const { takes, toAsk, cached, refused, cost } =
      given.operations.find(({ operation }) => operation.id === id) ?? {};
    return { takes, toAsk, cached, refused, cost };
  };

  it('counts what is to ask, what is cached and what is refused, each for itself', async () => {
    await bench.enrichment.enrich(about(name('n0.com'), { operations: ['alpha.any'] }));
    bench.ignored.push('n5.com', 'n6.com');
    const given = await preview([...names(7), ip('8.8.8.8')]);
    assert.deepEqual(counts(given, 'alpha.any'), {
      takes: 8,
      toAsk: 5,
      cached: 1,
      refused: 2,
      cost: [{ product: 'alpha.any', amount: 5, unit: 'query' }],
    });
    assert.deepEqual(counts(given, 'alpha.name'), {
      takes: 7,
      toAsk: 5,
      cached: 0,
      refused: 2,
      cost: [{ product: 'alpha.name', amount: 5, unit: 'query' }],
    });
    const [cost] = counts(given, 'beta.query').cost ?? [];
    assert.deepEqual(cost, { product: 'beta.query', amount: 6, unit: 'request', bound: 'atLeast' });
  });

  it('leaves out operations that take none of the kinds', async () => {
    const { operations } = await preview([ip('8.8.8.8')]);
    assert.deepEqual(
      operations.map(({ operation }) => operation.id),
      ['alpha.any', 'beta.query'],
    );
  });

  it('gives the window its turn, and ends early where it is cancelled', async () => {
    const cancel = new AbortController();
    setImmediate(() => cancel.abort());
    const given = await preview(names(200), cancel.signal);
    const { toAsk, takes } = counts(given, 'alpha.any');
    assert.equal(takes, 200);
    assert.equal(toAsk, 49);
  });
});
