import * as assert from 'node:assert/strict';
import { LensError } from '../../../../src/core/errors';
import type { FailureReason } from '../../../../src/core/errors';
import { passivedns } from '../../../../src/providers/passivedns';
import { line, sessionWith } from './session';
import type { Scripted } from './session';

describe('passive DNS: the connection test', () => {
  it('asks for one page of a harmless name', async () => {
    const { session, requests } = sessionWith([
      { body: line('example.com', 'A', '192.0.2.1'), headers: { 'x-dribble-cursor': '5' } },
    ]);
    const report = await passivedns.test(session);
    assert.deepEqual(report, {
      ok: true,
      message: 'Connected to www.circl.lu: it sent 1 record of example.com.',
    });
    assert.equal(requests.length, 1);
    assert.equal(requests[0]?.url, 'https://www.circl.lu/pdns/query/example.com');
    assert.equal(requests[0].headers?.['dribble-paginate-count'], '1');
  });

  it('is content with a server that knows nothing, and says that no token was needed', async () => {
    const { session } = sessionWith([{}], {
      credentials: undefined,
      settings: { host: '127.0.0.1:8400', useHttp: true },
    });
    const { ok, message } = await passivedns.test(session);
    assert.ok(ok);
    assert.equal(
      message,
      'Connected to 127.0.0.1:8400 without a token: it has no record of example.com.',
    );
  });

  const wrong: readonly (readonly [Scripted | Error, FailureReason])[] = [
    [{ status: 401 }, 'badCredentials'],
    [{ status: 403 }, 'noAccess'],
    [{ status: 404, body: '<html>' }, 'notSuchServer'],
    [{ status: 429 }, 'quotaSpent'],
    [{ body: '<html>' }, 'notSuchServer'],
    [new LensError({ reason: 'timeout', message: 'x', remedy: 'y', action: 'retry' }), 'timeout'],
    [new TypeError('a fault of ours'), 'internal'],
  ];
  for (const [answer, reason] of wrong) {
    it(`never throws, and says ${reason}`, async () => {
      const report = await passivedns.test(sessionWith([answer]).session);
      assert.equal(report.ok, false);
      assert.equal(report.failure?.reason, reason);
      assert.equal(report.message, report.failure.message);
    });
  }

  it('never throws for settings that can not be used', async () => {
    const { session } = sessionWith([], { settings: { host: '' } });
    assert.equal((await passivedns.test(session)).failure?.reason, 'badSettings');
  });
});
