import assert from 'node:assert/strict';
import { configure, pointAtVendors, servers, storeKeys, useSimulator } from '../../lens';
import { testConnection } from '../connectionTest';
import { behindProxy } from '../proxied';

/** RFC 2606 reserves `.test`: without the proxy nobody would be found, let alone asked. */
const HOST = 'pdns.vendor.test';

async function pointAtTestVendor(): Promise<void> {
  await pointAtVendors();
  await configure({
    'circl.host': HOST,
    'circl.basePath': servers.circlTls.basePath,
    'circl.useHttp': false,
  });
  await storeKeys();
}

describe('CIRCL Passive DNS behind a proxy that is set in VS Code', () => {
  after(async () => {
    await configure({ 'circl.verifySsl': undefined });
    await useSimulator();
    await pointAtVendors();
  });

  it('is asked by CONNECT', () =>
    behindProxy({}, async (proxy) => {
      await pointAtTestVendor();
      const { ok } = await testConnection('circl');
      assert.equal(ok, false);
      assert.deepEqual([...new Set(proxy.requests)], [`CONNECT ${HOST}:443`]);
    }));

  it('is asked through the tunnel also where the certificate is not checked', () =>
    behindProxy({ tunnelTo: servers.circlTls }, async (proxy) => {
      await pointAtTestVendor();
      await configure({ 'circl.verifySsl': false });
      const report = await testConnection('circl');
      assert.equal(report.ok, true, report.message);
      assert.deepEqual([...new Set(proxy.requests)], [`CONNECT ${HOST}:443`]);
    }));
});
