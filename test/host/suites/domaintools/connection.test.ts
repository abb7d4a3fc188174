import assert from 'node:assert/strict';
import {
  accountAt,
  configure,
  forgetKeys,
  pointAtVendors,
  run,
  simulator,
  useSimulator,
} from '../../lens';
import { faultOf, testConnection } from '../connectionTest';

describe('Test Connection of DomainTools', () => {
  const fault = () => faultOf('domaintools');

  beforeEach(useSimulator);
  after(async () => {
    await useSimulator();
    await pointAtVendors();
  });

  it('says that all is well, and as whom', async () => {
    const report = await testConnection('domaintools');
    assert.equal(report.ok, true, report.message);
    assert.match(report.message, /example_user/);
  });

  it('tells no key from a wrong key', async () => {
    await forgetKeys();
    assert.equal(await fault(), 'noCredentials');
    await run('setCredentials', { ...accountAt('domaintools'), key: 'f'.repeat(32) });
    assert.equal(await fault(), 'badCredentials');
  });

  it('tells no access from a spent quota', async () => {
    await simulator('POST fault', { name: 'notProvisioned', server: 'domaintools' });
    assert.equal(await fault(), 'noAccess');
    await simulator('POST clear');
    await simulator('POST fault', { name: 'quotaPerMonth', server: 'domaintools' });
    assert.equal(await fault(), 'quotaPerMonth');
  });

  it('tells that nobody listens', async () => {
    await configure({ 'domaintools.baseUrl': 'http://127.0.0.1:9' });
    await run('setCredentials', accountAt('domaintools'));
    assert.equal(await fault(), 'unreachable');
  });

  it('tells that something else answers there', async () => {
    await simulator('POST fault', { name: 'html200' });
    assert.equal(await fault(), 'notSuchServer');
  });

  it('follows no redirect with a key', async () => {
    await simulator('POST fault', { name: 'redirect' });
    assert.equal(await fault(), 'redirected');
  });
});
