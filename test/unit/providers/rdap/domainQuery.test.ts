import assert from 'node:assert/strict';
import { CANCELLED, LensError } from '../../../../src/core/errors';
import { parseIndicator } from '../../../../src/core/indicator';
import { rdap } from '../../../../src/providers/rdap';
import { createBench, domainBody, redirectTo, related } from './session';
import type { BenchOptions, Script } from './session';
import type { Services } from './lists';

const dns: Services = [
  [['example'], ['https://rdap.registry.example/']],
  [['plain'], ['http://rdap.plain.example/']],
  [['xn--e1afmkfd'], ['https://rdap.registry.example/idn/']],
];
const REGISTRY = 'https://rdap.registry.example/domain/shop.example';
const REGISTRAR = 'https://rdap.registrar.example/v1/domain/SHOP.EXAMPLE';
const registry = { body: domainBody('shop.example', related(REGISTRAR)) };
const registrar = { body: domainBody('shop.example') };
const asking = { askRegistrar: true };

const bench = (answers: Readonly<Record<string, Script>>, more: BenchOptions = {}) =>
  createBench({ kept: { dns }, answers, ...more });

describe('rdap.domain', () => {
  const operation = rdap.operations.find(({ id }) => id === 'rdap.domain')!;

  it('looks the registered domain up, once for all names under it', async () => {
    const sent = (value: string) => operation.sends?.(parseIndicator(value)!).value;
    assert.equal(sent('www.shop.example'), 'shop.example');
    assert.equal(sent('a.b.evil.co.uk'), 'evil.co.uk');
    assert.equal(sent('www.bücher.com'), 'xn--bcher-kva.com');
    const { run, asked } = bench({ [REGISTRY]: registrar });
    const { lookedUp } = await run('www.shop.example');
    assert.equal(lookedUp, 'shop.example');
    assert.deepEqual(asked(), [REGISTRY]);
  });

  it('is free, and counted by requests', () => {
    assert.deepEqual(operation.cost({ kind: 'fqdn', value: 'shop.example' }, {}), [
      { product: 'rdap', amount: 1, unit: 'request', bound: 'atLeast' },
    ]);
    assert.equal(operation.whenNamed, undefined);
    assert.deepEqual(operation.takes, ['fqdn']);
  });

  it('says where no registry can be asked, and what to do', async () => {
    const none = bench({});
    const told = await none.failure('shop.xx');
    assert.equal(told.reason, 'notApplicable');
    assert.equal(told.message, 'The registry of .xx offers no RDAP service that IANA lists.');
    assert.match(told.remedy, /WHOIS at another provider, or add a server to indicatorLens\.rdap/);
    const plain = await none.failure('shop.plain');
    assert.equal(plain.reason, 'notApplicable');
    assert.match(plain.message, /http:\/\/rdap\.plain\.example, uses no encryption/);
    assert.deepEqual(none.asked(), []);
  });

  it('asks IANA about a top-level domain', async () => {
    const { run, asked } = bench({
      'https://rdap.iana.org/domain/example': { body: domainBody('example') },
    });
    await run('example');
    assert.deepEqual(asked(), ['https://rdap.iana.org/domain/example']);
  });

  describe('and the registrar', () => {
    it('is not asked by itself: the answer is whole, says so, and offers it', async () => {
      const { run, asked } = bench({ [REGISTRY]: registry });
      const { outcome, sections, offers, answeredBy } = await run('shop.example');
      assert.deepEqual(asked(), [REGISTRY]);
      assert.deepEqual(outcome, { kind: 'found' });
      assert.deepEqual(answeredBy, ['rdap.registry.example']);
      assert.match(
        sections[0]?.note ?? '',
        /^The registrar's server, rdap\.registrar\.example, was not queried: /,
      );
      assert.deepEqual(offers, [
        {
          label: 'Query the registrar at rdap.registrar.example',
          parameters: { askRegistrar: true },
          cost: [{ product: 'rdap', amount: 1, unit: 'request', bound: 'atLeast' }],
          otherQuestion: true,
        },
      ]);
    });

    for (const [what, options, parameters] of [
      ['by the setting', { settings: asking }, {}],
      ['once, where the analyst takes the offer', {}, asking],
    ] as const) {
      it(`is asked ${what}, on the word of the registry`, async () => {
        const { run, requests } = bench({ [REGISTRY]: registry, [REGISTRAR]: registrar }, options);
        const answer = await run('shop.example', parameters);
        assert.deepEqual(
          requests.map(({ url, namedBy }) => [url, namedBy]),
          [
            [REGISTRY, undefined],
            [REGISTRAR, 'rdap.registry.example'],
          ],
        );
        assert.deepEqual(answer.outcome, { kind: 'found' });
        assert.deepEqual(answer.answeredBy, ['rdap.registry.example', 'rdap.registrar.example']);
        assert.deepEqual(
          answer.raw.map(({ request }) => request),
          [`GET ${REGISTRY}`, `GET ${REGISTRAR}`],
        );
        assert.equal(answer.offers, undefined);
        assert.equal(answer.sections[0]?.note, undefined);
      });
    }

    it('may send the question on at its own server, and to none that nobody names', async () => {
      const next = 'https://rdap.registrar.example/v2/domain/shop.example';
      const followed = bench(
        { [REGISTRY]: registry, [REGISTRAR]: redirectTo(next), [next]: registrar },
        { settings: asking },
      );
      assert.equal((await followed.run('shop.example')).outcome.kind, 'found');
      assert.equal(followed.requests[2]?.namedBy, 'rdap.registry.example');
      const led = bench(
        {
          [REGISTRY]: registry,
          [REGISTRAR]: redirectTo('https://rdap.stranger.example/domain/shop.example'),
        },
        { settings: asking },
      );
      assert.equal((await led.run('shop.example')).outcome.kind, 'partial');
      assert.equal(led.asked().length, 2);
    });

    const failing: readonly (readonly [string, Script, RegExp])[] = [
      [
        'has no record',
        { status: 404 },
        /^rdap\.registrar\.example, the registrar's server, has no/,
      ],
      ['is busy', { status: 429 }, /^The registrar's record is missing: .*HTTP 429/],
      ['sends a web page', { body: '<html>' }, /missing: .*not with RDAP/],
      [
        'cannot be reached',
        new LensError({ reason: 'timeout', message: 'Late.', remedy: '', action: 'retry' }),
        /missing: Late\./,
      ],
    ];
    for (const [what, script, words] of failing) {
      it(`leaves the registry's answer standing where it ${what}`, async () => {
        const { run } = bench({ [REGISTRY]: registry, [REGISTRAR]: script }, { settings: asking });
        const { outcome, raw, answeredBy } = await run('shop.example');
        assert.ok(outcome.kind === 'partial');
        assert.match(outcome.reason, words);
        assert.equal(raw.length, 1);
        assert.deepEqual(answeredBy, ['rdap.registry.example']);
      });
    }

    it('is given up when the analyst cancels', async () => {
      const { failure } = bench(
        { [REGISTRY]: registry, [REGISTRAR]: new LensError(CANCELLED) },
        { settings: asking },
      );
      assert.deepEqual(await failure('shop.example'), CANCELLED);
    });

    for (const href of [
      REGISTRY,
      'http://rdap.registrar.example/domain/shop.example',
      'https://10.0.0.1/domain/shop.example',
      'https://localhost/domain/shop.example',
      'https://registrar/domain/shop.example',
      'https://u:p@rdap.registrar.example/domain/shop.example',
      'https://rdap.registrar.example/domain/other.example',
      'https://rdap.registrar.example/entity/7',
    ]) {
      it(`is nobody that a link to ${href} names`, async () => {
        const { run, asked } = bench(
          { [REGISTRY]: { body: domainBody('shop.example', related(href)) } },
          { settings: asking },
        );
        const { outcome, offers } = await run('shop.example');
        assert.equal(outcome.kind, 'found');
        assert.equal(offers, undefined);
        assert.deepEqual(asked(), [REGISTRY]);
      });
    }
  });
});

describe('rdap.network', () => {
  const ipv4: Services = [[['192.0.2.0/24'], ['https://rdap.rir.example/']]];
  const ipv6: Services = [[['2001:db8::/32'], ['https://rdap.rir.example/']]];
  const body = { objectClassName: 'ip network', handle: 'NET-1' };

  for (const value of ['192.0.2.9', '2001:db8::9']) {
    it(`asks for ${value} as it stands`, async () => {
      const { run, asked } = createBench({
        kept: { ipv4, ipv6 },
        answers: { [`https://rdap.rir.example/ip/${value}`]: { body } },
      });
      const { outcome, answeredBy, lookedUp } = await run(value);
      assert.deepEqual(outcome, { kind: 'found' });
      assert.equal(lookedUp, value);
      assert.deepEqual(answeredBy, ['rdap.rir.example']);
      assert.deepEqual(asked(), [`https://rdap.rir.example/ip/${value}`]);
    });
  }

  it('says which server has no record', async () => {
    const { run } = createBench({
      kept: { ipv4 },
      answers: { 'https://rdap.rir.example/ip/192.0.2.9': { status: 404 } },
    });
    assert.deepEqual((await run('192.0.2.9')).outcome, {
      kind: 'noRecord',
      reason: 'rdap.rir.example has no record of 192.0.2.9.',
    });
  });

  it('asks ARIN where no list has the address', async () => {
    const asked = 'https://rdap.arin.net/registry/ip/198.51.100.1';
    const { run } = createBench({ kept: { ipv4 }, answers: { [asked]: { body } } });
    assert.equal((await run('198.51.100.1')).outcome.kind, 'found');
  });
});
