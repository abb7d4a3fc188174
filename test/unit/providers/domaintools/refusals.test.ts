import assert from 'node:assert/strict';
import type { FailureReason } from '../../../../src/core/errors';
import { NOW, failureFrom, run, sessionOver } from './session';
import type { Scripted } from './session';

const HISTORY = '/v1/login-secure.example/hosting-history';
/** What is asked where the account is refused the other. */
const INSTEAD =
  '/v1/domain-history/?domain=login-secure.example&include_fields=all_ip,nameserver_host,mailserver_host,registrar&page_size=500';

function ask(says: Scripted, settings: unknown = {}) {
  const { session } = sessionOver({ [HISTORY]: says, [INSTEAD]: says }, { settings });
  return run('hostingHistory', 'login-secure.example', session);
}

const error = (status: number, message: string): Scripted => ({
  status,
  body: { error: { code: status, message }, resources: { support: 'https://docs.example' } },
});

const page = (status: number): Scripted => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: '<!doctype html><title>Gateway</title>',
});

const CREDENTIALS = 'The credentials you entered do not match an active account.';
const PER = 'You have exceeded the maximum number of requests';

/** One row of the error table each: what is sent, the reason it ends in, words of its sentence. */
const ROWS: readonly (readonly [string, Scripted, FailureReason, RegExp])[] = [
  [
    '400',
    error(400, 'We could not understand your request.'),
    'badRequest',
    /could not understand/,
  ],
  ['401', error(401, 'API credentials are required.'), 'badCredentials', /does not accept/],
  ['401 without a body', { status: 401, body: '' }, 'badCredentials', /does not accept/],
  ['403 of a wrong key, signature or clock', error(403, CREDENTIALS), 'badCredentials', /accept/],
  [
    '403 of a product that is not in the account',
    error(403, 'The API credentials provided do not have access to the requested resource.'),
    'noAccess',
    /no access to hosting-history/,
  ],
  ['403 in other words', error(403, 'test error 403'), 'noAccess', /test error 403/],
  ['407 of a proxy', { status: 407, body: '' }, 'unreachable', /proxy/],
  ['414', error(414, 'URI too long'), 'badRequest', /414/],
  ['422', error(422, 'Unprocessable'), 'badRequest', /422/],
  ['429', error(429, 'Too many requests.'), 'quotaPerMinute', /per minute/],
  ['500', error(500, 'The server was unable to process your request.'), 'serverError', /500/],
  [
    '503 by minute',
    error(503, `${PER} per minute allowed under your service level (120/min).`),
    'quotaPerMinute',
    /per minute/,
  ],
  [
    '503 by month',
    error(503, `${PER} per month allowed under your service level (5000/month).`),
    'quotaPerMonth',
    /monthly/,
  ],
  [
    '503 of the whole allowance',
    error(503, `${PER} allowed under your service level (1000).`),
    'quotaSpent',
    /allowance/,
  ],
  [
    '503 of a report that is too large',
    error(503, 'The size of this report exceeds the maximum allowed'),
    'reportTooLarge',
    /size/,
  ],
  ['503 of maintenance', error(503, 'Down for maintenance.'), 'busy', /maintenance/],
  ['503 without words', error(503, ''), 'busy', /maintenance/],
  ['a page at 200', page(200), 'notSuchServer', /not as the DomainTools API/],
  ['a page at 403', page(403), 'notSuchServer', /firewall or a proxy/],
  ['202', { status: 202, body: '' }, 'serverError', /no answer yet/],
  ['an empty 206', { status: 206, body: '' }, 'notUnderstood', /part of its answer \(HTTP 206\)/],
  ['304', { status: 304, body: '' }, 'serverError', /nothing has changed/],
  ['402', { status: 402, body: '' }, 'noAccess', /payment/],
  ['408', { status: 408, body: '' }, 'timeout', /HTTP 408/],
  ['425', { status: 425, body: '' }, 'serverError', /HTTP 425/],
  ['451', { status: 451, body: '' }, 'badRequest', /legal reasons/],
  ['511', { ...page(511), status: 511 }, 'notSuchServer', /Your network asks/],
  [
    'an error code that is none',
    { body: { error: { code: 1e300, message: 'odd' } } },
    'badRequest',
    /HTTP 200\)/,
  ],
  ['a page at 404', page(404), 'notSuchServer', /not as the DomainTools API/],
  ['a page at 502', page(502), 'serverError', /502/],
  ['a page at 503', page(503), 'busy', /503/],
  ['a bare 404', { status: 404, body: '' }, 'notSuchServer', /not as the DomainTools API/],
  [
    'a redirect',
    { status: 302, headers: { location: '/login' }, body: '' },
    'redirected',
    /redirect/,
  ],
  ['text that is no JSON', { body: 'Rate Limit Exceeded' }, 'notUnderstood', /not JSON/],
  ['half a body', { body: '{"response": {"ip_hist' }, 'notUnderstood', /was cut/],
  ['neither response nor error', { body: { ok: true } }, 'notUnderstood', /neither/],
  ['another response', { body: { response: { x: [1] } } }, 'notUnderstood', /ip_history/],
  [
    'a value of another type',
    { body: { response: { ip_history: [7] } } },
    'notUnderstood',
    /ip_history\.0/,
  ],
  ['a refusal inside a 200', { body: error(403, CREDENTIALS).body }, 'badCredentials', /accept/],
  [
    'a refusal inside the response of a 200',
    { body: { response: { error: { code: 503, message: `${PER} per minute allowed` } } } },
    'quotaPerMinute',
    /per minute/,
  ],
];

describe('DomainTools refusals', () => {
  for (const [name, says, reason, words] of ROWS) {
    it(`${name} is ${reason}`, async () => {
      const failure = await failureFrom(ask(says));
      assert.equal(failure.reason, reason);
      assert.match(failure.message, words);
      assert.match(failure.message, /[.”]$/, 'a whole sentence');
      assert.notEqual(failure.remedy, '');
    });
  }

  it('404 is "no record", an ordinary answer', async () => {
    const answer = await ask(error(404, 'We have no recent WHOIS information available.'));
    assert.deepEqual(answer.outcome, {
      kind: 'noRecord',
      reason:
        'DomainTools has no record. It says: “We have no recent WHOIS information available.”',
    });
    assert.equal(answer.raw[0]?.status, 404);
  });

  it('a 400 that begins "No IP addresses" is "no record"', async () => {
    const answer = await ask(error(400, 'No IP addresses were found for this domain.'));
    assert.equal(answer.outcome.kind, 'noRecord');
  });

  it('an empty 200 is "no record"', async () => {
    for (const body of ['', { response: [] }, { response: {} }, { response: null }]) {
      assert.equal((await ask({ body })).outcome.kind, 'noRecord');
    }
  });

  it('error code 206 inside a 200 is an answer in part', async () => {
    const answer = await ask({
      body: {
        response: {
          error: { code: 206, message: 'Only half of it' },
          ip_history: { post_ip: '203.0.113.80', action: 'N', actiondate: '2026-08-03' },
        },
      },
    });
    assert.equal(answer.outcome.kind, 'partial');
  });

  it('says how long to wait where waiting helps, and only there', async () => {
    const minute = error(503, `${PER} per minute allowed`);
    assert.equal((await failureFrom(ask(minute))).retryAfterSeconds, 60);
    const told = { ...error(429, 'slow down'), headers: { 'retry-after': '7' } };
    assert.equal((await failureFrom(ask(told))).retryAfterSeconds, 7);
    const month = await failureFrom(ask(error(503, `${PER} per month allowed`)));
    assert.equal(month.retryAfterSeconds, undefined);
  });

  it('tells a wrong clock from a wrong key by the date of the answer', async () => {
    const date = new Date(NOW - 17 * 60_000).toUTCString();
    const refusal = { ...error(403, CREDENTIALS), headers: { date } };
    const signed = await failureFrom(ask(refusal));
    assert.match(signed.message, /clock of this machine is 17 min ahead/);
    const open = await failureFrom(ask(refusal, { authentication: 'openKey' }));
    assert.doesNotMatch(open.message, /min ahead/);
  });
});
