import assert from 'node:assert/strict';
import { lens, outcomes, requests, useSimulator } from '../lens';

describe('the public API against the simulator', () => {
  before(useSimulator);

  it('asks every operation that takes a host name', async () => {
    const api = await lens();
    const results = await api.enrich('hxxps://login-secure[.]example/auth', { refresh: true });
    assert.deepEqual(
      results.map(({ operation }) => operation),
      [
        'domaintools.risk',
        'domaintools.domainWhois',
        'domaintools.whoisHistory',
        'domaintools.reverseIp',
        'domaintools.reverseNameServer',
        'domaintools.reverseMx',
        'domaintools.hostingHistory',
        'passivedns.query',
      ],
    );
    for (const [operation, outcome] of Object.entries(outcomes(results))) {
      assert.match(outcome, /^(found|partial)$/, operation);
    }
    assert.deepEqual(JSON.parse(JSON.stringify(results)), results);
  });

  it('asks every operation that takes an address', async () => {
    const api = await lens();
    const results = await api.enrich('203[.]0[.]113[.]80', { refresh: true });
    const found = outcomes(results);
    assert.deepEqual(Object.keys(found).sort(), [
      'domaintools.ipWhois',
      'domaintools.reverseIp',
      'passivedns.query',
    ]);
    for (const [operation, outcome] of Object.entries(found)) {
      assert.match(outcome, /^(found|partial)$/, operation);
    }
  });

  it('never asks the same question twice', async () => {
    const api = await lens();
    const before = (await requests()).length;
    const results = await api.enrich('login-secure.example');
    assert.equal((await requests()).length, before);
    assert.ok(results.every(({ source }) => source.from === 'cache'));
  });

  it('only prices the WHOIS history among others, and reads it when it is named', async () => {
    const api = await lens();
    const modes = async () =>
      (await requests())
        .filter(({ endpoint }) => endpoint === 'whois-history')
        .map(({ query }) => query.mode);
    assert.deepEqual(await modes(), ['count']);
    const [history] = await api.enrich('login-secure.example', {
      operations: ['domaintools.whoisHistory'],
    });
    assert.match(history?.outcome.kind ?? '', /^(found|partial)$/);
    assert.ok((await modes()).some((mode) => mode !== 'count'));
  });

  it('never asks a passive DNS server to resolve the name', async () => {
    const asked = (await requests()).filter(({ endpoint }) => endpoint === 'pdns');
    assert.notEqual(asked.length, 0);
    assert.ok(asked.every(({ activeQueryDisabled }) => activeQueryDisabled));
  });

  it('rejects what is no indicator with a sentence', async () => {
    const api = await lens();
    await assert.rejects(api.enrich('no indicator'), /no IP address and no host name/);
  });
});
