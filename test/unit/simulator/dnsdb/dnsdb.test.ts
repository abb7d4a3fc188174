import assert from 'node:assert/strict';
import { parseIndicator } from '../../../../src/core/indicator';
import { failureOf } from '../../../../src/core/errors';
import type { Parameters } from '../../../../src/core/operation/ids';
import type { Operation, Session } from '../../../../src/core/operation/model';
import type { Answer } from '../../../../src/core/result/model';
import { axiosHttp } from '../../../../src/infra/http/axiosHttp';
import { createMemoryDocuments } from '../../../../src/infra/store/memoryDocuments';
import { dnsdb } from '../../../../src/providers/dnsdb';
import { rdata } from '../../../../src/providers/dnsdb/rdata';
import { rrset } from '../../../../src/providers/dnsdb/rrset';
import { blocksFor, credentialsByProvider } from '../../../rig/simulatedAccount';
import { startSimulator } from '../../../simulator';
import type { Simulator } from '../../../simulator';

const silent = (): void => undefined;

describe('the simulator: DNSDB, asked by its provider over sockets', () => {
  let simulator: Simulator;
  before(async () => {
    simulator = await startSimulator();
  });
  after(() => simulator.stop());
  afterEach(() => simulator.reset());

  function session(): Session {
    return {
      settings: blocksFor(simulator).dnsdb,
      credentials: credentialsByProvider.dnsdb,
      http: axiosHttp({
        userAgentVersion: '0.0.0',
        log: { debug: silent, info: silent, warn: silent, error: silent },
      }),
      documents: createMemoryDocuments().of('test'),
      clock: { now: () => Date.now() },
      signal: new AbortController().signal,
      mayAsk: () => undefined,
      resultOf: () => Promise.reject(new Error('DNSDB asks no other operation')),
    };
  }

  function ask(operation: Operation, value: string, parameters: Parameters = {}): Promise<Answer> {
    const indicator = parseIndicator(value);
    assert.ok(indicator);
    return operation.run(indicator, session(), parameters);
  }

  function rowsOf({ sections }: Answer): number {
    const table = sections.find(({ id }) => id === 'records');
    return table?.type === 'table' ? table.shown : 0;
  }

  it('knows the records of a name, in its zone and in that of the registry', async () => {
    const answer = await ask(rrset, 'login-secure.example');
    assert.equal(answer.outcome.kind, 'found');
    const table = answer.sections.find(({ id }) => id === 'records');
    assert.equal(table?.type, 'table');
    const bailiwicks = new Set(table.rows.map((row) => row[6]));
    assert.deepEqual([...bailiwicks].sort(), ['example', 'login-secure.example']);
    assert.deepEqual(new Set(table.rows.map((row) => row[7])), new Set(['sensors', 'zone file']));
    assert.ok(answer.sections.some(({ type }) => type === 'timeline'));
  });

  it('knows what points to an address or a name, and the names under one', async () => {
    assert.ok(rowsOf(await ask(rdata, '203.0.113.80')) > 1000);
    assert.ok(rowsOf(await ask(rdata, '2001:db8:80::23')) > 0);
    assert.ok(rowsOf(await ask(rdata, 'ns1.park-dns.example')) > 0);
    const under = await ask(rrset, 'www.login-secure.example', { under: true });
    assert.ok(rowsOf(under) > rowsOf(await ask(rrset, 'www.login-secure.example')));
    assert.equal((await ask(rrset, 'nothing-known.example')).outcome.kind, 'noRecord');
  });

  it('lists as many as the account may have, and counts the rest', async () => {
    simulator.configure({ dnsdbResultsMax: 100 });
    const first = await ask(rdata, '203.0.113.80');
    assert.equal(first.outcome.kind, 'partial');
    assert.equal(rowsOf(first), 100);
    const next = first.offers?.[0]?.parameters;
    assert.deepEqual(next, { offset: 100 });
    assert.equal(rowsOf(await ask(rdata, '203.0.113.80', next)), 100);
    const counted = await ask(rdata, '203.0.113.80', { summarize: true });
    assert.match(JSON.stringify(counted.outcome), /DNSDB has 1,2\d\d record sets/);
  });

  it('counts queries against the allowance, and the question about it as none', async () => {
    simulator.configure({ dnsdbAllowance: 2 });
    assert.match((await dnsdb.test(session())).message, /: 2 of 2 queries left until /);
    await ask(rrset, 'bank.example');
    await ask(rrset, 'nothing-known.example');
    assert.match((await dnsdb.test(session())).message, /: 0 of 2 queries left until /);
    await assert.rejects(ask(rrset, 'bank.example'), (thrown) => {
      const { reason, retryAfterSeconds } = failureOf(thrown);
      assert.equal(reason, 'quotaSpent');
      assert.ok(retryAfterSeconds !== undefined && retryAfterSeconds <= 86_400);
      return true;
    });
    simulator.configure({ dnsdbAllowance: 'unlimited' });
    assert.match((await dnsdb.test(session())).message, /not limited/);
    simulator.configure({ dnsdbAllowance: 9, dnsdbAllowanceKind: 'block' });
    assert.match((await dnsdb.test(session())).message, /7 of 9 queries left, which lapse on/);
  });

  it('takes its own key only, and writes it down nowhere', async () => {
    simulator.configure({ dnsdbKey: 'another' });
    assert.equal((await dnsdb.test(session())).failure?.reason, 'noAccess');
    await assert.rejects(
      ask(rrset, 'bank.example'),
      (thrown) => failureOf(thrown).reason === 'noAccess',
    );
    const key = credentialsByProvider.dnsdb?.key ?? '';
    assert.ok(key !== '');
    assert.deepEqual(
      simulator.requests.map(({ endpoint, authentication }) => [endpoint, authentication]),
      [
        ['rateLimit', 'header'],
        ['rrset', 'header'],
      ],
    );
    assert.ok(!JSON.stringify(simulator.requests).includes(key));
  });

  const faults = [
    ['badRequest', 'badRequest'],
    ['unauthorized', 'badCredentials'],
    ['notProvisioned', 'noAccess'],
    ['notFound', 'noRecord'],
    ['tooManyRequests', 'quotaSpent'],
    ['serverError', 'serverError'],
    ['maintenance', 'busy'],
    ['wrongShape', 'notUnderstood'],
    ['safLimited', 'partial'],
    ['safFailed', 'partial'],
    ['safCut', 'partial'],
    ['html200', 'notSuchServer'],
    ['html404', 'notSuchServer'],
    ['html429', 'quotaSpent'],
    ['html502', 'serverError'],
    ['empty200', 'notUnderstood'],
    ['redirect', 'redirected'],
    ['truncated', 'unreachable'],
  ] as const;
  for (const [name, end] of faults) {
    it(`ends as ${end} under ${name}`, async () => {
      simulator.fault({ name, server: 'dnsdb' });
      const ended = await ask(rrset, 'login-secure.example').then(
        ({ outcome }) => outcome.kind,
        (thrown: unknown) => failureOf(thrown).reason,
      );
      assert.equal(ended, end);
    });
  }
});
