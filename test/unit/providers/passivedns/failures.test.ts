import * as assert from 'node:assert/strict';
import { CANCELLED, LensError, failureOf } from '../../../../src/core/errors';
import type { Failure, FailureReason } from '../../../../src/core/errors';
import { A1, ask, NAME } from './asking';
import { line, sessionWith } from './session';
import { query } from '../../../../src/providers/passivedns/query';
import type { Scripted } from './session';

const HTML = '<html>\r\n<body><h1>404 Not Found</h1></body></html>';

async function failure(
  answer: Scripted | Error,
  options: Parameters<typeof ask>[1] = {},
): Promise<Failure> {
  try {
    await ask([answer], options);
  } catch (thrown) {
    return failureOf(thrown);
  }
  return assert.fail('the look-up did not fail');
}

describe('passive DNS: no record', () => {
  const empty: readonly (readonly [string, Scripted])[] = [
    ['200 with an empty body (CIRCL, D4)', {}],
    ['200 with blank lines', { body: ' \r\n\r\n' }],
    ['204', { status: 204 }],
    ['404 in words', { status: 404, body: 'Error: no results found for query.' }],
    ['an empty array', { body: '[]' }],
    ['frames around nothing', { body: '{"cond":"begin"}\n{"cond":"succeeded"}\n' }],
    ['words at 200', { body: 'No records found' }],
    ['an object at 200', { body: '{"message":"no results"}' }],
  ];
  for (const [what, scripted] of empty) {
    it(what, async () => {
      const { answer } = await ask([scripted]);
      assert.deepEqual(answer.outcome, {
        kind: 'noRecord',
        reason: 'CIRCL Passive DNS has no record of login-secure.example.',
      });
      assert.deepEqual(answer.sections, []);
      assert.equal(answer.raw.length, 1);
    });
  }
});

describe('passive DNS: an empty 404', () => {
  const nothing: Scripted = { status: 404 };

  it('is told as both that it can be, until the server has sent a record from there', async () => {
    const failed = await failure(nothing);
    assert.equal(failed.reason, 'notUnderstood');
    assert.match(failed.message, /no record, or it does not answer .* at \/pdns\/query/);
    assert.match(failed.remedy, /indicatorLens\.circl\.basePath/);
  });

  it('is no record once the server has (balboa), at this path', async () => {
    const { session } = sessionWith([{ body: A1 }, nothing, nothing]);
    await query.run(NAME, session, {});
    const { outcome } = await query.run(NAME, session, {});
    assert.equal(outcome.kind, 'noRecord');
    const elsewhere = { ...session, settings: { basePath: '/query' } };
    await assert.rejects(query.run(NAME, elsewhere, {}), /at \/query/);
  });

  it('proves nothing about the path where the body was empty', async () => {
    const { session } = sessionWith([{}, nothing]);
    await query.run(NAME, session, {});
    await assert.rejects(query.run(NAME, session, {}), /empty HTTP 404/);
  });
});

describe('passive DNS: HTTP 206', () => {
  it('is a part, and none of an answer where there is no record in it', async () => {
    const { answer } = await ask([{ status: 206, body: A1 }]);
    assert.deepEqual(answer.outcome, {
      kind: 'partial',
      reason: 'The server sent only a part of the answer (HTTP 206).',
    });
    for (const body of ['', '[]']) {
      assert.match(
        (await failure({ status: 206, body })).message,
        /part of its answer \(HTTP 206\)/,
      );
    }
  });
});

describe('passive DNS: failures', () => {
  const own = { settings: { host: 'http://127.0.0.1:8400', basePath: '/query' } };
  const keyless = { credentials: undefined };
  const rows: readonly (readonly [
    string,
    Scripted,
    FailureReason,
    RegExp,
    typeof own | typeof keyless | object,
  ])[] = [
    [
      '401 without a key',
      { status: 401, body: HTML },
      'noCredentials',
      /No key is stored/,
      keyless,
    ],
    ['401 with a key', { status: 401, body: HTML }, 'badCredentials', /does not accept/, {}],
    ['403', { status: 403 }, 'noAccess', /refuses access.*this account/, {}],
    ['403 without a key', { status: 403 }, 'noAccess', /no token is stored/, keyless],
    [
      '404 with HTML',
      { status: 404, body: HTML },
      'notSuchServer',
      /not to passive DNS queries at \/query/,
      own,
    ],
    [
      '404 with an HTML page of no data',
      { status: 404, body: '<p>no data</p>' },
      'notSuchServer',
      /404/,
      {},
    ],
    [
      '404 of another Go server',
      { status: 404, body: '404 page not found\n' },
      'notSuchServer',
      /404/,
      {},
    ],
    ['405', { status: 405, body: HTML }, 'notSuchServer', /405/, {}],
    ['407', { status: 407 }, 'unreachable', /proxy/, {}],
    ['412', { status: 412 }, 'badRequest', /as many records/, {}],
    ['400', { status: 400, body: HTML }, 'badRequest', /HTTP 400/, {}],
    [
      '400 of nginx to plain HTTP',
      { status: 400, body: '<center>The plain HTTP request was sent to HTTPS port</center>' },
      'badSettings',
      /"Use HTTP" is on, but 127\.0\.0\.1:8400 speaks HTTPS/,
      own,
    ],
    ['429', { status: 429, body: HTML }, 'quotaSpent', /429/, {}],
    [
      'words about the limit at 200',
      { body: 'Rate Limit Exceeded' },
      'quotaSpent',
      /Rate Limit Exceeded/,
      {},
    ],
    [
      'an object about the limit at 200',
      { body: '{"error":"quota exhausted"}' },
      'quotaSpent',
      /quota/,
      {},
    ],
    ['HTML at 200', { body: '<!DOCTYPE html>{"rrname":"a"}' }, 'notSuchServer', /web page/, {}],
    [
      '302',
      { status: 302, headers: { location: 'https://sso.example/login?token=x' } },
      'redirected',
      /sso\.example \(HTTP 302\)/,
      {},
    ],
    [
      '301 to a path',
      { status: 301, headers: { location: '/new/' } },
      'redirected',
      /www\.circl\.lu/,
      {},
    ],
    [
      '403 with a web page',
      { status: 403, body: HTML },
      'notSuchServer',
      /firewall or a proxy/,
      {},
    ],
    ['408', { status: 408 }, 'timeout', /HTTP 408/, {}],
    ['451', { status: 451 }, 'badRequest', /legal reasons/, {}],
    ['304 to a question without a condition', { status: 304 }, 'serverError', /304/, {}],
    ['500', { status: 500, body: HTML }, 'serverError', /500/, {}],
    ['502', { status: 502, body: HTML }, 'serverError', /502/, {}],
    ['503', { status: 503 }, 'busy', /503/, {}],
    [
      'frames that failed',
      { body: '{"cond":"begin"}\n{"cond":"failed","msg":"db down"}' },
      'serverError',
      /db down/,
      {},
    ],
    [
      'an error object',
      { body: '{"error":"something else"}' },
      'notUnderstood',
      /something else/,
      {},
    ],
    ['other words', { body: 'It works!' }, 'notUnderstood', /It works!/, {}],
    ['another value', { body: 'null' }, 'notUnderstood', /null/, {}],
    [
      'records without data',
      { body: line('a.example', 'A', '') },
      'notUnderstood',
      /no passive DNS record/,
      {},
    ],
    [
      'a cut first record',
      { body: A1.slice(0, 30) },
      'notUnderstood',
      /before its first record/,
      {},
    ],
    ['a port out of range', {}, 'badSettings', /port/, { settings: { port: 0 } }],
  ];
  for (const [what, scripted, reason, message, options] of rows) {
    it(`${what} is ${reason}`, async () => {
      const failed = await failure(scripted, options);
      assert.equal(failed.reason, reason);
      assert.match(failed.message, message);
      assert.match(failed.remedy, /\S.*\.$/);
      assert.doesNotMatch(JSON.stringify(failed), /correct horse|token=x/);
    });
  }

  it('waits as long as Retry-After says, in seconds or as a date', async () => {
    const wait = async (value: string) =>
      (await failure({ status: 429, headers: { 'retry-after': value } })).retryAfterSeconds;
    assert.equal(await wait('120'), 120);
    assert.equal(await wait('Sat, 21 Nov 2026 12:00:30 GMT'), 30);
    assert.equal(await wait('Sat, 21 Nov 2026 11:00:00 GMT'), undefined);
    assert.equal(await wait('soon'), undefined);
  });

  it('passes a failure of the connection on', async () => {
    const refused = new LensError({ ...CANCELLED, reason: 'unreachable' });
    assert.deepEqual(await failure(refused), refused.failure);
  });
});
