import * as assert from 'node:assert/strict';
import { CANCELLED, LensError, failureOf } from '../../../../src/core/errors';
import type { Answer, TableSection } from '../../../../src/core/result/model';
import { query } from '../../../../src/providers/passivedns/query';
import { A1, NAME, ask } from './asking';
import { line, sessionWith } from './session';
import type { Scripted } from './session';

const A2 = line(NAME.value, 'A', '198.51.100.23');

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

  it('says once what the header of every page repeats', async () => {
    const headers = { 'x-dribble-errors': '{"error":"maxset","value":1000,"total_value":532915}' };
    const { answer } = await ask([
      { body: A1, headers: { ...headers, 'x-dribble-cursor': '5' } },
      { body: A2, headers },
    ]);
    assert.equal(reasonOf(answer).split('532,915').length - 1, 1);
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
