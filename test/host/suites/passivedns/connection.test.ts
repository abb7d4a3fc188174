import assert from 'node:assert/strict';
import {
  accountAt,
  configure,
  pointAtVendors,
  run,
  servers,
  simulator,
  useSimulator,
} from '../../lens';
import { faultOf, testConnection } from '../connectionTest';

describe('Test Connection of CIRCL Passive DNS', () => {
  const fault = () => faultOf('circl');

  beforeEach(useSimulator);
  after(async () => {
    await useSimulator();
    await pointAtVendors();
  });

  it('says that all is well', async () => {
    const report = await testConnection('circl');
    assert.equal(report.ok, true, report.message);
  });

  it('tells a wrong token', async () => {
    await run('setCredentials', { provider: 'circl', token: 'analyst:wrong' });
    assert.equal(await fault(), 'badCredentials');
  });

  it('tells that the certificate is not trusted, and believes the setting that it is', async () => {
    const { host, port, basePath } = servers.circlTls;
    await configure({
      'circl.host': host,
      'circl.port': port,
      'circl.basePath': basePath,
      'circl.useHttp': false,
      'circl.verifySsl': undefined,
    });
    await run('setCredentials', accountAt('circl'));
    assert.equal(await fault(), 'certificateNotTrusted');
    await configure({ 'circl.verifySsl': false });
    assert.equal(await fault(), undefined);
    await configure({ 'circl.verifySsl': undefined });
  });

  it('tells that something else answers there', async () => {
    await simulator('POST fault', { name: 'html200' });
    assert.equal(await fault(), 'notSuchServer');
    await simulator('POST clear');
    await configure({ 'circl.basePath': '/query' });
    assert.equal(await fault(), 'notSuchServer');
  });

  it('follows no redirect with a token', async () => {
    await simulator('POST fault', { name: 'redirect' });
    assert.equal(await fault(), 'redirected');
  });

  it('refuses to send a token in clear text', async () => {
    await configure({ 'circl.host': 'pdns.example', 'circl.port': 80 });
    await run('setCredentials', accountAt('circl'));
    assert.match((await fault()) ?? '', /^(insecure|refused)$/);
  });
});
