import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { configure, lens, outcomes, pointAtVendors, useSimulator } from '../../lens';

describe('what never leaves the machine for DomainTools', () => {
  before(useSimulator);
  after(pointAtVendors);

  it('is a key that was entered for another server', async () => {
    const seen: string[] = [];
    const other = createServer((request, response) => {
      seen.push(request.url ?? '');
      response.end('{}');
    });
    other.listen(0, '127.0.0.1');
    await once(other, 'listening');
    try {
      const { port } = other.address() as AddressInfo;
      await configure({ 'domaintools.baseUrl': `http://127.0.0.1:${port}` });
      const api = await lens();
      const results = await api.enrich('login-secure.example', {
        operations: ['domaintools.risk'],
        refresh: true,
      });
      assert.deepEqual(outcomes(results), { 'domaintools.risk': 'credentialsForAnotherOrigin' });
      assert.deepEqual(seen, []);
    } finally {
      other.close();
      await useSimulator();
    }
  });
});
