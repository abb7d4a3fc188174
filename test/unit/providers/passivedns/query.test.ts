import * as assert from 'node:assert/strict';
import { CANCELLED, LensError, failureOf } from '../../../../src/core/errors';
import type { Failure, FailureReason } from '../../../../src/core/errors';
import type { Answer, TableSection } from '../../../../src/core/result/model';
import { query } from '../../../../src/providers/passivedns/query';
import { line, sessionWith } from './session';
import type { Scripted } from './session';

const NAME = { kind: 'fqdn', value: 'login-secure.example' } as const;
const A1 = line(NAME.value, 'A', '203.0.113.80');
const A2 = line(NAME.value, 'A', '198.51.100.23');
const HTML = '<html>\r\n<body><h1>404 Not Found</h1></body></html>';

async function ask(
  answers: readonly (Scripted | Error)[],
  options: Parameters<typeof sessionWith>[1] = {},
) {
  const { session, requests } = sessionWith(answers, options);
  return { answer: await query.run(NAME, session, {}), requests };
}

async function failure(
  answer: Scripted | Error,
  options: Parameters<typeof sessionWith>[1] = {},
): Promise<Failure> {
  const { session } = sessionWith([answer], options);
  try {
    await query.run(NAME, session, {});
  } catch (thrown) {
    return failureOf(thrown);
  }
  return assert.fail('the look-up did not fail');
}

function table(answer: Answer, id: string): TableSection {
  const section = answer.sections.find((candidate) => candidate.id === id);
  assert.ok(section?.type === 'table', `no table ${id}`);
  return section;
}

function reasonOf({ outcome }: Answer): string {
  assert.ok(outcome.kind === 'partial', outcome.kind);
  return outcome.reason;
}

describe('passive DNS: the request', () => {
  it('names the indicator in the path and asks for no active resolution', async () => {
    const { requests } = await ask([{ body: A1 }]);
    const [request] = requests;
    assert.equal(request?.url, 'https://www.circl.lu/pdns/query/login-secure.example');
    assert.equal(request.method, 'GET');
    assert.equal(request.headers?.['dribble-disable-active-query'], '1');
    assert.equal(request.headers['dribble-paginate-count'], '200');
    assert.equal(request.headers.Authorization, `Basic ${btoa('analyst:correct horse')}`);
    assert.deepEqual([request.carriesCredentials, request.verifyTls], [true, true]);
  });

  it('says in the summary whether active queries are off or on', async () => {
    const off = await ask([{ body: A1 }]);
    const on = await ask([{ body: A1 }], { settings: { disableActiveQuery: false } });
    assert.equal(on.requests[0]?.headers?.['dribble-disable-active-query'], undefined);
    assert.match(off.answer.sections[0]?.note ?? '', /asked not to resolve/);
    assert.match(on.answer.sections[0]?.note ?? '', /may resolve the name now/);
  });

  it('carries no credential where none is stored, and accepts a certificate only when told to', async () => {
    const { requests } = await ask([{ body: A1 }], {
      credentials: undefined,
      settings: { host: 'https://127.0.0.1:8443', verifySsl: false },
    });
    const [request] = requests;
    assert.ok(request);
    assert.equal(request.headers?.Authorization, undefined);
    assert.deepEqual([request.carriesCredentials, request.verifyTls], [false, false]);
  });

  const forms: readonly (readonly ['fqdn' | 'ipv6', string, string])[] = [
    ['fqdn', 'Login-Secure.EXAMPLE.', 'login-secure.example'],
    ['fqdn', 'bücher.example', 'xn--bcher-kva.example'],
    ['fqdn', 'a/../../x?y#z.example', 'a%2F..%2F..%2Fx%3Fy%23z.example'],
    ['ipv6', '2001:0DB8:0:0::0010', '2001:db8::10'],
  ];
  for (const [kind, value, segment] of forms) {
    it(`asks for ${value} as ${segment}`, async () => {
      const { session, requests } = sessionWith([{ body: '' }]);
      await query.run({ kind, value }, session, {});
      assert.equal(requests[0]?.url, `https://www.circl.lu/pdns/query/${segment}`);
    });
  }

  it('never asks for nothing', async () => {
    const { session, requests } = sessionWith([]);
    await assert.rejects(query.run({ kind: 'fqdn', value: '.' }, session, {}), LensError);
    assert.equal(requests.length, 0);
  });
});

describe('passive DNS: pages', () => {
  const page = (body: string, cursor?: string): Scripted => ({
    body,
    headers: cursor === undefined ? {} : { 'x-dribble-cursor': cursor },
  });

  it('follows the cursor as text, for it is above 2^53, to the page without one', async () => {
    const { answer, requests } = await ask([page(A1, '7346046680497455128'), page(A2)]);
    assert.deepEqual(
      requests.map((request) => request.headers?.['dribble-paginate-cursor']),
      [undefined, '7346046680497455128'],
    );
    assert.equal(table(answer, 'direct').shown, 2);
    assert.equal(answer.raw.length, 2);
    assert.equal(answer.outcome.kind, 'found');
  });

  for (const last of ['', '0', ' ']) {
    it(`ends at the cursor ${JSON.stringify(last)}`, async () => {
      const { answer } = await ask([page(A1, last)]);
      assert.equal(answer.outcome.kind, 'found');
    });
  }

  it('ends at a cursor that comes again, and says that more was promised', async () => {
    const { answer } = await ask([page(A1, '5'), page(A2, '5')]);
    assert.match(reasonOf(answer), /repeats itself/);
    assert.equal(table(answer, 'direct').cappedBy?.by, 'vendor');
  });

  it('ends at a page that brings nothing new', async () => {
    const { answer } = await ask([page(A1, '5'), page(A1, '6')]);
    assert.equal(table(answer, 'direct').shown, 1);
    assert.match(reasonOf(answer), /repeats itself/);
  });

  it('ends at maxRecords and says so', async () => {
    const { answer, requests } = await ask([page(A1, '5'), page(A2, '6')], {
      settings: { maxRecords: 2 },
    });
    assert.equal(requests[0]?.headers?.['dribble-paginate-count'], '2');
    const direct = table(answer, 'direct');
    assert.deepEqual(
      [direct.shown, direct.total, direct.cappedBy?.by],
      [2, undefined, 'indicatorLens'],
    );
    assert.match(reasonOf(answer), /at most 2 records/);
  });

  it('sorts before it cuts, so that the newest stay, and knows how many there were', async () => {
    const lines = [1, 5, 3].map((day) =>
      line(NAME.value, 'A', `192.0.2.${day}`, { time_first: 1, time_last: day * 86_400 }),
    );
    const foreign = line('other.example', 'A', '192.0.2.99');
    const { answer } = await ask([{ body: foreign + lines.join('') }], {
      settings: { maxRecords: 2 },
    });
    const direct = table(answer, 'direct');
    assert.deepEqual(
      direct.rows.map((row) => row[2]),
      ['192.0.2.5', '192.0.2.3'].map((value) => ({ kind: 'ipv4', value })),
    );
    assert.deepEqual([direct.shown, direct.total, direct.cappedBy?.by], [2, 3, 'indicatorLens']);
    assert.deepEqual(
      [table(answer, 'associated').shown, table(answer, 'associated').total],
      [0, 1],
    );
    assert.match(reasonOf(answer), /newest 2 of 4 records/);
  });

  it('keeps the pages that came when a later one fails', async () => {
    const { answer } = await ask([page(A1, '5'), { status: 429 }]);
    assert.equal(table(answer, 'direct').shown, 1);
    assert.match(reasonOf(answer), /^Page 2 failed: www\.circl\.lu takes no more queries/);
  });

  it('keeps nothing when it is cancelled', async () => {
    await assert.rejects(
      ask([page(A1, '5'), new LensError(CANCELLED)]),
      (error) => failureOf(error).reason === 'cancelled',
    );
  });
});

describe('passive DNS: answers that are not whole', () => {
  const partial = async (errors: string) =>
    (await ask([{ body: A1, headers: { 'x-dribble-errors': errors } }])).answer;

  it('says N of total from x-dribble-errors, as an object, a list or an object of objects', async () => {
    const one = { error: 'maxset', record: NAME.value, value: 1000, total_value: '532915' };
    for (const errors of [one, [one], { first: one }, { errors: [one] }]) {
      const answer = await partial(JSON.stringify(errors));
      assert.match(reasonOf(answer), /lists 1,000 of 532,915 records of login-secure\.example/);
      const direct = table(answer, 'direct');
      assert.deepEqual([direct.shown, direct.total, direct.cappedBy?.by], [1, 532_915, 'vendor']);
    }
  });

  it('gives no total to the table when another name was cut', async () => {
    const answer = await partial(
      '{"error":"maxset","record":"cdn1.static-host.example","value":1000,"total_value":532915}',
    );
    assert.equal(table(answer, 'direct').total, undefined);
    assert.match(reasonOf(answer), /532,915 records of cdn1\.static-host\.example/);
  });

  it('repeats what else the header says, JSON or not, on one line', async () => {
    assert.match(reasonOf(await partial('{"timeout":"backend 2"}')), /"timeout: backend 2"/);
    assert.match(reasonOf(await partial('backend\tdown')), /"backend down"/);
    assert.match(reasonOf(await partial('"slow"')), /"slow"/);
  });

  it('is not silent when the header comes without a record', async () => {
    const { answer } = await ask([{ headers: { 'x-dribble-errors': '{"error":"backend"}' } }]);
    assert.match(reasonOf(answer), /backend/);
  });

  it('says how much was skipped, and keeps the good records', async () => {
    const { answer } = await ask([{ body: `${A1}rubbish\n{"rrname":\n${A2}{"rdata":null}\n` }]);
    assert.equal(table(answer, 'direct').shown, 2);
    assert.match(reasonOf(answer), /Skipped 3 parts/);
  });

  it('says that the stream was cut', async () => {
    const { answer } = await ask([{ body: `${A1}${A2.slice(0, 20)}` }]);
    assert.equal(table(answer, 'direct').shown, 1);
    assert.match(reasonOf(answer), /ends in the middle of a record.*Skipped 1 part /);
  });

  it('sees the limit reached behind records', async () => {
    const { answer } = await ask([{ body: `${A1}Rate Limit Exceeded\n` }]);
    assert.match(reasonOf(answer), /The server stopped: "Rate Limit Exceeded"/);
  });

  const frames = (end: string) => `{"cond":"begin"}\n{"obj":${A1.trim()}}\n${end}`;
  it('tells framed answers that are limited, failed or cut from whole ones', async () => {
    const limited = await ask([
      { body: frames('{"cond":"limited","msg":"Result limit reached"}') },
    ]);
    assert.match(reasonOf(limited.answer), /lists no more records: "Result limit reached"/);
    assert.equal(table(limited.answer, 'direct').cappedBy?.by, 'vendor');
    const failed = await ask([{ body: frames('{"cond":"failed"}') }]);
    assert.match(reasonOf(failed.answer), /failed before the end/);
    const cut = await ask([{ body: frames('') }]);
    assert.match(reasonOf(cut.answer), /before its end mark/);
    const whole = await ask([{ body: frames('{"cond":"succeeded"}') }]);
    assert.equal(whole.answer.outcome.kind, 'found');
  });

  it('is not silent about frames that end before any record', async () => {
    const { answer } = await ask([{ body: '{"cond":"begin"}\n' }]);
    assert.match(reasonOf(answer), /before its end mark/);
  });
});

describe('passive DNS: no record', () => {
  const empty: readonly (readonly [string, Scripted])[] = [
    ['200 with an empty body (CIRCL, D4)', {}],
    ['200 with blank lines', { body: ' \r\n\r\n' }],
    ['204', { status: 204 }],
    ['404 with an empty body (balboa)', { status: 404 }],
    ['404 in words (DNSDB v1)', { status: 404, body: 'Error: no results found for query.' }],
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
    ['304 without a place', { status: 304 }, 'redirected', /304/, {}],
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
    assert.equal(await wait('Sat, 21 Nov 2026 11:00:00 GMT'), 0);
    assert.equal(await wait('soon'), undefined);
  });

  it('passes a failure of the connection on', async () => {
    const refused = new LensError({ ...CANCELLED, reason: 'unreachable' });
    assert.deepEqual(await failure(refused), refused.failure);
  });
});
