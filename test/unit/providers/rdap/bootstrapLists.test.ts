import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { CANCELLED, failureOf, LensError } from '../../../../src/core/errors';
import { createRdap } from '../../../../src/providers/rdap';
import { listBody } from './lists';
import type { Services } from './lists';
import { createBench, DAY, domainBody, HOUR, IANA, network, NOW, settled } from './session';
import type { Scripted } from './session';

const DNS = `${IANA}dns.json`;
const old: Services = [[['example'], ['https://rdap.old.example/']]];
const fresh: Services = [[['example', 'test'], ['https://rdap.fresh.example/']]];
const OLD = 'https://rdap.old.example/domain/shop.example';
const FRESH = 'https://rdap.fresh.example/domain/shop.example';
const answers = {
  [OLD]: { body: domainBody('shop.example') },
  [FRESH]: { body: domainBody('shop.example') },
  'https://rdap.fresh.example/domain/shop.test': { body: domainBody('shop.test') },
};
const unreachable = new LensError({
  reason: 'unreachable',
  message: 'No such host.',
  remedy: 'Check the network.',
  action: 'none',
});
const list = (services: Services): Scripted => ({
  body: listBody(services),
  headers: { etag: '"new"' },
});

/** An answer that comes when it is let. */
function held(scripted: Scripted) {
  let give = (): void => undefined;
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { script: () => given.then(() => scripted), give };
}

describe('the lists of servers', () => {
  it('are not asked for at start', async () => {
    const bench = createBench();
    bench.provider.server({});
    bench.provider.reaches?.(new URL('https://rdap.example/'), bench.session);
    await settled();
    assert.deepEqual(bench.asked(), []);
  });

  it('are not asked for within a week', async () => {
    const bench = createBench({ kept: { dns: old }, answers });
    bench.now += 7 * DAY - 1;
    await bench.run('shop.example');
    assert.deepEqual(bench.asked(), [OLD]);
  });

  for (const [what, age] of [
    ['after a week', 7 * DAY],
    ['for four weeks', 28 * DAY - 1],
  ] as const) {
    it(`are renewed beside the look-up, which uses the kept one, ${what}`, async () => {
      const answer = held(list(fresh));
      const bench = createBench({
        kept: { dns: old },
        answers: { ...answers, [DNS]: answer.script },
      });
      bench.now += age;
      const running = bench.run('shop.example');
      const first = await Promise.race([running, settled().then(() => 'it waits')]);
      assert.notEqual(first, 'it waits');
      assert.deepEqual(bench.asked(), [DNS, OLD]);
      assert.equal(bench.requests[0]?.headers?.['If-None-Match'], '"kept"');
      answer.give();
      await settled();
      await bench.run('shop.example');
      assert.deepEqual(bench.asked().slice(2), [FRESH]);
      assert.equal(bench.documents.get(DNS)?.etag, '"new"');
    });
  }

  it('are waited for where the kept one is older than four weeks', async () => {
    const bench = createBench({ kept: { dns: old }, answers: { ...answers, [DNS]: list(fresh) } });
    bench.now += 28 * DAY;
    await bench.run('shop.example');
    assert.deepEqual(bench.asked(), [DNS, FRESH]);
  });

  it('are waited for where there is only the shipped one', async () => {
    const bench = createBench({
      answers: {
        [DNS]: list([[['com'], ['https://rdap.fresh.example/']]]),
        'https://rdap.fresh.example/domain/shop.com': { body: domainBody('shop.com') },
      },
    });
    await bench.run('shop.com');
    assert.deepEqual(bench.asked(), [DNS, 'https://rdap.fresh.example/domain/shop.com']);
  });

  it('are waited for three seconds at most', async () => {
    mock.timers.enable({ apis: ['setTimeout'] });
    try {
      const answer = held(list(fresh));
      const shipped = 'https://rdap.verisign.com/com/v1/domain/shop.com';
      const bench = createBench({
        answers: { [DNS]: answer.script, [shipped]: { body: domainBody('shop.com') } },
      });
      const running = bench.run('shop.com');
      await settled();
      mock.timers.tick(2999);
      await settled();
      assert.deepEqual(bench.asked(), [DNS]);
      mock.timers.tick(1);
      await running;
      assert.deepEqual(bench.asked(), [DNS, shipped]);
      answer.give();
      await settled();
      assert.notEqual(bench.documents.get(DNS), undefined);
    } finally {
      mock.timers.reset();
    }
  });

  it('are waited for to the end where the kept one names no server', async () => {
    const answer = held(list(fresh));
    const bench = createBench({
      kept: { dns: old },
      answers: { ...answers, [DNS]: answer.script },
    });
    bench.now += 8 * DAY;
    const running = bench.run('shop.test');
    await settled();
    assert.deepEqual(bench.asked(), [DNS]);
    answer.give();
    await running;
    assert.deepEqual(bench.asked().slice(1), ['https://rdap.fresh.example/domain/shop.test']);
  });

  it('are asked for once for all who want them', async () => {
    const answer = held(list(fresh));
    const provider = createRdap();
    const script = { answers: { ...answers, [DNS]: answer.script }, provider };
    const bench = createBench(script);
    const many = ['a.test', 'b.test', 'c.test'].map((value) => bench.failure(value));
    await settled();
    assert.deepEqual(bench.asked(), [DNS]);
    answer.give();
    await Promise.all(many);
    assert.equal(bench.asked().filter((url) => url === DNS).length, 1);
  });

  it('are still fetched for the others when the first who wanted them cancels', async () => {
    const answer = held(list(fresh));
    const provider = createRdap();
    const one = createBench({ answers: { ...answers, [DNS]: answer.script }, provider });
    const other = createBench({ answers, provider });
    const shared = { ...one.session, signal: other.session.signal, http: other.session.http };
    const cancelled = one.failure('shop.test');
    await settled();
    const operation = provider.operations[0]!;
    const running = operation.run({ kind: 'fqdn', value: 'shop.test' }, shared, {});
    one.stop.abort();
    assert.deepEqual(await cancelled, CANCELLED);
    answer.give();
    assert.equal((await running).outcome.kind, 'found');
    assert.deepEqual(one.asked(), [DNS]);
    assert.deepEqual(other.asked(), ['https://rdap.fresh.example/domain/shop.test']);
  });

  it('stand for another week where IANA says that nothing changed', async () => {
    const bench = createBench({
      kept: { dns: old },
      answers: { ...answers, [DNS]: { status: 304 } },
    });
    bench.now += 30 * DAY;
    await bench.run('shop.example');
    await bench.run('shop.example');
    assert.deepEqual(bench.asked(), [DNS, OLD, OLD]);
    assert.equal(bench.documents.get(DNS)?.checkedAt, new Date(NOW + 30 * DAY).toISOString());
    assert.equal(bench.documents.get(DNS)?.etag, '"kept"');
  });

  const failures: Readonly<Record<string, Scripted | Error>> = {
    'cannot be reached': unreachable,
    'refuses (HTTP 503)': { status: 503 },
    'sends a web page': { headers: { 'content-type': 'text/html' }, body: '<html></html>' },
    'sends half of a list': { body: listBody(fresh).slice(0, -5) },
    'refers to another address': { status: 302, headers: { location: 'https://rdap.example/' } },
    'says 304 to a question that had no condition': { status: 304 },
  };
  for (const [what, failure] of Object.entries(failures)) {
    it(`are left as they were for an hour where IANA ${what}`, async () => {
      const kept = what.startsWith('says 304') ? {} : { dns: old };
      const known = 'dns' in kept ? 'shop.example' : 'shop.com';
      const asked = 'dns' in kept ? OLD : 'https://rdap.verisign.com/com/v1/domain/shop.com';
      const bench = createBench({
        kept,
        answers: { [asked]: { body: domainBody(known) }, [DNS]: failure },
      });
      const before = bench.documents.get(DNS);
      bench.now += 60 * DAY;
      await bench.run(known);
      bench.now += HOUR - 1;
      await bench.run(known);
      assert.deepEqual(bench.asked(), [DNS, asked, asked]);
      bench.now += 1;
      await bench.run(known);
      assert.deepEqual(bench.asked().slice(3), [DNS, asked]);
      assert.deepEqual(bench.documents.get(DNS), before);
    });
  }

  it('are asked for anew where what is kept is damaged', async () => {
    const bench = createBench({ answers: { ...answers, [DNS]: list(fresh) } });
    const checkedAt = new Date(NOW).toISOString();
    bench.documents.put(DNS, { body: 'damaged', etag: '"bad"', checkedAt });
    await bench.run('shop.example');
    assert.deepEqual(bench.asked(), [DNS, FRESH]);
    assert.equal(bench.requests[0]?.headers?.['If-None-Match'], undefined);
  });

  it('are asked for anew where the clock was put back', async () => {
    const bench = createBench({ kept: { dns: old }, answers: { ...answers, [DNS]: list(fresh) } });
    bench.now -= DAY;
    await bench.run('shop.example');
    assert.deepEqual(bench.asked(), [DNS, FRESH]);
  });

  it('are another list at another address', async () => {
    const mirror = 'https://mirror.example/lists/dns.json';
    const bench = createBench({
      kept: { dns: old },
      settings: { bootstrapUrl: 'https://mirror.example/lists' },
      answers: { ...answers, [mirror]: list(fresh) },
    });
    await bench.run('shop.example');
    assert.deepEqual(bench.asked(), [mirror, FRESH]);
  });

  it('are only those that the question needs', async () => {
    const bench = createBench({
      answers: {
        [`${IANA}ipv4.json`]: list([[['8.0.0.0/8'], ['https://rdap.fresh.example/']]]),
        'https://rdap.fresh.example/ip/8.8.8.8': { body: network },
        [`${IANA}ipv6.json`]: list([[['2400::/12'], ['https://rdap.fresh.example/']]]),
        'https://rdap.fresh.example/ip/2400::1': { body: network },
      },
    });
    await bench.run('8.8.8.8');
    await bench.run('2400::1');
    assert.deepEqual(bench.asked(), [
      `${IANA}ipv4.json`,
      'https://rdap.fresh.example/ip/8.8.8.8',
      `${IANA}ipv6.json`,
      'https://rdap.fresh.example/ip/2400::1',
    ]);
  });

  describe('from this machine', () => {
    const settings = { bootstrapUrl: 'http://127.0.0.1:8080/' };
    const here: Services = [[['example'], ['http://127.0.0.1:9/']]];
    const file = 'http://127.0.0.1:8080/dns.json';
    const server = 'http://127.0.0.1:9/domain/shop.example';

    it('are fetched first: those that ship are of no use', async () => {
      const bench = createBench({
        settings,
        answers: { [file]: list(here), [server]: { body: domainBody('shop.example') } },
      });
      await bench.run('shop.example');
      assert.deepEqual(bench.asked(), [file, server]);
    });

    it('fail the look-up where they do not come, and are asked for each time', async () => {
      const bench = createBench({ settings, answers: { [file]: unreachable } });
      assert.equal((await bench.failure('shop.com')).reason, 'unreachable');
      assert.equal((await bench.failure('shop.com')).reason, 'unreachable');
      assert.deepEqual(bench.asked(), [file, file]);
    });

    it('say so where what comes is no list', async () => {
      const bench = createBench({ settings, answers: { [file]: { body: '{}' } } });
      const failure = await bench.failure('shop.com');
      assert.equal(failure.reason, 'notUnderstood');
      assert.match(failure.message, /^The list of RDAP servers at http:\/\/127\.0\.0\.1:8080\/dns/);
      assert.match(failure.remedy, /indicatorLens\.rdap\.bootstrapUrl/);
    });

    it('can be waited for no longer than the analyst wants', async () => {
      const answer = held(list(here));
      const bench = createBench({ settings, answers: { [file]: answer.script } });
      const running = bench.run('shop.example').catch(failureOf);
      await settled();
      bench.stop.abort();
      assert.deepEqual(await running, CANCELLED);
      answer.give();
    });
  });
});
