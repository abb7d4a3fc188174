import * as assert from 'node:assert/strict';
import { failureOf } from '../../../../src/core/errors';
import type { FailureReason } from '../../../../src/core/errors';
import type { IndicatorRef } from '../../../../src/core/indicator/model';
import type { Session } from '../../../../src/core/operation/model';
import type { Answer, Row } from '../../../../src/core/result/model';
import { axiosHttp } from '../../../../src/infra/http/axiosHttp';
import { passivedns } from '../../../../src/providers/passivedns';
import { query } from '../../../../src/providers/passivedns/query';
import { startSimulator } from '../../../simulator';
import type { Fault, Simulator } from '../../../simulator';
import { createMemoryDocuments } from '../../../../src/infra/store/memoryDocuments';

const NAME: IndicatorRef = { kind: 'fqdn', value: 'login-secure.example' };
const ADDRESS: IndicatorRef = { kind: 'ipv4', value: '203.0.113.80' };
const TOKEN = 'analyst:correct horse';
const unheard = (): void => undefined;
const silent = { debug: unheard, info: unheard, warn: unheard, error: unheard };
const http = axiosHttp({ userAgentVersion: '0.0.0', log: silent });

describe('passive DNS: against a server over real sockets', () => {
  let simulator: Simulator;
  before(async () => {
    simulator = await startSimulator({ token: TOKEN });
  });
  afterEach(() => simulator.reset());
  after(() => simulator.stop());

  /** Without a token where it is null. */
  function session(settings: object, token: string | null = TOKEN): Session {
    return {
      settings,
      credentials: token === null ? undefined : { token },
      http,
      documents: createMemoryDocuments().of('test'),
      clock: { now: () => Date.now() },
      signal: AbortSignal.timeout(15_000),
      mayAsk: () => undefined,
      resultOf: () => Promise.reject(new Error('passive DNS asks no other operation')),
    };
  }
  const plain = () => ({ host: simulator.circl.url });
  const tls = (more: object = {}) => ({ host: simulator.circlTls.url, ...more });
  const ask = (settings: object, indicator = NAME): Promise<Answer> =>
    query.run(indicator, session(settings), {});

  it('answers over plain HTTP on loopback, with Basic and without active resolution', async () => {
    const answer = await ask(plain());
    assert.equal(answer.outcome.kind, 'found');
    assert.match(JSON.stringify(answer.sections), /203\.0\.113\.80/);
    const [request] = simulator.requests;
    assert.deepEqual(
      [request?.authentication, request?.activeQueryDisabled, request?.status],
      ['basic', true, 200],
    );
  });

  it('sends no dribble-disable-active-query when the setting is off', async () => {
    await ask({ ...plain(), disableActiveQuery: false });
    assert.equal(simulator.requests[0]?.activeQueryDisabled, false);
  });

  it('reads a server that exchanges the sides and writes numbers as strings all the same', async () => {
    const expected = rows(await ask(plain()));
    simulator.configure({ reversed: true });
    simulator.fault({ name: 'stringNumbers' });
    const answer = await ask(plain());
    // CIRCL v2 sends no origin, which is the last column.
    assert.deepEqual(
      rows(answer),
      expected.map((row) => row.with(-1, null)),
    );
    assert.match(JSON.stringify(answer.sections), /sends rrname and rdata exchanged/);
  });

  for (const name of ['concatenated', 'crlf'] as const) {
    it(`reads the same records ${name}`, async () => {
      const expected = rows(await ask(plain()));
      simulator.fault({ name });
      const answer = await ask(plain());
      assert.deepEqual(rows(answer), expected);
      assert.equal(answer.outcome.kind, 'found');
    });
  }

  it('tells direct from associated records in an answer about an address', async () => {
    const answer = await ask(plain(), ADDRESS);
    const shown = Object.fromEntries(
      answer.sections.flatMap((s) => (s.type === 'table' ? [[s.id, s.shown]] : [])),
    );
    assert.ok((shown.direct ?? 0) > 0, JSON.stringify(shown));
    assert.ok((shown.associated ?? 0) > 0, JSON.stringify(shown));
  });

  it('reads page after page, each cursor as the server wrote it', async () => {
    const whole = rows(await ask(plain(), ADDRESS));
    const before = simulator.requests.length;
    assert.ok(whole.length > 200, `${whole.length} rows are one page only`);
    assert.ok(before > 1);
    const cursors = simulator.requests.map((r) => r.headers['dribble-paginate-cursor']);
    assert.equal(cursors[0], undefined);
    assert.ok(cursors.slice(1).every((cursor) => /^\d{19}$/.test(String(cursor))));
    assert.equal(new Set(cursors).size, cursors.length);
  });

  it('stops at maxRecords and says so', async () => {
    const answer = await ask({ ...plain(), maxRecords: 50 }, ADDRESS);
    assert.equal(answer.outcome.kind, 'partial');
    assert.equal(simulator.requests.length, 1);
    assert.match(JSON.stringify(answer.outcome), /at most 50 records/);
  });

  it('reads a D4 server without credentials, pages or content type', async () => {
    simulator.configure({ flavour: 'd4', token: '' });
    const answer = await query.run(ADDRESS, session(plain(), null), {});
    assert.equal(answer.outcome.kind, 'found');
    assert.equal(simulator.requests.length, 1);
    assert.equal(simulator.requests[0]?.authentication, 'none');
    assert.match(answer.raw[0]?.contentType ?? '', /text\/html/);
  });

  it('says N of total, and counts what it skipped', async () => {
    simulator.fault({ name: 'maxset', times: 1 });
    assert.match(JSON.stringify((await ask(plain())).outcome), /1,000 of 532,915 records/);
    simulator.fault({ name: 'badLine' });
    assert.match(JSON.stringify((await ask(plain())).outcome), /Skipped 1 part /);
  });

  it('knows nothing of a name without a record, empty 200 or empty 404', async () => {
    const unknown = { kind: 'fqdn', value: 'never-seen.example' } as const;
    assert.equal((await ask(plain(), unknown)).outcome.kind, 'noRecord');
    simulator.fault({ name: 'empty200' });
    assert.equal((await ask(plain())).outcome.kind, 'noRecord');
  });

  it('takes an empty 404 for "no record" once the server has sent one from there', async () => {
    const asking = session(plain());
    const kind = () =>
      query.run(NAME, asking, {}).then(
        ({ outcome }) => outcome.kind,
        (thrown: unknown) => failureOf(thrown).reason,
      );
    simulator.fault({ name: 'notFound' });
    assert.equal(await kind(), 'notUnderstood');
    simulator.clearFaults();
    assert.equal(await kind(), 'found');
    simulator.fault({ name: 'notFound' });
    assert.equal(await kind(), 'noRecord');
  });

  it('speaks TLS to a self-signed server only when told not to verify', async () => {
    assert.equal((await ask(tls({ verifySsl: false }))).outcome.kind, 'found');
    assert.equal(simulator.requests[0]?.server, 'circlTls');
    assert.equal(await reason(tls()), 'certificateNotTrusted');
  });

  it('reaches a server under another base path', async () => {
    const other = await startSimulator({ basePath: '/query', token: '' });
    try {
      const { host, port } = other.circl;
      const settings = { host, port, useHttp: true, basePath: 'query/' };
      assert.equal((await ask(settings)).outcome.kind, 'found');
      assert.equal(await reason({ ...settings, basePath: '/pdns/query' }), 'notSuchServer');
    } finally {
      await other.stop();
    }
  });

  async function reason(settings: object): Promise<string> {
    try {
      const answer = await query.run(NAME, session(settings), {});
      return answer.outcome.kind;
    } catch (thrown) {
      return failureOf(thrown).reason;
    }
  }

  const faults: readonly (readonly [Fault, FailureReason])[] = [
    [{ name: 'unauthorized' }, 'badCredentials'],
    [{ name: 'notProvisioned' }, 'noAccess'],
    [{ name: 'badRequest' }, 'badRequest'],
    [{ name: 'html404' }, 'notSuchServer'],
    [{ name: 'html200' }, 'notSuchServer'],
    [{ name: 'redirect' }, 'redirected'],
    [{ name: 'plainHttpToHttps' }, 'badSettings'],
    [{ name: 'tooManyRequests' }, 'quotaSpent'],
    [{ name: 'rateLimitText' }, 'quotaSpent'],
    [{ name: 'serverError' }, 'serverError'],
    [{ name: 'html502' }, 'serverError'],
    [{ name: 'maintenance' }, 'busy'],
    [{ name: 'wrongShape' }, 'notUnderstood'],
    [{ name: 'reset' }, 'unreachable'],
    [{ name: 'huge' }, 'answerTooLarge'],
  ];
  for (const [fault, expected] of faults) {
    it(`${fault.name} is ${expected}, in words of its own`, async () => {
      simulator.fault(fault);
      assert.equal(await reason(plain()), expected);
      const report = await passivedns.test(session(plain()));
      assert.equal(report.failure?.reason, expected);
      assert.ok(report.message.length > 20 && !report.message.includes('horse'), report.message);
    });
  }

  it('says that the connection ended in the middle of an answer', async () => {
    simulator.fault({ name: 'truncated' });
    assert.equal(await reason(plain()), 'unreachable');
  });

  it('tests the connection in words: fine, no key, wrong key, wrong port, plain and TLS mixed up', async () => {
    const report = async (settings: object, token?: string | null) => {
      const { ok, message, failure } = await passivedns.test(session(settings, token));
      return `${ok ? 'ok' : failure?.reason}: ${message}`;
    };
    assert.match(await report(plain()), /^ok: Connected to 127\.0\.0\.1:\d+: /);
    assert.match(await report(plain(), null), /^noCredentials: No key is stored for 127/);
    assert.match(await report(plain(), 'analyst:wrong'), /^badCredentials: .*does not accept/);
    const { circl, circlTls } = simulator;
    const httpToTls = { host: `http://127.0.0.1:${circlTls.port}` };
    assert.match(await report(httpToTls), /^badSettings: "Use HTTP" is on, but .* speaks HTTPS/);
    const tlsToHttp = { host: `https://127.0.0.1:${circl.port}` };
    assert.match(await report(tlsToHttp), /^notSuchServer: .*does not speak HTTPS/);
    assert.match(await report(tls()), /^certificateNotTrusted: /);
    const wrongPath = { host: `http://127.0.0.1:${circl.port}`, basePath: '/query' };
    assert.match(await report(wrongPath), /^notSuchServer: .*queries at \/query/);
    assert.match(await report({ host: 'http://127.0.0.1:1' }), /^unreachable: .*refused/);
  });

  it('ends when it is cancelled', async () => {
    simulator.fault({ name: 'hang' });
    const stop = new AbortController();
    const asked = query.run(NAME, { ...session(plain()), signal: stop.signal }, {});
    setTimeout(() => stop.abort(), 50);
    await assert.rejects(asked, (error) => failureOf(error).reason === 'cancelled');
  });
});

function rows(answer: Answer): readonly Row[] {
  return answer.sections.flatMap((section) => (section.type === 'table' ? section.rows : []));
}
