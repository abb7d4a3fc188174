import assert from 'node:assert/strict';
import { lens, requests, useSimulator } from '../../lens';

describe('DomainTools through the public API', () => {
  before(useSimulator);

  const asked = async (value: string): Promise<readonly string[]> => {
    const api = await lens();
    const results = await api.enrich(value, { refresh: true });
    return results
      .filter(({ source }) => source.provider === 'domaintools')
      .map(({ operation }) => operation);
  };

  it('is asked by the names that scripts rely on', async () => {
    assert.deepEqual(await asked('login-secure.example'), [
      'domaintools.risk',
      'domaintools.domainWhois',
      'domaintools.whoisHistory',
      'domaintools.reverseIp',
      'domaintools.reverseNameServer',
      'domaintools.reverseMx',
      'domaintools.hostingHistory',
    ]);
    assert.deepEqual(await asked('203.0.113.80'), ['domaintools.ipWhois', 'domaintools.reverseIp']);
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
});
