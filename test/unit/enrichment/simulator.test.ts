import assert from 'node:assert/strict';
import { parseIndicator } from '../../../src/core/indicator/index';
import type { Credentials } from '../../../src/core/operation/credentials';
import type { OperationId } from '../../../src/core/operation/ids';
import { Registry } from '../../../src/core/operation/registry';
import type { Settings } from '../../../src/core/operation/settings';
import type { Http } from '../../../src/core/ports';
import type { Result } from '../../../src/core/result/model';
import { createEnrichment } from '../../../src/enrichment';
import type { EnrichRequest, Enrichment } from '../../../src/enrichment/model';
import { axiosHttp } from '../../../src/infra/http/axiosHttp';
import { createLimits } from '../../../src/infra/limits';
import { createMemoryAuditLog } from '../../../src/infra/store/memoryAuditLog';
import { createMemoryStore } from '../../../src/infra/store/memoryStore';
import { providers } from '../../../src/providers';
import { startSimulator } from '../../simulator';
import type { Fault, Simulator } from '../../simulator';
import { createMemoryDocuments } from '../../../src/infra/store/memoryDocuments';

const EVIL = 'login-secure.example';
const ADDRESS = '203.0.113.80';
const KEY = '0123456789abcdef0123456789abcdef';
const TOKEN = 'analyst:correct horse';

/** The parts of the product below VS Code, over sockets, against the simulator. */
class Rig {
  readonly logged: string[] = [];
  readonly domaintools: Record<string, unknown> = {};
  readonly circl: Record<string, unknown> = {};
  /** Settings by provider. */
  readonly blocks: Readonly<Record<string, Record<string, unknown>>>;
  readonly credentials = new Map<string, Credentials>();
  readonly enrichment: Enrichment;

  constructor(simulator: Simulator) {
    const push = (message: string): number => this.logged.push(message);
    const log = { debug: push, info: push, warn: push, error: push };
    const live = axiosHttp({ userAgentVersion: '0.0.0', log });
    // Short, so that a server that hangs or floods is found out within the test's time.
    const impatient: Http = {
      request: (request, signal) =>
        live.request({ ...request, timeoutMs: 1500, maxBytes: 4 * 1024 * 1024 }, signal),
    };
    Object.assign(this.domaintools, { baseUrl: simulator.domaintools });
    this.blocks = {
      domaintools: this.domaintools,
      circl: this.circl,
      rdap: { bootstrapUrl: simulator.rdap.bootstrapUrl },
    };
    Object.assign(this.circl, { ...simulator.circl, useHttp: true });
    this.credentials.set(`domaintools ${simulator.domaintools}`, {
      username: 'example_user',
      key: KEY,
    });
    const circlOrigin = new URL(simulator.circl.url).origin;
    this.credentials.set(`circl ${circlOrigin}`, { token: TOKEN });
    const settings: Settings = {
      provider: (id) => this.blocks[id] ?? {},
      ignored: () => [],
    };
    this.enrichment = createEnrichment({
      registry: new Registry(providers),
      settings,
      secrets: {
        read: (provider, origin) => Promise.resolve(this.credentials.get(`${provider} ${origin}`)),
        has: (provider) =>
          Promise.resolve([...this.credentials.keys()].some((key) => key.startsWith(provider))),
      },
      store: createMemoryStore(),
      clock: { now: () => Date.now() },
      log,
      environments: { live: impatient, sample: () => impatient },
      limiter: createLimits({ afterFaultMs: 5, whileBusyMs: 5 }),
      documents: createMemoryDocuments(),
      spending: { audit: createMemoryAuditLog(), budgets: () => ({}) },
    });
  }

  look(value: string, more: Partial<EnrichRequest> = {}): Promise<readonly Result[]> {
    return this.enrichment.enrich({
      indicator: parseIndicator(value)!,
      data: 'live',
      askedFrom: 'test',
      signal: new AbortController().signal,
      ...more,
    });
  }

  /** Why it failed, or the kind of the answer. */
  async reason(value: string, operation: OperationId): Promise<string> {
    const [result] = await this.look(value, { operations: [operation] });
    const { outcome } = result!;
    assert.doesNotMatch(JSON.stringify(result), /0123456789abcdef|correct horse/);
    if (outcome.kind !== 'failed') {
      return outcome.kind;
    }
    assert.match(outcome.message, /\S/);
    assert.match(outcome.remedy, /[.)]$/);
    return outcome.reason;
  }
}

describe('the product below VS Code, over sockets', () => {
  let simulator: Simulator;
  let rig: Rig;
  before(async () => {
    simulator = await startSimulator({ token: TOKEN });
  });
  after(() => simulator.stop());
  beforeEach(() => {
    simulator.reset();
    rig = new Rig(simulator);
  });

  it('answers every operation', async () => {
    const results = [...(await rig.look(EVIL)), ...(await rig.look(ADDRESS))];
    for (const { operation, outcome, sections, raw, source, indicator } of results) {
      assert.match(outcome.kind, /found|partial/, `${operation} of ${indicator.value}`);
      assert.ok(sections.length > 0, operation);
      assert.ok(raw.length > 0, operation);
      assert.deepEqual([source.data, source.from], ['live', 'network']);
      assert.match(source.host, /^127\.0\.0\.1:\d+$/);
    }
    assert.deepEqual(
      new Set(results.map(({ operation }) => operation)),
      new Set(new Registry(providers).operations.map(({ id }) => id)),
    );
    assert.deepEqual(JSON.parse(JSON.stringify(results)), results);
  });

  it('asks once about all names under one registered domain, and says which name each answer is about', async () => {
    const operations = [
      'domaintools.risk',
      'domaintools.domainWhois',
      'domaintools.hostingHistory',
    ];
    const names = [`mail.${EVIL}`, EVIL, `www.${EVIL}`];
    const answers = await Promise.all(names.map((name) => rig.look(name, { operations })));
    assert.equal(simulator.requests.length, operations.length);
    for (const [index, results] of answers.entries()) {
      const name = names[index]!;
      for (const { askedFor, indicator, lookedUp, outcome, sections } of results) {
        assert.deepEqual([askedFor, indicator.value, lookedUp], [name, name, EVIL]);
        assert.match(outcome.kind, /found|partial/);
        const note = sections.some((section) => section.note?.includes(`Asked for ${name}`));
        assert.equal(note, name !== EVIL);
      }
    }
    const before = rig.enrichment.known(parseIndicator(`mail.${EVIL}`)!, 'live');
    assert.equal(before.length, operations.length);
    const shared = rig.enrichment.known(parseIndicator(`new.${EVIL}`)!, 'live');
    assert.deepEqual(
      shared.map(({ operation, askedFor, lookedUp }) => [operation, askedFor, lookedUp]).sort(),
      operations.map((operation) => [operation, `new.${EVIL}`, EVIL]).sort(),
    );
    await rig.look(`new.${EVIL}`, { operations });
    assert.equal(simulator.requests.length, operations.length);
    const plan = await rig.enrichment.plan(parseIndicator(`other.${EVIL}`)!, 'live');
    const known = plan.filter(({ cached }) => cached?.askedFor === `other.${EVIL}`);
    assert.deepEqual(known.map(({ operation }) => operation.id).sort(), operations.toSorted());
  });

  it('says of a shared question that failed which name was asked for', async () => {
    simulator.fault({ name: 'quotaPerMonth', endpoint: 'risk-evidence' });
    const operations = ['domaintools.risk'];
    const [result] = await rig.look(`mail.${EVIL}`, { operations });
    assert.equal(result?.outcome.kind, 'failed');
    assert.equal(result.askedFor, `mail.${EVIL}`);
    assert.equal(rig.enrichment.known(parseIndicator(`mail.${EVIL}`)!, 'live').length, 0);
  });

  it('lets no secret into results or the log', async () => {
    for (const authentication of ['hmac', 'header', 'openKey']) {
      rig.domaintools.authentication = authentication;
      const results = await rig.look(EVIL, { refresh: true });
      assert.ok(results.every(({ outcome }) => outcome.kind !== 'failed'));
      const everything = `${JSON.stringify(results)}\n${rig.logged.join('\n')}`;
      const basic = Buffer.from(TOKEN).toString('base64');
      for (const secret of [KEY, TOKEN, basic, 'correct horse']) {
        assert.ok(!everything.includes(secret), `${authentication}: ${secret}`);
      }
      assert.doesNotMatch(everything, /signature=[0-9a-f]/);
    }
    assert.ok(rig.logged.some((line) => line.includes('/whois')));
  });

  it('asks the vendor nothing twice, and sends WHOIS history no metered question', async () => {
    await rig.look(EVIL);
    const sent = simulator.requests.length;
    const again = await rig.look(EVIL);
    assert.ok(again.every(({ source }) => source.from === 'cache'));
    assert.equal(simulator.requests.length, sent);
    assert.equal(rig.enrichment.history()[1]?.asked, sent);
    assert.equal(rig.enrichment.history()[0]?.asked, 0);
    const history = simulator.requests.filter(({ endpoint }) => endpoint === 'whois-history');
    assert.deepEqual(
      history.map(({ query }) => query.mode),
      ['count'],
    );
    const whois = simulator.requests.filter(({ endpoint }) => endpoint === 'parsed-whois');
    assert.equal(whois.length, 1);
  });

  it('cancels what hangs and keeps what is finished', async () => {
    simulator.fault({ name: 'hang', endpoint: 'hosting-history' });
    const cancel = new AbortController();
    const results = await rig.look(EVIL, {
      signal: cancel.signal,
      operations: ['domaintools.risk', 'domaintools.hostingHistory'],
      onProgress: ({ state }) => {
        if (state === 'done') {
          cancel.abort();
        }
      },
    });
    assert.deepEqual(
      results.map(({ outcome }) => (outcome.kind === 'failed' ? outcome.reason : outcome.kind)),
      ['found', 'cancelled'],
    );
  });

  it('sends a credential only where it was entered for', async () => {
    rig.circl.host = 'localhost';
    rig.credentials.clear();
    rig.credentials.set('domaintools https://api.domaintools.com', { username: 'u', key: 'k' });
    assert.equal(await rig.reason(EVIL, 'domaintools.risk'), 'credentialsForAnotherOrigin');
    assert.equal(await rig.reason(EVIL, 'passivedns.query'), 'noCredentials');
    assert.deepEqual(
      simulator.requests.map(({ authentication }) => authentication),
      ['none'],
    );
  });

  it('refuses to carry the token in clear text off loopback', async () => {
    rig.circl.host = 'pdns.evil.com';
    rig.credentials.set('circl http://pdns.evil.com:80', { token: TOKEN });
    rig.credentials.set(
      `circl ${new Registry(providers).provider('circl').server(rig.circl).origin}`,
      { token: TOKEN },
    );
    assert.equal(await rig.reason('evil.com', 'passivedns.query'), 'insecure');
    assert.equal(rig.enrichment.history()[0]?.asked, 0);
  });

  it('trusts the self-signed certificate only when told to', async () => {
    Object.assign(rig.circl, { ...simulator.circlTls, useHttp: false });
    rig.credentials.set(`circl ${new URL(simulator.circlTls.url).origin}`, { token: TOKEN });
    assert.equal(await rig.reason(EVIL, 'passivedns.query'), 'certificateNotTrusted');
    rig.circl.verifySsl = false;
    assert.equal(await rig.reason(EVIL, 'passivedns.query'), 'found');
  });

  it('says which way round "Use HTTP" is wrong', async () => {
    Object.assign(rig.circl, { useHttp: false });
    assert.equal(await rig.reason(EVIL, 'passivedns.query'), 'notSuchServer');
    Object.assign(rig.circl, { ...simulator.circlTls, useHttp: true });
    assert.equal(await rig.reason(EVIL, 'passivedns.query'), 'badSettings');
  });

  const shared: readonly (readonly [fault: Fault['name'], reason: string])[] = [
    ['unauthorized', 'badCredentials'],
    ['serverError', 'serverError'],
    ['html200', 'notSuchServer'],
    ['html404', 'notSuchServer'],
    ['html502', 'serverError'],
    ['empty200', 'noRecord'],
    ['hang', 'timeout'],
    ['reset', 'unreachable'],
    ['redirect', 'redirected'],
    ['huge', 'answerTooLarge'],
  ];
  const table: readonly (readonly [OperationId, readonly (readonly [Fault['name'], string])[]])[] =
    [
      [
        'domaintools.risk',
        [
          ...shared,
          ['badRequest', 'badRequest'],
          ['badCredentials', 'badCredentials'],
          ['notProvisioned', 'noAccess'],
          ['notFound', 'noRecord'],
          ['uriTooLong', 'badRequest'],
          ['unprocessable', 'badRequest'],
          ['quotaPerMinute', 'quotaPerMinute'],
          ['quotaPerMonth', 'quotaPerMonth'],
          ['quotaAbsolute', 'quotaSpent'],
          ['reportTooLarge', 'reportTooLarge'],
          ['maintenance', 'busy'],
          ['noEnvelope', 'notUnderstood'],
          ['wrongShape', 'notUnderstood'],
          ['truncated', 'unreachable'],
          ['tooManyRequests', 'quotaPerMinute'],
        ],
      ],
      ['domaintools.reverseIp', [['noIpAddresses', 'noRecord']]],
      ['domaintools.domainWhois', [['notParsed', 'partial']]],
      ['domaintools.reverseMx', [['irisLimit', 'tooManyMatches']]],
      [
        'passivedns.query',
        [
          ...shared,
          ['notFound', 'noRecord'],
          ['truncated', 'unreachable'],
          ['tooManyRequests', 'quotaSpent'],
          ['rateLimitText', 'quotaSpent'],
          ['plainHttpToHttps', 'badSettings'],
          ['concatenated', 'found'],
          ['crlf', 'found'],
          ['badLine', 'partial'],
          ['stringNumbers', 'found'],
          ['maxset', 'partial'],
        ],
      ],
    ];
  for (const [operation, rows] of table) {
    describe(`${operation}, when the server is at fault`, () => {
      for (const [fault, reason] of rows) {
        it(`${fault} ends as ${reason}`, async () => {
          simulator.fault({ name: fault, megabytes: 6 });
          assert.equal(await rig.reason(EVIL, operation), reason);
        });
      }
    });
  }

  it('gets over a fault that passes', async () => {
    for (const name of ['serverError', 'reset', 'maintenance'] as const) {
      simulator.fault({ name, times: 1 });
      assert.equal(await rig.reason(EVIL, 'domaintools.risk'), 'found', name);
      rig.enrichment.forget();
    }
  });

  it('tests both connections in words', async () => {
    const { signal } = new AbortController();
    const [one, other] = await Promise.all([
      rig.enrichment.test('domaintools', signal),
      rig.enrichment.test('circl', signal),
    ]);
    assert.deepEqual([one.ok, other.ok], [true, true], `${one.message} ${other.message}`);
    simulator.fault({ name: 'badCredentials', server: 'domaintools' });
    const wrong = await rig.enrichment.test('domaintools', signal);
    assert.equal(wrong.failure?.reason, 'badCredentials');
  });
});
