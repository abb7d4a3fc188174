import assert from 'node:assert/strict';
import { about, ALPHA, createBench, ip, name } from './bench';
import type { Bench } from './bench';

const EVIL = name('evil.com');

/** `beta` needs no key, charges nothing and is led on by its directory. */
describe('a vendor without a key', () => {
  let bench: Bench;
  beforeEach(() => {
    bench = createBench();
    bench.settings.beta = { origin: 'https://directory.beta.test' };
    bench.reached.set('registry.beta.com', 'The directory names it for .com');
  });

  const failureOf = async (): Promise<string> => {
    const [result] = await bench.enrichment.enrich(about(EVIL, { operations: ['beta.query'] }));
    return result?.outcome.kind === 'failed' ? result.outcome.message : '';
  };

  it('is what somebody without any key asks, and nothing fails for the want of one', async () => {
    bench.stored.clear();
    const results = await bench.enrichment.enrich(about(EVIL));
    assert.deepEqual(
      results.map(({ operation, outcome }) => [operation, outcome.kind]),
      [['beta.query', 'found']],
    );
  });

  it('leaves vendors out only for a missing key, not for one of another server', async () => {
    bench.stored.clear();
    bench.stored.set('alpha https://other.test', { key: 'k' });
    const results = await bench.enrichment.enrich(about(ip('8.8.8.8')));
    assert.deepEqual(
      results.map(({ operation }) => operation),
      ['alpha.any', 'beta.query'],
    );
  });

  it('lets the failures speak where nobody could answer', async () => {
    bench.stored.clear();
    bench.settings.beta = { enabled: false };
    const results = await bench.enrichment.enrich(about(ip('8.8.8.8')));
    assert.deepEqual(
      results.map(({ operation, outcome }) => [
        operation,
        outcome.kind === 'failed' && outcome.reason,
      ]),
      [['alpha.any', 'noCredentials']],
    );
  });

  it('is given no credentials, even where some were stored for it', async () => {
    bench.stored.set('beta https://directory.beta.test', { key: 'left over' });
    await bench.enrichment.enrich(about(EVIL, { operations: ['beta.query'] }));
    assert.deepEqual(
      bench.sessions.map(({ credentials }) => credentials),
      [undefined],
    );
  });

  it('reaches a host for a reason, which stands in the audit log', async () => {
    bench.further.push('https://registry.beta.com/domain/evil.com');
    assert.equal(await failureOf(), '');
    assert.deepEqual(
      bench.audit.search({}).map(({ host, reach }) => [host, reach]),
      [
        ['registry.beta.com', 'The directory names it for .com'],
        ['directory.beta.test', undefined],
      ],
    );
  });

  it('reaches no other host, and writes down nothing that did not leave', async () => {
    bench.further.push('https://elsewhere.com/domain/evil.com');
    assert.match(await failureOf(), /elsewhere\.com, which is not one of its servers/);
    assert.equal(bench.asked.length, 1);
    assert.equal(bench.audit.search({}).length, 1);
  });

  for (const url of [
    'http://registry.beta.com/domain/evil.com',
    'https://10.0.0.1/domain/evil.com',
    'https://[::1]/domain/evil.com',
    'https://169.254.169.254/latest',
    'https://127.0.0.1:8443/domain/evil.com',
    'https://registry.corp.internal/domain/evil.com',
    'https://intranet/domain/evil.com',
  ]) {
    it(`is never led to ${url}`, async () => {
      bench.reached.set(new URL(url).host, 'A stranger names it');
      bench.further.push(url);
      assert.match(await failureOf(), /is not one of its servers/);
      assert.equal(bench.asked.length, 1);
    });
  }

  it('is not led off the machine by a server on it', async () => {
    bench.settings.beta = { origin: 'http://127.0.0.1:8080' };
    bench.further.push('https://registry.beta.com/domain/evil.com');
    assert.match(await failureOf(), /is not one of its servers/);
    bench.further.splice(0, 1, 'http://127.0.0.1:8081/domain/evil.com');
    bench.reached.set('127.0.0.1:8081', 'The directory names it for .com');
    assert.equal(await failureOf(), '');
  });

  it('says which host answered, and is fresh while the settings name the same directory', async () => {
    bench.further.push('https://registry.beta.com/domain/evil.com');
    const once = about(EVIL, { operations: ['beta.query'] });
    const [first] = await bench.enrichment.enrich(once);
    assert.equal(first?.source.host, 'registry.beta.com');
    const [second] = await bench.enrichment.enrich(once);
    assert.equal(second?.source.from, 'cache');
    bench.settings.beta = { origin: 'https://directory2.beta.test' };
    const [third] = await bench.enrichment.enrich(once);
    assert.equal(third?.source.from, 'network');
  });

  it('is counted by request and by host, whatever the answer, and costs no query', async () => {
    bench.further.push('https://registry.beta.com/domain/evil.com');
    bench.reached.set('slow.beta.com', 'The directory names it for .net');
    bench.answer = () => Promise.resolve({ status: 503, headers: {}, body: '' });
    await failureOf();
    bench.answer = () => Promise.resolve({ status: 200, headers: {}, body: 'ok' });
    bench.further.push('https://slow.beta.com/domain/evil.com');
    await failureOf();
    const { lines, hosts } = bench.quota.report();
    const line = lines.find(({ provider }) => provider === 'beta');
    assert.deepEqual([line?.unit, line?.spentToday], ['request', 3 + 3]);
    assert.deepEqual(hosts, [
      { providerName: 'Beta', host: 'directory.beta.test', requestsToday: 4 },
      { providerName: 'Beta', host: 'registry.beta.com', requestsToday: 1 },
      {
        providerName: 'Beta',
        host: 'slow.beta.com',
        requestsToday: 1,
        pace: { requests: 10, seconds: 60 },
      },
    ]);
  });

  it('has a budget like any other', async () => {
    bench.budgets.beta = 2;
    assert.equal(await failureOf(), '');
    bench.further.push('https://registry.beta.com/domain/evil.com');
    const other = about(name('evil.net'), { operations: ['beta.query'] });
    const [result] = await bench.enrichment.enrich(other);
    assert.equal(result?.outcome.kind === 'failed' && result.outcome.reason, 'overBudget');
    assert.deepEqual(bench.asked, [
      'https://directory.beta.test/query/evil.com',
      'https://directory.beta.test/query/evil.net',
    ]);
  });

  it('keeps the vendors with one server at that one', async () => {
    assert.equal(ALPHA, 'https://api.alpha.test');
    bench.further.push(`${ALPHA}/any/evil.com`);
    assert.match(await failureOf(), /api\.alpha\.test, which is not one of its servers/);
  });
});
