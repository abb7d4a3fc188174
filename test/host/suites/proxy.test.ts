import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ConnectionReport } from '../../../src/core/operation/model';
import { startConnectProxy } from '../../rig/connectProxy';
import type { ConnectProxy } from '../../rig/connectProxy';
import {
  configure,
  eventually,
  pointAtVendors,
  run,
  servers,
  storeKeys,
  useSimulator,
} from '../lens';

/** RFC 2606 reserves `.test`: without the proxy nobody would be found, let alone asked. */
const DOMAINTOOLS = 'api.vendor.test';
const CIRCL = 'pdns.vendor.test';

async function useProxy(url: string | undefined): Promise<void> {
  const http = vscode.workspace.getConfiguration('http');
  await http.update('proxy', url, vscode.ConfigurationTarget.Global);
  await eventually(() => vscode.workspace.getConfiguration('http').get('proxy') === (url ?? ''));
}

async function pointAtTestVendors(): Promise<void> {
  await pointAtVendors();
  await configure({
    'domaintools.baseUrl': `https://${DOMAINTOOLS}`,
    'circl.host': CIRCL,
    'circl.basePath': servers.circlTls.basePath,
    'circl.useHttp': false,
  });
  await storeKeys();
}

const test = (provider: string) => run<ConnectionReport>('testConnection', { provider });

describe('behind a proxy that is set in VS Code', () => {
  let proxy: ConnectProxy;

  after(async () => {
    await useProxy(undefined);
    await configure({ 'circl.verifySsl': undefined });
    await useSimulator();
    await pointAtVendors();
  });

  afterEach(() => proxy.close());

  it('sends every HTTPS request as CONNECT', async () => {
    proxy = await startConnectProxy();
    await useProxy(proxy.url);
    await pointAtTestVendors();
    const reports = [await test('domaintools'), await test('circl')];
    assert.deepEqual(
      reports.map(({ ok }) => ok),
      [false, false],
    );
    assert.deepEqual([...new Set(proxy.requests)].sort(), [
      `CONNECT ${DOMAINTOOLS}:443`,
      `CONNECT ${CIRCL}:443`,
    ]);
  });

  it('goes through the tunnel also where the certificate is not checked', async () => {
    proxy = await startConnectProxy({ tunnelTo: servers.circlTls });
    await useProxy(proxy.url);
    await pointAtTestVendors();
    await configure({ 'circl.verifySsl': false });
    const report = await test('circl');
    assert.equal(report.ok, true, report.message);
    assert.deepEqual([...new Set(proxy.requests)], [`CONNECT ${CIRCL}:443`]);
  });
});
