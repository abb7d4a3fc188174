import assert from 'node:assert/strict';
import { createBench, domainBody, IANA } from './session';
import type { Script } from './session';
import { listBody } from './lists';
import type { Services } from './lists';

const DNS = `${IANA}dns.json`;
const com: Services = [[['com'], ['https://rdap.registry.example/']]];
const NAME = 'https://rdap.registry.example/domain/example.com';
const list: Script = { body: listBody(com) };
const found: Script = { body: domainBody('example.com') };

describe('the connection test of RDAP', () => {
  it('renews the list, looks example.com up, and says who answered', async () => {
    const { provider, session, asked } = createBench({
      kept: { dns: com },
      answers: { [DNS]: list, [NAME]: found },
    });
    assert.deepEqual(await provider.test(session), {
      ok: true,
      message:
        'Connected to rdap.registry.example, which answered about example.com (IANA names it for .com).',
    });
    assert.deepEqual(asked(), [DNS, NAME]);
  });

  it('is content with "no record"', async () => {
    const { provider, session } = createBench({
      answers: { [DNS]: list, [NAME]: { status: 404 } },
    });
    const { ok, message } = await provider.test(session);
    assert.equal(ok, true);
    assert.match(message, /has no record of example\.com/);
  });

  it('says that the list is old where it could not be renewed', async () => {
    const { provider, session } = createBench({
      kept: { dns: com },
      answers: { [DNS]: { status: 500 }, [NAME]: found },
    });
    const { ok, message } = await provider.test(session);
    assert.equal(ok, true);
    assert.match(message, /so the one of 2026-11-01 is in use\. data\.iana\.org did not send/);
  });

  it('fails where the registry does', async () => {
    const { provider, session } = createBench({
      answers: { [DNS]: list, [NAME]: { status: 500 } },
    });
    const report = await provider.test(session);
    assert.equal(report.ok, false);
    assert.equal(report.failure?.reason, 'serverError');
    assert.equal(report.message, report.failure.message);
  });

  it('fails where there is no list at all', async () => {
    const { provider, session } = createBench({
      settings: { bootstrapUrl: 'http://127.0.0.1:8080/' },
      answers: { 'http://127.0.0.1:8080/dns.json': { status: 500 } },
    });
    const report = await provider.test(session);
    assert.equal(report.ok, false);
    assert.match(report.message, /127\.0\.0\.1:8080 did not send the list/);
  });

  it('says so where the list names nobody for .com', async () => {
    const settings = { bootstrapUrl: 'http://127.0.0.1:8080/' };
    const { provider, session, asked } = createBench({
      settings,
      answers: {
        'http://127.0.0.1:8080/dns.json': { body: listBody([[['test'], ['http://127.0.0.1:9/']]]) },
      },
    });
    const { ok, message } = await provider.test(session);
    assert.equal(ok, true);
    assert.match(message, /^127\.0\.0\.1:8080 lists servers for 1 domain\. None is for \.com/);
    assert.equal(asked().length, 1);
  });

  it('names settings that cannot be used', async () => {
    const { provider, session } = createBench({ settings: { bootstrapUrl: 'x' } });
    const report = await provider.test(session);
    assert.equal(report.failure?.reason, 'badSettings');
  });
});
