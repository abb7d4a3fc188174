import assert from 'node:assert/strict';
import { configure, pointAtVendors, storeKeys, useSimulator } from '../../lens';
import { testConnection } from '../connectionTest';
import { behindProxy } from '../proxied';

/** RFC 2606 reserves `.test`: without the proxy nobody would be found, let alone asked. */
const HOST = 'api.vendor.test';

describe('DomainTools behind a proxy that is set in VS Code', () => {
  after(async () => {
    await useSimulator();
    await pointAtVendors();
  });

  it('is asked by CONNECT', () =>
    behindProxy({}, async (proxy) => {
      await pointAtVendors();
      await configure({ 'domaintools.baseUrl': `https://${HOST}` });
      await storeKeys();
      const { ok } = await testConnection('domaintools');
      assert.equal(ok, false);
      assert.deepEqual([...new Set(proxy.requests)], [`CONNECT ${HOST}:443`]);
    }));
});
