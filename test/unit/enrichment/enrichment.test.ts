import assert from 'node:assert/strict';
import type { FailureReason } from '../../../src/core/errors';
import type { Result } from '../../../src/core/result/model';
import type { Activity, EnrichProgress } from '../../../src/enrichment/model';
import { ALPHA, about, createBench, held, ip, name, settled } from './bench';
import type { Bench } from './bench';

const HOUR = 3_600_000;
const EVIL = name('evil.com');
const respond = (status: number) => () => Promise.resolve({ status, headers: {}, body: '' });

function outcomes(results: readonly Result[]): string[] {
  return results.map(({ operation, outcome }) =>
    outcome.kind === 'failed' ? `${operation} ${outcome.reason}` : `${operation} ${outcome.kind}`,
  );
}

describe('a store that takes nothing', () => {
  it('keeps no answer from whoever asked, and is told in the log', async () => {
    const bench = createBench();
    const refuse = (): never => {
      throw new Error('no room');
    };
    Object.assign(bench.store, { put: refuse, record: refuse });
    const [result] = await bench.enrichment.enrich(about(EVIL, { operations: ['alpha.any'] }));
    assert.equal(result?.outcome.kind, 'found');
    assert.equal(bench.logged.filter((line) => line.includes('no room')).length, 2);
  });
});

describe('enrichment', () => {
  let bench: Bench;
  beforeEach(() => {
    bench = createBench();
  });

  describe('what is asked', () => {
    it('asks all operations that take the indicator, and answers in registry order', async () => {
      const results = await bench.enrichment.enrich(about(EVIL));
      assert.deepEqual(outcomes(results), [
        'alpha.any found',
        'alpha.name found',
        'alpha.derived found',
        'beta.query found',
      ]);
      assert.deepEqual(outcomes(await bench.enrichment.enrich(about(ip('8.8.8.8')))), [
        'alpha.any found',
        'beta.query found',
      ]);
    });

    it('fills in who asked what, when and where, JSON-safe', async () => {
      const parameters = { 'alpha.any': { limit: 25 } };
      const [result] = await bench.enrichment.enrich(
        about(EVIL, { operations: ['alpha.any'], parameters }),
      );
      assert.deepEqual(result, {
        operation: 'alpha.any',
        indicator: EVIL,
        askedFor: 'evil.com',
        lookedUp: 'evil.com',
        parameters: { limit: 25 },
        retrievedAt: '2026-04-12T14:02:00.000Z',
        outcome: { kind: 'found' },
        sections: [],
        raw: [],
        source: {
          provider: 'alpha',
          providerName: 'Alpha',
          data: 'live',
          from: 'network',
          host: 'api.alpha.test',
        },
      });
      assert.deepEqual(JSON.parse(JSON.stringify(result)), result);
    });

    it('asks each chosen operation once, and says so when there is none of that name', async () => {
      const operations = ['no.such', 'beta.query', 'alpha.any', 'beta.query'];
      const results = await bench.enrichment.enrich(about(EVIL, { operations }));
      assert.deepEqual(outcomes(results), [
        'alpha.any found',
        'beta.query found',
        'no.such notApplicable',
      ]);
    });

    it('refuses an operation that does not take the kind', async () => {
      const results = await bench.enrichment.enrich(
        about(ip('8.8.8.8'), { operations: ['alpha.name'] }),
      );
      assert.deepEqual(outcomes(results), ['alpha.name notApplicable']);
      assert.deepEqual(bench.asked, []);
    });

    it('leaves out what is switched off, unless it is named or nothing else is left', async () => {
      bench.settings.alpha = { enabled: false };
      assert.deepEqual(outcomes(await bench.enrichment.enrich(about(EVIL))), ['beta.query found']);
      const named = await bench.enrichment.enrich(about(EVIL, { operations: ['alpha.any'] }));
      assert.deepEqual(outcomes(named), ['alpha.any disabled']);
      bench.settings.beta = { enabled: false };
      const none = await bench.enrichment.enrich(about(EVIL));
      assert.equal(none.length, 4);
      assert.ok(none.every(({ outcome }) => outcome.kind === 'failed'));
      assert.equal(bench.asked.length, 1);
    });

    it('tells settings that are not usable', async () => {
      bench.settings.alpha = { origin: 'bad' };
      const results = await bench.enrichment.enrich(about(ip('8.8.8.8')));
      assert.deepEqual(outcomes(results), ['alpha.any badSettings', 'beta.query found']);
      assert.equal(results[0]?.source.host, '');
    });

    it('lets no provider ask another server than the configured one', async () => {
      bench.settings.alpha = { origin: ALPHA };
      bench.answer = async (_, signal) => {
        const session = bench.sessions[0]!;
        await session.http.request(
          { method: 'GET', url: 'https://elsewhere.test/', carriesCredentials: true },
          signal,
        );
        return { status: 200, headers: {}, body: '' };
      };
      const operations = ['alpha.any'];
      const results = await bench.enrichment.enrich(about(EVIL, { operations }));
      assert.deepEqual(outcomes(results), ['alpha.any internal']);
      assert.deepEqual(bench.asked, [`${ALPHA}/any/evil.com`]);
      assert.equal(bench.logged.length, 1);
    });
  });

  describe('a server whose certificate is not verified', () => {
    const only = { operations: ['alpha.any'] };

    it('is named so in each of its answers, stored ones too', async () => {
      bench.settings.alpha = { unverified: true };
      const [asked] = await bench.enrichment.enrich(about(EVIL, only));
      const [stored] = await bench.enrichment.enrich(about(EVIL, only));
      assert.deepEqual([asked?.source.from, asked?.source.unverified], ['network', true]);
      assert.deepEqual([stored?.source.from, stored?.source.unverified], ['cache', true]);
      const sample = await bench.enrichment.enrich(about(EVIL, { ...only, data: 'sample' }));
      assert.equal(sample[0]?.source.unverified, undefined);
    });

    it('is asked again once it is verified, but offline its answer still serves', async () => {
      bench.settings.alpha = { unverified: true };
      await bench.enrichment.enrich(about(EVIL, only));
      bench.settings.alpha = {};
      bench.offline = true;
      const [offline] = await bench.enrichment.enrich(about(EVIL, only));
      assert.deepEqual([offline?.source.from, offline?.source.unverified], ['cache', true]);
      bench.offline = false;
      const [verified] = await bench.enrichment.enrich(about(EVIL, only));
      assert.deepEqual(
        [verified?.source.from, verified?.source.unverified],
        ['network', undefined],
      );
      bench.settings.alpha = { unverified: true };
      const [kept] = await bench.enrichment.enrich(about(EVIL, only));
      assert.deepEqual([kept?.source.from, kept?.source.unverified], ['cache', undefined]);
    });
  });

  describe('what is told to those who listen', () => {
    let told: number;
    beforeEach(() => {
      told = 0;
      bench.enrichment.onDidChange(() => (told += 1));
    });
    const tells = async (act: () => unknown): Promise<void> => {
      const before = told;
      await act();
      assert.ok(told > before, act.toString());
    };

    it('is every look-up, also one that brings nothing, and what is dropped or forgotten', async () => {
      const only = { operations: ['alpha.any'] };
      await tells(() => bench.enrichment.enrich(about(EVIL, only)));
      await tells(() => bench.enrichment.enrich(about(EVIL, only)));
      bench.answer = () => Promise.resolve({ status: 500, headers: {}, body: '' });
      await tells(() => bench.enrichment.enrich(about(EVIL, { ...only, refresh: true })));
      await tells(() => bench.enrichment.forget({ text: 'evil' }));
      await tells(() => bench.enrichment.forgetHistory());
      assert.deepEqual(bench.enrichment.history(), []);
    });

    it('is nothing to whoever has stopped listening', async () => {
      let heard = 0;
      const stop = bench.enrichment.onDidChange(() => (heard += 1));
      stop();
      await tells(() => bench.enrichment.forget());
      assert.equal(heard, 0);
    });
  });

  it('keeps what a vendor keeps apart from what it keeps of the sample case', async () => {
    const operations = ['alpha.any'];
    await bench.enrichment.enrich(about(EVIL, { operations }));
    await bench.enrichment.enrich(about(EVIL, { operations, data: 'sample' }));
    await bench.enrichment.enrich(about(name('other.com'), { operations }));
    const [live, sample, again] = bench.sessions.map(({ documents }) => documents);
    live?.put('list', { body: 'real', checkedAt: '2026-04-12T14:02:00.000Z' });
    assert.equal(sample?.get('list'), undefined);
    assert.equal(again?.get('list')?.body, 'real');
  });

  describe('credentials', () => {
    const only = { operations: ['alpha.any'] };

    it('distinguishes none from some for another origin, and sends nothing either way', async () => {
      bench.settings.alpha = { origin: 'https://other.test' };
      const [foreign] = await bench.enrichment.enrich(about(EVIL, only));
      bench.stored.clear();
      const [none] = await bench.enrichment.enrich(about(EVIL, only));
      assert.ok(foreign?.outcome.kind === 'failed' && none?.outcome.kind === 'failed');
      assert.equal(foreign.outcome.reason, 'credentialsForAnotherOrigin');
      assert.match(foreign.outcome.message, /another server than https:\/\/other\.test/);
      assert.equal(none.outcome.reason, 'noCredentials');
      assert.notEqual(foreign.outcome.message, none.outcome.message);
      assert.deepEqual(bench.asked, []);
      assert.deepEqual([foreign.lookedUp, foreign.sections, foreign.raw], ['evil.com', [], []]);
    });

    it('tells those that the key store lost from none, and sends nothing in their place', async () => {
      bench.stored.clear();
      bench.lost.set(`alpha ${ALPHA}`, '2026-04-01T09:00:00.000Z');
      for (const open of [undefined, true]) {
        bench.settings.alpha = { open };
        const [lost] = await bench.enrichment.enrich(about(EVIL, only));
        assert.ok(lost?.outcome.kind === 'failed');
        assert.equal(lost.outcome.reason, 'credentialsLost');
        assert.match(
          lost.outcome.message,
          /were stored for https:\/\/api\.alpha\.test on 2026-04-01/,
        );
        assert.match(lost.outcome.remedy, /Enter them again/);
      }
      assert.deepEqual(bench.asked, []);
      bench.lost.clear();
      const [open] = await bench.enrichment.enrich(about(EVIL, only));
      assert.equal(open?.outcome.kind, 'found');
    });

    it('are sent at a risk only where somebody accepted it for that server', async () => {
      const risk = { message: 'Anyone could read it.', detail: 'Because.', asksFirst: true };
      bench.settings.alpha = { risk };
      const outcome = async () => (await bench.enrichment.enrich(about(EVIL, only)))[0]?.outcome;
      const refused = await outcome();
      assert.ok(refused?.kind === 'failed');
      assert.equal(refused.reason, 'insecure');
      assert.equal(
        refused.message,
        'The credentials of Alpha were not sent. Anyone could read it.',
      );
      assert.equal(refused.action, 'setCredentials');
      bench.accepted.add('alpha https://other.test');
      assert.equal((await outcome())?.kind, 'failed');
      assert.deepEqual(bench.asked, []);
      bench.accepted.add(`alpha ${ALPHA}`);
      assert.equal((await outcome())?.kind, 'found');
    });

    it('are sent where the risk is told only when they are entered', async () => {
      bench.settings.alpha = { risk: { message: 'It is in the URL.', detail: 'Because.' } };
      await bench.enrichment.enrich(about(EVIL, only));
      assert.equal(bench.asked.length, 1);
    });

    it('asks without any where none are needed', async () => {
      await bench.enrichment.enrich(about(EVIL, { operations: ['beta.query'] }));
      assert.equal(bench.sessions[0]?.credentials, undefined);
      assert.equal(bench.asked.length, 1);
    });

    it('gives a known answer although they are gone', async () => {
      await bench.enrichment.enrich(about(EVIL, only));
      bench.stored.clear();
      assert.deepEqual(outcomes(await bench.enrichment.enrich(about(EVIL, only))), [
        'alpha.any found',
      ]);
    });
  });

  describe('the cache', () => {
    const only = { operations: ['alpha.any'] };
    const again = (more = {}) => bench.enrichment.enrich(about(EVIL, { ...only, ...more }));

    for (const [status, kind, life] of [
      [200, 'found', 24 * HOUR],
      [206, 'partial', 24 * HOUR],
      [404, 'noRecord', HOUR],
    ] as const) {
      it(`keeps ${kind} for ${life / HOUR} h, and says that it is from the cache`, async () => {
        bench.answer = respond(status);
        const [first] = await again();
        bench.now += life - 1;
        const [second] = await again();
        assert.equal(first?.outcome.kind, kind);
        assert.deepEqual([first.source.from, second?.source.from], ['network', 'cache']);
        assert.equal(second?.retrievedAt, first.retrievedAt);
        assert.equal(bench.asked.length, 1);
        bench.now += 1;
        const [third] = await again();
        assert.equal(third?.source.from, 'network');
      });
    }

    it('keeps no failure', async () => {
      bench.answer = respond(503);
      assert.deepEqual(outcomes(await again()), ['alpha.any busy']);
      assert.equal(bench.asked.length, 3);
      bench.answer = respond(200);
      assert.deepEqual(outcomes(await again()), ['alpha.any found']);
    });

    it('asks anew for other parameters, on refresh, and after the server changed', async () => {
      await again();
      await again({ parameters: { 'alpha.any': { limit: 25 } } });
      assert.equal(bench.asked.length, 2);
      await again({ parameters: { 'alpha.any': {} } });
      assert.equal(bench.asked.length, 2);
      const [refreshed] = await again({ refresh: true });
      assert.equal(refreshed?.source.from, 'network');
      assert.equal(bench.asked.length, 3);
      bench.settings.alpha = { origin: 'https://other.test' };
      bench.stored.set('alpha https://other.test', { key: 'k' });
      await again();
      assert.equal(bench.asked.at(-1), 'https://other.test/any/evil.com');
    });

    it('asks once what two operations of a refresh need', async () => {
      await bench.enrichment.enrich(about(EVIL));
      bench.asked.length = 0;
      const gate = held(bench);
      const refreshed = bench.enrichment.enrich(about(EVIL, { refresh: true }));
      for (let step = 0; step < 5; step++) {
        await settled();
        bench.now += 1;
        gate.give();
      }
      await refreshed;
      assert.deepEqual([...bench.asked].sort(), [
        `${ALPHA}/any/evil.com`,
        `${ALPHA}/name/evil.com`,
        `${ALPHA}/ns/ns1.evil.com`,
        `${ALPHA}/query/evil.com`,
      ]);
    });

    it('tells at once what is known, and forgets it on demand', async () => {
      let changes = 0;
      const stop = bench.enrichment.onDidChange(() => changes++);
      await again();
      assert.ok(changes > 0);
      const [known] = bench.enrichment.known(EVIL, 'live');
      assert.deepEqual([known?.operation, known?.source.from], ['alpha.any', 'cache']);
      assert.deepEqual(bench.enrichment.known(EVIL, 'sample'), []);
      bench.enrichment.forget();
      assert.deepEqual(bench.enrichment.known(EVIL, 'live'), []);
      const before = changes;
      stop();
      bench.enrichment.forget();
      assert.equal(changes, before);
    });
  });

  describe('an operation that asks another', () => {
    it('shares its answer with whoever asked for it, through the cache too', async () => {
      const operations = ['alpha.any', 'alpha.derived'];
      await bench.enrichment.enrich(about(EVIL, { operations }));
      assert.deepEqual(bench.asked, [`${ALPHA}/any/evil.com`, `${ALPHA}/ns/ns1.evil.com`]);
    });

    it('fails with the reason of the answer it needed', async () => {
      bench.answer = respond(500);
      const operations = ['alpha.derived'];
      const results = await bench.enrichment.enrich(about(EVIL, { operations }));
      assert.deepEqual(outcomes(results), ['alpha.derived serverError']);
    });

    it('is told not to send an ignored name that it found on the way', async () => {
      bench.ignored.push('ns1.evil.com');
      const operations = ['alpha.any', 'alpha.derived'];
      const results = await bench.enrichment.enrich(about(EVIL, { operations }));
      assert.deepEqual(outcomes(results), ['alpha.any found', 'alpha.derived refused']);
      assert.deepEqual(bench.asked, [`${ALPHA}/any/evil.com`]);
    });

    it('may not ask another provider', async () => {
      await bench.enrichment.enrich(about(EVIL, { operations: ['alpha.any'] }));
      const session = bench.sessions[0]!;
      assert.throws(() => void session.resultOf('beta.query', EVIL), /another provider/);
    });
  });

  describe('the sample case', () => {
    it('refuses nothing, needs no settings and no key, and opens no socket', async () => {
      bench.settings.alpha = { origin: 'bad', enabled: false };
      bench.stored.clear();
      bench.ignored.push('*.example');
      const victim = name('login-secure.example');
      const results = await bench.enrichment.enrich(about(victim, { data: 'sample' }));
      assert.equal(results.length, 4);
      for (const { outcome, source } of results) {
        assert.equal(outcome.kind, 'found');
        assert.deepEqual([source.data, source.host], ['sample', 'sample data']);
      }
      assert.deepEqual(bench.asked, []);
      assert.equal(bench.enrichment.history()[0]?.asked, 0);
      assert.deepEqual(bench.sessions[0]?.settings, {});
      assert.deepEqual(bench.sessions[0].credentials, { key: 'sample' });
      assert.equal(bench.enrichment.known(victim, 'live').length, 0);
      assert.equal(bench.enrichment.known(victim, 'sample').length, 4);
    });
  });

  describe('telling what goes on', () => {
    it('reports each start and each end, and survives a listener that throws', async () => {
      const heard: EnrichProgress[] = [];
      const results = await bench.enrichment.enrich(
        about(ip('8.8.8.8'), {
          onProgress: (progress) => {
            heard.push(progress);
            throw new Error('the view is gone');
          },
        }),
      );
      assert.deepEqual(
        heard.map(({ state, operation }) => `${state} ${operation}`),
        ['running alpha.any', 'running beta.query', 'done beta.query', 'done alpha.any'],
      );
      assert.equal(results.length, 2);
    });

    it('counts questions under way, and starts anew when all are answered', async () => {
      const heard: Activity[] = [];
      bench.enrichment.onDidChangeActivity((activity) => heard.push(activity));
      const gate = held(bench);
      const first = bench.enrichment.enrich(about(ip('8.8.8.8')));
      await settled();
      assert.deepEqual(heard.at(-1), { running: 2, done: 0, total: 2 });
      gate.give();
      await first;
      assert.deepEqual(heard.at(-1), { running: 0, done: 2, total: 2 });
      await bench.enrichment.enrich(about(ip('8.8.8.8')));
      assert.deepEqual(heard.at(-1), { running: 0, done: 2, total: 2 });
    });

    it('records each look-up with the requests that left the machine', async () => {
      await bench.enrichment.enrich(about(EVIL, { askedFrom: 'palette' }));
      bench.now += 1000;
      await bench.enrichment.enrich(about(EVIL, { operations: ['alpha.any'] }));
      bench.now += 1000;
      await bench.enrichment.enrich(about(ip('10.0.4.17')));
      assert.deepEqual(
        bench.enrichment
          .history()
          .map(({ at, askedFrom, operations, asked }) => [
            at.slice(14, 19),
            askedFrom,
            operations.length,
            asked,
          ]),
        [
          ['02:02', 'editor', 2, 0],
          ['02:01', 'editor', 1, 0],
          ['02:00', 'palette', 4, 4],
        ],
      );
    });

    it('logs no indicator', async () => {
      await bench.enrichment.enrich(about(EVIL));
      bench.answer = respond(500);
      await bench.enrichment.enrich(about(name('other.com')));
      assert.ok(bench.logged.length >= 4);
      assert.doesNotMatch(bench.logged.join('\n'), /evil|other/);
    });
  });

  describe('the plan', () => {
    it('tells cost, stored answer and obstacle of each operation, and asks nobody', async () => {
      await bench.enrichment.enrich(about(EVIL, { operations: ['alpha.any'] }));
      bench.asked.length = 0;
      bench.now += 1000 * HOUR;
      bench.stored.clear();
      bench.settings.beta = { enabled: false };
      const plan = await bench.enrichment.plan(EVIL, 'live');
      assert.deepEqual(
        plan.map(
          ({ operation, cached, obstacle }): [string, boolean, FailureReason | undefined] => [
            operation.id,
            cached !== undefined,
            obstacle?.reason,
          ],
        ),
        [
          ['alpha.any', true, 'noCredentials'],
          ['alpha.name', false, 'noCredentials'],
          ['alpha.derived', false, 'noCredentials'],
          ['beta.query', false, 'disabled'],
        ],
      );
      assert.deepEqual(plan[0]?.cost, [{ product: 'alpha.any', amount: 1, unit: 'query' }]);
      assert.deepEqual(bench.asked, []);
      const refused = await bench.enrichment.plan(ip('10.0.4.17'), 'live');
      assert.ok(refused.every(({ obstacle }) => obstacle !== undefined));
      const sample = await bench.enrichment.plan(ip('10.0.4.17'), 'sample');
      assert.ok(sample.every(({ obstacle, cost }) => obstacle === undefined && cost.length === 0));
    });
  });

  describe('the connection test', () => {
    const { signal } = new AbortController();

    it('passes on what the provider says, and never rejects', async () => {
      assert.deepEqual(await bench.enrichment.test('alpha', signal), {
        ok: true,
        message: 'Connected.',
      });
      assert.deepEqual(bench.asked, [`${ALPHA}/account`]);
      bench.answer = respond(500);
      assert.equal((await bench.enrichment.test('alpha', signal)).failure?.reason, 'serverError');
      bench.settings.alpha = { origin: 'bad' };
      assert.equal((await bench.enrichment.test('alpha', signal)).failure?.reason, 'badSettings');
      assert.equal((await bench.enrichment.test('none', signal)).failure?.reason, 'internal');
    });

    it('says that there is no key before it asks', async () => {
      bench.stored.clear();
      const report = await bench.enrichment.test('alpha', signal);
      assert.equal(report.ok, false);
      assert.equal(report.failure?.reason, 'noCredentials');
      assert.deepEqual(bench.asked, []);
    });
  });
});
