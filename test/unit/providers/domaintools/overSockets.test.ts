import assert from 'node:assert/strict';
import { parseIndicator } from '../../../../src/core/indicator/index';
import { commonFaults, endsAs, EVIL, socketRig } from '../../enrichment/overSockets';

describe('DomainTools: through the product, over sockets', () => {
  const bench = socketRig();

  it('asks once about all names under one registered domain, and says which name each answer is about', async () => {
    const { rig, simulator } = bench;
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
    const { rig, simulator } = bench;
    simulator.fault({ name: 'quotaPerMonth', endpoint: 'risk-evidence' });
    const operations = ['domaintools.risk'];
    const [result] = await rig.look(`mail.${EVIL}`, { operations });
    assert.equal(result?.outcome.kind, 'failed');
    assert.equal(result.askedFor, `mail.${EVIL}`);
    assert.equal(rig.enrichment.known(parseIndicator(`mail.${EVIL}`)!, 'live').length, 0);
  });

  it('lets no secret into results or the log, however it authenticates', async () => {
    const { rig } = bench;
    for (const authentication of ['hmac', 'header', 'openKey']) {
      rig.block('domaintools').authentication = authentication;
      const results = await rig.look(EVIL, { refresh: true });
      assert.ok(results.every(({ outcome }) => outcome.kind !== 'failed'));
      const everything = `${JSON.stringify(results)}\n${rig.logged.join('\n')}`;
      rig.assertTellsNoSecret(everything);
      assert.doesNotMatch(everything, /signature=[0-9a-f]/);
    }
    assert.ok(rig.logged.some((line) => line.includes('/whois')));
  });

  it('sends WHOIS history no metered question, and asks for WHOIS once', async () => {
    const { rig, simulator } = bench;
    await rig.look(EVIL);
    await rig.look(EVIL);
    const history = simulator.requests.filter(({ endpoint }) => endpoint === 'whois-history');
    assert.deepEqual(
      history.map(({ query }) => query.mode),
      ['count'],
    );
    const whois = simulator.requests.filter(({ endpoint }) => endpoint === 'parsed-whois');
    assert.equal(whois.length, 1);
  });

  it('cancels what hangs and keeps what is finished', async () => {
    const { rig, simulator } = bench;
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

  it('sends its key only where it was entered for', async () => {
    const { rig, simulator } = bench;
    rig.credentials.clear();
    rig.credentials.set('domaintools https://api.domaintools.com', { username: 'u', key: 'k' });
    assert.equal(await rig.reason(EVIL, 'domaintools.risk'), 'credentialsForAnotherOrigin');
    assert.deepEqual(simulator.requests, []);
  });

  endsAs(bench, 'domaintools.risk', [
    ...commonFaults,
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
  ]);
  endsAs(bench, 'domaintools.reverseIp', [['noIpAddresses', 'noRecord']]);
  endsAs(bench, 'domaintools.domainWhois', [['notParsed', 'partial']]);
  endsAs(bench, 'domaintools.reverseMx', [['irisLimit', 'tooManyMatches']]);

  it('gets over a fault that passes', async () => {
    const { rig, simulator } = bench;
    for (const name of ['serverError', 'reset', 'maintenance'] as const) {
      simulator.fault({ name, times: 1 });
      const before = simulator.requests.length;
      assert.equal(await rig.reason(EVIL, 'domaintools.risk'), 'found', name);
      assert.equal(simulator.requests.length - before, 2, `${name} was met, and asked past`);
      rig.enrichment.forget();
    }
  });

  it('sends what is billed by record once, whatever becomes of it, and counts it', async () => {
    const { rig, simulator } = bench;
    const parameters = { 'domaintools.whoisHistory': { limit: 25, offset: 0 } };
    const operations = ['domaintools.whoisHistory'];
    for (const name of ['truncated', 'reset', 'serverError', 'maintenance'] as const) {
      simulator.reset();
      simulator.fault({ name, times: 1 });
      const before = spent();
      const [result] = await rig.look(EVIL, { operations, parameters });
      assert.equal(result?.outcome.kind, 'failed', name);
      assert.equal(simulator.requests.length, 1, name);
      // A fault that is answered is not billed; of one that is not answered nobody knows.
      assert.equal(spent() - before, name === 'truncated' || name === 'reset' ? 25 : 0, name);
    }
    simulator.reset();
    simulator.fault({ name: 'truncated', times: 1 });
    const [counted] = await rig.look(EVIL, { operations });
    assert.equal(counted?.outcome.kind, 'partial', 'the count is free, so it may be repeated');

    function spent(): number {
      return rig.audit.spentSince('domaintools', 'whois-history', '2000-01-01T00:00:00.000Z');
    }
  });

  it('counts no request that did not leave', async () => {
    const { rig, simulator } = bench;
    rig.block('domaintools').baseUrl = 'http://127.0.0.1:1';
    rig.credentials.set('domaintools http://127.0.0.1:1', { username: 'u', key: 'key-of-test' });
    assert.equal(await rig.reason(EVIL, 'domaintools.risk'), 'unreachable');
    assert.equal(rig.audit.spentSince('domaintools', undefined, '2000-01-01T00:00:00.000Z'), 0);
    assert.equal(rig.enrichment.history()[0]?.asked, 0);
    assert.deepEqual(simulator.requests, []);
  });

  it('says so where the connection is tested with a wrong key', async () => {
    const { rig, simulator } = bench;
    simulator.fault({ name: 'badCredentials', server: 'domaintools' });
    const wrong = await rig.enrichment.test('domaintools', new AbortController().signal);
    assert.equal(wrong.failure?.reason, 'badCredentials');
  });
});
