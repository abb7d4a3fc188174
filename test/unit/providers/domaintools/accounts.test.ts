import assert from 'node:assert/strict';
import { totalCost } from '../../../../src/core/operation/totalCost';
import { parseIndicator } from '../../../../src/core/indicator/index';
import type { Result } from '../../../../src/core/result/model';
import { ACCOUNTS } from '../../../simulator/domaintools/accounts';
import { EVIL, socketRig } from '../../enrichment/overSockets';

const MINE = 'domaintools.';

describe('DomainTools: what an account has decides which way answers', () => {
  const bench = socketRig();
  const test = () => bench.rig.enrichment.test('domaintools', new AbortController().signal);
  const own = (results: readonly Result[]) =>
    Object.fromEntries(
      results
        .filter(({ operation }) => operation.startsWith(MINE))
        .map((result) => [result.operation.slice(MINE.length), result]),
    );
  /** What is paid for; a test of the connection asks about a name that is free. */
  const paid = () =>
    bench.simulator.requests.filter(({ indicator }) => indicator !== 'domaintools.com');
  const asked = (product: string) => paid().filter(({ endpoint }) => endpoint === product).length;
  const planned = async () => {
    const plan = await bench.rig.enrichment.plan(parseIndicator(EVIL)!, 'live');
    return plan.filter(({ operation, aside }) => operation.provider === 'domaintools' && !aside);
  };

  describe('Iris Investigate only', () => {
    beforeEach(async () => {
      bench.simulator.configure({ withoutProducts: [...ACCOUNTS.iris] });
      await test();
    });

    it('answers risk, registration, addresses, name and mail servers by one query', async () => {
      const results = own(await bench.rig.look(EVIL));
      assert.equal(asked('iris-investigate'), 1);
      for (const id of ['profile', 'risk', 'domainWhois']) {
        assert.equal(results[id]?.outcome.kind, 'found', id);
      }
      for (const id of ['reverseIp', 'reverseNameServer', 'reverseMx']) {
        assert.equal(results[id]?.outcome.kind, 'partial', id);
        const more = JSON.stringify([results[id].offers, results[id].outcome]);
        assert.match(more, /List the|Ask about mail server|than Iris lists/, id);
      }
      for (const product of ACCOUNTS.iris) {
        const tried = asked(product);
        // Whether it has domain history, no account tells; two operations ask at the same time.
        const only = ['hosting-history', 'domain-history', 'whois-history'].includes(product);
        assert.ok(tried <= (only ? 2 : 0), `${product}: ${tried} requests`);
      }
    });

    it('says what it has where none of it answers, and who answers without a key', async () => {
      const results = own(await bench.rig.look('203.0.113.80'));
      const { outcome } = results.ipWhois!;
      assert.equal(outcome.kind, 'failed');
      assert.match(outcome.message, /no access to parsed-whois. It has iris-investigate/);
      assert.match(outcome.remedy, /answers without a key/);
      assert.match(results.reverseIp?.outcome.kind ?? '', /found|partial/);
    });

    it('prices all that one query answers as that query', async () => {
      const cost = (await planned()).flatMap((entry) => entry.cost);
      const total = totalCost(cost.filter(({ product }) => product.startsWith('iris')));
      assert.deepEqual(total, { queries: 1, records: 0, bound: 'exact' });
    });

    it('lists the domains that are offered, page by page', async () => {
      bench.simulator.configure({ irisPageSize: 5 });
      const { reverseIp } = own(await bench.rig.look(EVIL));
      const [offer] = reverseIp?.offers ?? [];
      assert.ok(offer);
      const operations = ['domaintools.reverseIp'];
      const parameters = { 'domaintools.reverseIp': offer.parameters };
      const [list] = await bench.rig.look(EVIL, { operations, parameters });
      assert.equal(list?.outcome.kind, 'partial');
      const [table] = list.sections;
      assert.ok(table?.type === 'table' && table.shown === 5 && (table.total ?? 0) > 5);
      const [onwards] = list.offers ?? [];
      assert.ok(onwards?.parameters.position !== undefined);
      const [next] = await bench.rig.look(EVIL, {
        operations,
        parameters: { 'domaintools.reverseIp': onwards.parameters },
      });
      const [second] = next?.sections ?? [];
      assert.ok(second?.type === 'table' && second.shown > 0);
      assert.notDeepEqual(second.rows[0], table.rows[0]);
    });

    it('follows a value that few share, and offers no other', async () => {
      const operations = ['domaintools.profile'];
      const { profile } = own(await bench.rig.look(EVIL, { operations }));
      const offers = profile?.offers ?? [];
      assert.ok(offers.length > 0);
      assert.ok(offers.every(({ parameters }) => 'mailserver_host' in parameters));
      const [shared] = profile?.sections.filter(({ id }) => id === 'sharedValues') ?? [];
      assert.ok(shared?.type === 'table');
      for (const [, , domains, few] of shared.rows) {
        assert.equal(few, Number(domains) <= 500 ? 'few' : null);
      }
      const [first] = offers;
      assert.ok(first);
      const before = asked('iris-investigate');
      const [list] = await bench.rig.look(EVIL, {
        operations,
        parameters: { 'domaintools.profile': first.parameters },
      });
      assert.match(list?.outcome.kind ?? '', /found|partial/);
      const [table] = list?.sections ?? [];
      assert.ok(table?.type === 'table' && table.shown > 1);
      assert.match(table.note ?? '', /^Mail server: mx/);
      assert.equal(asked('iris-investigate'), before + 1);
      bench.rig.block('domaintools').guidedPivot = 10;
      const less = own(await bench.rig.look('bank.example', { operations }));
      assert.deepEqual(less.profile?.offers ?? [], []);
    });

    it('takes no parameter that is no value of a profile', async () => {
      const [result] = await bench.rig.look(EVIL, {
        operations: ['domaintools.profile'],
        parameters: { 'domaintools.profile': { whois: 'anything' } },
      });
      assert.ok(result?.outcome.kind === 'failed' && result.outcome.reason === 'badInput');
    });

    it('shows no score where Iris has none, and no record where it knows no such name', async () => {
      const results = own(await bench.rig.look('nothing-known.example'));
      for (const id of ['profile', 'risk', 'domainWhois', 'reverseIp', 'reverseNameServer']) {
        assert.equal(results[id]?.outcome.kind, 'noRecord', id);
      }
    });
  });

  it('tells hosting from the domain history, of the present registration only', async () => {
    bench.simulator.configure({ withoutProducts: [...ACCOUNTS.history] });
    await test();
    const { hostingHistory, whoisHistory } = own(await bench.rig.look(EVIL));
    assert.equal(hostingHistory?.outcome.kind, 'partial');
    assert.match(hostingHistory.outcome.reason, /present registration only/);
    assert.deepEqual(
      [asked('domain-history'), asked('hosting-history'), asked('iris-investigate')],
      [2, 0, 1],
    );
    const [moves] = hostingHistory.sections.filter(({ id }) => id === 'ipHistory');
    assert.ok(moves?.type === 'table' && moves.rows.length > 0);
    assert.ok(moves.rows.every((row) => JSON.stringify(row.at(-1)) >= '"2026-11-12'));
    assert.ok(hostingHistory.sections.some(({ type }) => type === 'timeline'));
    assert.equal(whoisHistory?.outcome.kind, 'partial');
    const [changes] = whoisHistory.sections.filter(({ id }) => id === 'changes');
    assert.ok(changes?.type === 'table');
    assert.match(JSON.stringify(changes.rows), /"Registrar",null,"ExampleReg"/);
    const elsewhere = bench.simulator.requests.filter(({ headers }) =>
      (headers.host ?? '').includes('invalid'),
    );
    assert.deepEqual(elsewhere, []);
  });

  it('reads the registration of its own product where that is all there is', async () => {
    bench.simulator.configure({ withoutProducts: [...ACCOUNTS.registration] });
    await test();
    const results = own(await bench.rig.look(EVIL));
    const { domainWhois, risk } = results;
    assert.equal(domainWhois?.outcome.kind, 'found');
    assert.ok(domainWhois.sections.some(({ id }) => id === 'record'));
    assert.equal(risk?.outcome.kind, 'failed');
    assert.equal(risk.outcome.reason, 'noAccess');
  });

  it('says of an account that has nothing that it has nothing', async () => {
    bench.simulator.configure({ withoutProducts: [...ACCOUNTS.none] });
    await test();
    for (const [id, { outcome }] of Object.entries(own(await bench.rig.look(EVIL)))) {
      assert.ok(outcome.kind === 'failed' && outcome.reason === 'noAccess', id);
      assert.doesNotMatch(outcome.message, /It has|no access.*no access to/);
    }
  });

  it('takes the row from Iris Enrich where the account has that alone', async () => {
    bench.simulator.configure({ withoutProducts: [...ACCOUNTS.enrich] });
    await test();
    const results = own(await bench.rig.look(EVIL));
    assert.deepEqual([asked('iris-enrich'), asked('iris-investigate')], [1, 0]);
    for (const id of ['profile', 'risk', 'domainWhois']) {
      assert.equal(results[id]?.outcome.kind, 'found', id);
    }
  });

  it('finds out by asking where the account does not tell, and asks what was refused once', async () => {
    bench.simulator.configure({ withoutProducts: [...ACCOUNTS.silent] });
    const first = own(await bench.rig.look(EVIL));
    assert.equal(first.risk?.outcome.kind, 'found');
    assert.equal(asked('risk-evidence'), 1);
    const again = own(await bench.rig.look('bank.example'));
    assert.equal(again.risk?.outcome.kind, 'found');
    assert.deepEqual([asked('risk-evidence'), asked('risk'), asked('parsed-whois')], [1, 1, 1]);
    bench.simulator.configure({
      withoutProducts: ['account-information', 'iris-investigate', 'iris-enrich'],
    });
    await test();
    await bench.rig.look('static-host.example', { operations: ['domaintools.risk'] });
    assert.equal(asked('risk-evidence'), 2, 'a test of the connection forgets refusals');
  });

  describe('a test of the connection', () => {
    const everything =
      'Iris Profile, Risk Score, WHOIS, IP WHOIS, WHOIS History, Reverse IP, Reverse Name Server, Reverse MX, Hosting History';
    for (const [kind, can] of [
      ['all', `It can ask: ${everything}.`],
      [
        'iris',
        'It can ask: Iris Profile, Risk Score, WHOIS, Reverse IP, Reverse Name Server, Reverse MX. It has no access to: IP WHOIS. Only asking tells whether it can ask: WHOIS History, Hosting History.',
      ],
      [
        'silent',
        'It can ask: Iris Profile, Risk Score, WHOIS, Reverse IP, Reverse Name Server, Reverse MX. Only asking tells whether it can ask: IP WHOIS, WHOIS History, Hosting History.',
      ],
    ] as const) {
      it(`says what an account can ask that has ${kind}`, async () => {
        bench.simulator.configure({ withoutProducts: [...ACCOUNTS[kind]] });
        const report = await test();
        assert.equal(report.ok, true);
        assert.ok(report.message.endsWith(can), report.message);
        assert.deepEqual(
          paid().filter(({ endpoint }) => endpoint !== 'account-information'),
          [],
        );
      });
    }

    it('goes by what answers, not by what the account lists', async () => {
      bench.simulator.configure({ withoutProducts: [...ACCOUNTS.iris] });
      bench.simulator.fault({ name: 'notProvisioned', endpoint: 'iris-investigate' });
      const report = await test();
      assert.doesNotMatch(report.message, /can ask: Iris Profile/);
    });

    it('says that nothing is open where nothing is', async () => {
      bench.simulator.configure({ withoutProducts: [...ACCOUNTS.none, 'account-information'] });
      const report = await test();
      assert.equal(report.ok, false);
      assert.equal(report.failure?.reason, 'noAccess');
    });

    it('tries nothing with a key that is wrong', async () => {
      bench.simulator.fault({ name: 'unauthorized' });
      await test();
      assert.deepEqual(
        bench.simulator.requests.map(({ endpoint }) => endpoint),
        ['account-information'],
      );
    });
  });

  it('asks the classic products first where the account has both, and Iris where that is preferred', async () => {
    await test();
    const results = own(await bench.rig.look(EVIL));
    assert.equal(
      results.profile,
      undefined,
      'the profile would be a sixth price for the same facts',
    );
    assert.equal(asked('risk-evidence'), 1);
    bench.rig.block('domaintools').prefer = 'iris';
    const iris = own(await bench.rig.look('bank.example'));
    assert.equal(iris.profile?.outcome.kind, 'found');
    assert.equal(asked('risk-evidence'), 1);
    bench.rig.block('domaintools').prefer = 'classic';
    await bench.rig.look('static-host.example', { operations: ['domaintools.risk'] });
    assert.equal(asked('risk-evidence'), 2);
  });

  it('asks again what another key was refused', async () => {
    bench.simulator.configure({ withoutProducts: [...ACCOUNTS.silent] });
    const operations = ['domaintools.risk'];
    await bench.rig.look(EVIL, { operations });
    for (const [key, fields] of bench.rig.credentials) {
      if (key.startsWith('domaintools ')) {
        bench.rig.credentials.set(key, { ...fields, key: 'ffffffffffffffffffffffffffffffff' });
      }
    }
    bench.simulator.configure({ key: 'ffffffffffffffffffffffffffffffff' });
    await bench.rig.look('bank.example', { operations });
    assert.equal(asked('risk-evidence'), 2);
  });
});
