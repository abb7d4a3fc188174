import assert from 'node:assert/strict';
import type { ConnectionReport } from '../../../src/core/operation/model';
import {
  ACCOUNT,
  circlAt,
  configure,
  forgetKeys,
  pointAtVendors,
  run,
  servers,
  simulator,
  TOKEN,
  useSimulator,
} from '../lens';

const test = (provider: string) => run<ConnectionReport>('testConnection', { provider });

async function reason(provider: string): Promise<string | undefined> {
  const report = await test(provider);
  if (report.failure !== undefined) {
    assert.notEqual(report.failure.message, '');
    assert.notEqual(report.failure.remedy, '');
    assert.ok(!JSON.stringify(report).includes(ACCOUNT.key));
    assert.ok(!JSON.stringify(report).includes(TOKEN));
  }
  return report.failure?.reason;
}

describe('Test Connection', () => {
  beforeEach(useSimulator);
  after(async () => {
    await useSimulator();
    await pointAtVendors();
  });

  it('says that all is well, and as whom', async () => {
    const report = await test('domaintools');
    assert.equal(report.ok, true, report.message);
    assert.match(report.message, /example_user/);
    const passive = await test('circl');
    assert.equal(passive.ok, true, passive.message);
  });

  it('tells no key from a wrong key', async () => {
    await forgetKeys();
    assert.equal(await reason('domaintools'), 'noCredentials');
    await run('setCredentials', { provider: 'domaintools', ...ACCOUNT, key: 'f'.repeat(32) });
    assert.equal(await reason('domaintools'), 'badCredentials');
    await run('setCredentials', { provider: 'circl', token: 'analyst:wrong' });
    assert.equal(await reason('circl'), 'badCredentials');
  });

  it('tells no access from a spent quota', async () => {
    await simulator('POST fault', { name: 'notProvisioned', server: 'domaintools' });
    assert.equal(await reason('domaintools'), 'noAccess');
    await simulator('POST clear');
    await simulator('POST fault', { name: 'quotaPerMonth', server: 'domaintools' });
    assert.equal(await reason('domaintools'), 'quotaPerMonth');
  });

  it('tells that nobody listens', async () => {
    await configure({ 'domaintools.baseUrl': 'http://127.0.0.1:9' });
    await run('setCredentials', { provider: 'domaintools', ...ACCOUNT });
    assert.equal(await reason('domaintools'), 'unreachable');
  });

  it('tells that the certificate is not trusted, and believes the setting that it is', async () => {
    await configure({ ...circlAt(servers.circlTls, false), 'circl.verifySsl': undefined });
    await run('setCredentials', { provider: 'circl', token: TOKEN });
    assert.equal(await reason('circl'), 'certificateNotTrusted');
    await configure({ 'circl.verifySsl': false });
    assert.equal(await reason('circl'), undefined);
    await configure({ 'circl.verifySsl': undefined });
  });

  it('tells that something else answers there', async () => {
    await simulator('POST fault', { name: 'html200' });
    assert.equal(await reason('domaintools'), 'notSuchServer');
    assert.equal(await reason('circl'), 'notSuchServer');
    await simulator('POST clear');
    await configure({ 'circl.basePath': '/query' });
    assert.equal(await reason('circl'), 'notSuchServer');
  });

  it('follows no redirect with a key', async () => {
    await simulator('POST fault', { name: 'redirect' });
    assert.equal(await reason('domaintools'), 'redirected');
    assert.equal(await reason('circl'), 'redirected');
  });

  it('refuses to send a key in clear text', async () => {
    await configure({ 'circl.host': 'pdns.example', 'circl.port': 80 });
    await run('setCredentials', { provider: 'circl', token: TOKEN });
    assert.match((await reason('circl')) ?? '', /^(insecure|refused)$/);
  });
});
