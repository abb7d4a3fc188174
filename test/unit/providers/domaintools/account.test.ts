import assert from 'node:assert/strict';
import { LensError } from '../../../../src/core/errors';
import { domaintools } from '../../../../src/providers/domaintools';
import { session, sessionOver } from './session';
import type { Scripted } from './session';

function test(says: Scripted) {
  return domaintools.test(sessionOver({ '/v1/account': says }).session);
}

const refusal = (status: number, message: string): Scripted => ({
  status,
  body: { error: { code: status, message } },
});

describe('DomainTools connection test', () => {
  it('reads limits and usage as text or numbers, and never makes 0 of no limit', async () => {
    const report = await test({
      body: {
        response: {
          account: { api_username: 'example_user', active: true },
          products: [
            {
              id: 'risk',
              per_month_limit: null,
              per_hour_limit: '1',
              per_minute_limit: '120',
              usage: { today: '3', month: 41 },
            },
            { id: 'whois-history', per_month_limit: 5000, usage: [] },
          ],
        },
      },
    });
    assert.deepEqual(report, {
      ok: true,
      message:
        'Connected to api.domaintools.com as example_user. It can ask: Risk Score, WHOIS History. It has no access to: Iris Profile, WHOIS, IP WHOIS, Reverse IP, Reverse Name Server. Only asking tells whether it can ask: Reverse MX, Hosting History.',
      products: [
        { product: 'risk', perMinute: 120, usedToday: 3, usedThisMonth: 41 },
        { product: 'whois-history', perMonth: 5000 },
      ],
    });
  });

  it('tells in words what is wrong', async () => {
    const rows: readonly (readonly [Scripted, string, RegExp])[] = [
      [
        refusal(403, 'The credentials you entered do not match an active account.'),
        'badCredentials',
        /does not accept/,
      ],
      [refusal(403, 'closed'), 'noAccess', /look-ups may work all the same/],
      [
        refusal(503, 'exceeded the maximum number of requests per minute'),
        'quotaPerMinute',
        /per minute/,
      ],
      [refusal(404, 'There is no such resource.'), 'notSuchServer', /not as the DomainTools API/],
      [{ body: '<html></html>' }, 'notSuchServer', /not as the DomainTools API/],
      [{ body: { response: { user: 'x' } } }, 'notUnderstood', /account/],
      [
        { body: { response: { account: { api_username: 'example_user', active: false } } } },
        'noAccess',
        /not active/,
      ],
    ];
    for (const [says, reason, words] of rows) {
      const report = await test(says);
      assert.equal(report.ok, false);
      assert.equal(report.failure?.reason, reason);
      assert.match(report.message, words);
      assert.notEqual(report.failure.remedy, '');
    }
  });

  it('says that there is no key, that the settings are wrong, or what the network said', async () => {
    const none = await domaintools.test(session({ credentials: undefined }));
    assert.equal(none.failure?.reason, 'noCredentials');
    const bad = await domaintools.test(session({ settings: { baseUrl: 'nowhere' } }));
    assert.equal(bad.failure?.reason, 'badSettings');
    for (const reason of ['unreachable', 'certificateNotTrusted'] as const) {
      const thrown = new LensError({ reason, message: 'x.', remedy: 'y.', action: 'none' });
      const report = await domaintools.test(
        session({ http: { request: () => Promise.reject(thrown) } }),
      );
      assert.equal(report.failure?.reason, reason);
    }
  });
});
