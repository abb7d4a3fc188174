import assert from 'node:assert/strict';
import type { FailureReason } from '../../../../src/core/errors';
import type { Parameters } from '../../../../src/core/operation/ids';
import { axiosHttp } from '../../../../src/infra/http/axiosHttp';
import { domaintools } from '../../../../src/providers/domaintools';
import { startSimulator } from '../../../simulator';
import type { Fault, Simulator } from '../../../simulator';
import { credentials, failureFrom, run, session } from './session';
import type { SessionOptions } from './session';
import { factIn, plain, reasonOf, table } from './sections';

const unheard = (): void => undefined;
const silent = { debug: unheard, info: unheard, warn: unheard, error: unheard };
const http = axiosHttp({ userAgentVersion: '0.0.0', log: silent });
const NAME = 'www.login-secure.example';

describe('DomainTools: against a server over real sockets', () => {
  let simulator: Simulator;
  before(async () => {
    simulator = await startSimulator();
  });
  afterEach(() => simulator.reset());
  after(() => simulator.stop());

  const over = (settings: object = {}, more: SessionOptions = {}) =>
    session({
      http,
      settings: { baseUrl: simulator.domaintools, ...settings },
      now: Date.now(),
      ...more,
    });
  const ask = (id: string, value = NAME, parameters: Parameters = {}) =>
    run(id, value, over(), parameters);

  it('answers IP WHOIS', async () => {
    const answer = await ask('ipWhois', '203.0.113.80');
    assert.deepEqual(answer.outcome, { kind: 'found' });
    assert.deepEqual(factIn(answer, 'networks')?.values, ['203.0.113.0/24']);
    assert.equal((await ask('ipWhois', '2001:db8:80::23')).outcome.kind, 'found');
  });

  it('answers WHOIS of the registered domain, and in part where it cannot be parsed', async () => {
    const answer = await ask('domainWhois');
    assert.equal(answer.lookedUp, 'login-secure.example');
    assert.equal(simulator.requests[0]?.path, '/v1/login-secure.example/whois/parsed');
    assert.equal((await ask('domainWhois', 'unparsed.example')).outcome.kind, 'partial');
    assert.equal((await ask('domainWhois', 'nothing-known.example')).outcome.kind, 'noRecord');
    assert.doesNotMatch(JSON.stringify(answer), /dtsession/, 'the session cookie is not kept');
  });

  it('answers WHOIS history: the price first, then page by page', async () => {
    const price = await ask('whoisHistory');
    assert.deepEqual(factIn(price, 'recordCount')?.values, [24]);
    const first = await ask('whoisHistory', NAME, price.offers?.[0]?.parameters);
    assert.equal(table(first, 'records').shown, 10);
    const rest = await ask('whoisHistory', NAME, first.offers?.[1]?.parameters);
    assert.equal(table(rest, 'records').shown, 14);
    assert.deepEqual(rest.offers, []);
    assert.ok(simulator.requests.every(({ query }) => 'mode' in query || 'limit' in query));
  });

  it('answers reverse IP of a name and of an address', async () => {
    const answer = await ask('reverseIp');
    assert.deepEqual(plain(factIn(answer, 'addresses')?.values ?? []), ['203.0.113.80']);
    const address = await ask('reverseIp', '203.0.113.80');
    assert.ok(table(address, 'domains-203.0.113.80').shown > 1000);
    assert.ok(simulator.requests.every(({ query }) => !('limit' in query)));
  });

  it('answers reverse name server', async () => {
    const answer = await ask('reverseNameServer');
    assert.match(reasonOf(answer), /Shown 10,000 of 18,410 primary domains on park-dns\.example/);
    assert.equal(answer.lookedUp, 'park-dns.example');
  });

  it('answers reverse MX through Iris, page by page, and the older way without it', async () => {
    simulator.configure({ irisPageSize: 20 });
    const answer = await ask('reverseMx');
    assert.equal(table(answer, 'domains-mx1.postbox.example').shown, 38);
    simulator.configure({ withoutProducts: ['iris-investigate'] });
    const older = await ask('reverseMx');
    assert.equal(table(older, 'domains-mx1.postbox.example').shown, 38);
    assert.equal(simulator.requests.at(-1)?.endpoint, 'reverse-mx');
  });

  it('answers hosting history', async () => {
    const answer = await ask('hostingHistory');
    assert.deepEqual(plain(factIn(answer, 'lastAddress')?.values ?? []), ['203.0.113.80']);
  });

  it('answers risk, with evidence and without', async () => {
    const score = async () => {
      const [section] = (await ask('risk')).sections;
      return section?.type === 'score' ? section : undefined;
    };
    const withEvidence = await score();
    assert.equal(withEvidence?.score, 97);
    assert.ok(withEvidence.components.some(({ evidence }) => evidence.length > 0));
    simulator.configure({ withoutProducts: ['risk-evidence'] });
    assert.equal((await score())?.score, 97);
  });

  it('is let in in all three modes, and with a wrong key in none', async () => {
    for (const authentication of ['hmac', 'header', 'openKey']) {
      const settings = { authentication };
      const answer = await run('risk', NAME, over(settings));
      assert.equal(answer.outcome.kind, 'found');
      assert.equal(simulator.requests.at(-1)?.authentication, authentication);
      const wrong = { username: 'example_user', key: 'ffffffffffffffffffffffffffffffff' };
      const failure = await failureFrom(run('risk', NAME, over(settings, { credentials: wrong })));
      assert.equal(failure.reason, 'badCredentials', authentication);
    }
  });

  it('is not let in with a wrong clock, and says that the clock is wrong', async () => {
    const failure = await failureFrom(run('risk', NAME, over({}, { now: Date.now() - 3_600_000 })));
    assert.equal(failure.reason, 'badCredentials');
    assert.match(failure.message, /clock of this machine is 60 min behind/);
  });

  /** Each fault, by the reason it ends in; the sentences of all of them differ. */
  const FAULTS: readonly (readonly [Fault['name'], FailureReason])[] = [
    ['badRequest', 'badRequest'],
    ['unauthorized', 'badCredentials'],
    ['badCredentials', 'badCredentials'],
    ['notProvisioned', 'noAccess'],
    ['uriTooLong', 'badRequest'],
    ['unprocessable', 'badRequest'],
    ['serverError', 'serverError'],
    ['quotaPerMinute', 'quotaPerMinute'],
    ['quotaPerMonth', 'quotaPerMonth'],
    ['quotaAbsolute', 'quotaSpent'],
    ['reportTooLarge', 'reportTooLarge'],
    ['maintenance', 'busy'],
    ['tooManyRequests', 'quotaPerMinute'],
    ['wrongShape', 'notUnderstood'],
    ['noEnvelope', 'notUnderstood'],
    ['html200', 'notSuchServer'],
    ['html404', 'notSuchServer'],
    ['html502', 'serverError'],
    ['plainHttpToHttps', 'notSuchServer'],
    ['redirect', 'redirected'],
    ['truncated', 'unreachable'],
    ['reset', 'unreachable'],
  ];

  const ASKED: readonly (readonly [string, string, Parameters])[] = [
    ['ipWhois', '203.0.113.80', {}],
    ['domainWhois', NAME, {}],
    ['whoisHistory', NAME, {}],
    ['whoisHistory', NAME, { limit: 5 }],
    ['reverseIp', NAME, {}],
    ['reverseNameServer', NAME, {}],
    ['reverseNameServer', NAME, { nameServer: 'ns1.park-dns.example' }],
    ['reverseMx', NAME, {}],
    ['reverseMx', NAME, { mailServer: 'mx1.postbox.example' }],
    ['hostingHistory', NAME, {}],
    ['risk', NAME, {}],
  ];

  for (const [name, reason] of FAULTS) {
    it(`ends in ${reason} in every operation when the server answers with ${name}`, async () => {
      simulator.fault({ name, server: 'domaintools' });
      for (const [id, value, parameters] of ASKED) {
        const failure = await failureFrom(ask(id, value, parameters));
        assert.equal(failure.reason, reason, `${id}: ${failure.message}`);
        assert.notEqual(failure.remedy, '');
        assert.doesNotMatch(JSON.stringify(failure), new RegExp(credentials.key ?? 'none'));
      }
    });
  }

  it('has no record, in every operation, at 404 and at an empty 200', async () => {
    for (const name of ['notFound', 'empty200', 'noIpAddresses'] as const) {
      simulator.clearFaults();
      simulator.fault({ name, server: 'domaintools' });
      for (const [id, value, parameters] of ASKED) {
        const { outcome } = await ask(id, value, parameters);
        assert.equal(outcome.kind, 'noRecord', `${id} at ${name}`);
      }
    }
  });

  it('ends in too many matches at the limit of Iris', async () => {
    simulator.fault({ name: 'irisLimit', endpoint: 'iris-investigate' });
    const either: readonly Parameters[] = [{}, { mailServer: 'mx1.postbox.example' }];
    for (const parameters of either) {
      const failure = await failureFrom(ask('reverseMx', NAME, parameters));
      assert.equal(failure.reason, 'tooManyMatches');
    }
  });

  it('shows the raw record at 206', async () => {
    simulator.fault({ name: 'notParsed', server: 'domaintools' });
    for (const [id, value] of [
      ['ipWhois', '203.0.113.80'],
      ['domainWhois', NAME],
    ] as const) {
      const answer = await ask(id, value);
      assert.equal(answer.outcome.kind, 'partial');
      assert.ok(answer.sections.some(({ id: section }) => section === 'record'));
    }
  });

  it('has no access where neither the product nor what replaces it is in the account', async () => {
    simulator.configure({
      withoutProducts: ['risk', 'risk-evidence', 'iris-investigate', 'iris-enrich', 'reverse-mx'],
    });
    for (const id of ['risk', 'reverseMx']) {
      assert.equal((await failureFrom(ask(id))).reason, 'noAccess');
    }
  });

  it('tests the connection: who, what is left, and what is wrong', async () => {
    const report = await domaintools.test(over());
    assert.equal(report.ok, true);
    assert.ok(
      report.message.startsWith(
        `Connected to ${new URL(simulator.domaintools).host} as example_user. It can ask: `,
      ),
      report.message,
    );
    assert.ok(report.products?.some(({ product }) => product === 'whois-history'));
    for (const [name, reason] of [
      ['badCredentials', 'badCredentials'],
      ['notProvisioned', 'noAccess'],
      ['quotaPerMinute', 'quotaPerMinute'],
      ['quotaPerMonth', 'quotaPerMonth'],
      ['html200', 'notSuchServer'],
      ['html404', 'notSuchServer'],
      ['notFound', 'notSuchServer'],
      ['reset', 'unreachable'],
    ] as const) {
      simulator.clearFaults();
      simulator.fault({ name, server: 'domaintools' });
      const failed = await domaintools.test(over());
      assert.deepEqual([failed.ok, failed.failure?.reason], [false, reason], name);
    }
  });

  it('stops at once when it is cancelled', async () => {
    simulator.fault({ name: 'hang', server: 'domaintools' });
    const stop = new AbortController();
    const asked = failureFrom(run('hostingHistory', NAME, { ...over(), signal: stop.signal }));
    setTimeout(() => stop.abort(), 50);
    assert.equal((await asked).reason, 'cancelled');
  });
});
