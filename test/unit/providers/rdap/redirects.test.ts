import assert from 'node:assert/strict';
import fc from 'fast-check';
import { failureOf } from '../../../../src/core/errors';
import type { IndicatorRef } from '../../../../src/core/indicator/model';
import type { Session } from '../../../../src/core/operation/model';
import type { Http, HttpResponse } from '../../../../src/core/ports';
import { leaving } from '../../../../src/enrichment/spending/leaving';
import { createMemoryAuditLog } from '../../../../src/infra/store/memoryAuditLog';
import { createMemoryDocuments } from '../../../../src/infra/store/memoryDocuments';
import { createRdap } from '../../../../src/providers/rdap';
import { listBody } from './lists';
import type { Services } from './lists';
import { createBench, domainBody, IANA, NOW, network, redirectTo, related } from './session';

const services: Services = [
  [['example'], ['https://rdap.registry.example/']],
  [['test'], ['https://rdap.registry.test:8443/', 'http://rdap.registry.test/']],
];
const networks: Services = [
  [['192.0.2.0/24'], ['https://rdap.one.example/']],
  [['198.51.100.0/24'], ['https://rdap.two.example/']],
];
const kept = { dns: services, ipv4: networks };
const ASKED = 'https://rdap.one.example/ip/192.0.2.9';
const at = (host: string) => `https://${host}/ip/192.0.2.9`;

describe('a redirect', () => {
  for (const status of [301, 302, 303, 307, 308]) {
    it(`leads from one registry to the next (HTTP ${status}), and both responses are kept`, async () => {
      const { run, requests } = createBench({
        kept,
        answers: {
          [ASKED]: redirectTo(at('rdap.two.example'), status),
          [at('rdap.two.example')]: { body: network },
        },
      });
      const { outcome, raw, answeredBy } = await run('192.0.2.9');
      assert.equal(outcome.kind, 'found');
      assert.deepEqual(
        requests.map(({ method, url, namedBy }) => [method, url, namedBy]),
        [
          ['GET', ASKED, undefined],
          ['GET', at('rdap.two.example'), undefined],
        ],
      );
      assert.deepEqual(
        raw.map((one) => [one.request, one.status, one.headers?.location]),
        [
          [`GET ${ASKED}`, status, at('rdap.two.example')],
          [`GET ${at('rdap.two.example')}`, 200, undefined],
        ],
      );
      assert.deepEqual(answeredBy, ['rdap.two.example']);
    });
  }

  it('may lead to a server of any list, of the table, of the settings, and elsewhere at the same', async () => {
    for (const location of [
      '/v2/ip/192.0.2.9',
      at('rdap.registry.example'),
      at('rdap.registry.test:8443'),
      at('rdap.nic.us'),
      at('rdap.arin.net'),
      at('rdap.iana.org'),
      at('rdap.own.example'),
    ]) {
      const { run } = createBench({
        kept,
        settings: { servers: { own: 'https://rdap.own.example/' } },
        answers: {
          [ASKED]: redirectTo(location),
          [new URL(location, ASKED).href]: { body: network },
        },
      });
      assert.equal((await run('192.0.2.9')).outcome.kind, 'found', location);
    }
  });

  const refused: readonly (readonly [string, RegExp])[] = [
    [at('rdap.stranger.example'), /rdap\.stranger\.example, which was not followed: .* in none/],
    ['http://rdap.two.example/ip/192.0.2.9', /no encryption/],
    ['http://rdap.registry.test/ip/192.0.2.9', /no encryption/],
    [at('rdap.registry.test'), /in none of IANA's lists/],
    ['https://user:secret@rdap.two.example/ip/192.0.2.9', /not a public server/],
    ['https://127.0.0.1/ip/192.0.2.9', /not a public server/],
    ['https://10.1.2.3/ip/192.0.2.9', /not a public server/],
    ['https://[fd00::1]/ip/192.0.2.9', /not a public server/],
    ['https://intranet/ip/192.0.2.9', /not a public server/],
    ['ftp://rdap.two.example/', /no encryption/],
    ['', /names no address/],
    ['https://', /names no address/],
  ];
  for (const [location, words] of refused) {
    it(`to ${location === '' ? 'nowhere' : location} is not followed`, async () => {
      const { failure, asked } = createBench({ kept, answers: { [ASKED]: redirectTo(location) } });
      const told = await failure('192.0.2.9');
      assert.equal(told.reason, 'redirected');
      assert.match(told.message, words);
      assert.doesNotMatch(told.message, /secret/);
      assert.deepEqual(asked(), [ASKED]);
    });
  }

  it('is followed three times', async () => {
    const step = (number: number) => `https://rdap.one.example/${number}/ip/192.0.2.9`;
    const chain = (length: number) => ({
      [ASKED]: redirectTo(step(1)),
      ...Object.fromEntries(
        Array.from({ length }, (_, index) => [
          step(index + 1),
          index + 1 === length ? { body: network } : redirectTo(step(index + 2)),
        ]),
      ),
    });
    const { run } = createBench({ kept, answers: chain(3) });
    assert.equal((await run('192.0.2.9')).outcome.kind, 'found');
    const more = createBench({ kept, answers: chain(4) });
    const told = await more.failure('192.0.2.9');
    assert.equal(told.reason, 'redirected');
    assert.match(told.message, /more than 3 redirects/);
    assert.equal(more.asked().length, 4);
  });

  it('in a circle ends', async () => {
    const { failure, asked } = createBench({ kept, answers: { [ASKED]: redirectTo(ASKED) } });
    assert.equal((await failure('192.0.2.9')).reason, 'redirected');
    assert.equal(asked().length, 4);
  });

  it('on this machine may be plain HTTP, and leads nowhere else', async () => {
    const settings = { bootstrapUrl: 'http://127.0.0.1:8080/' };
    const from = settings.bootstrapUrl;
    const local: Services = [
      [['192.0.2.0/24'], ['http://127.0.0.1:1/']],
      [['198.51.100.0/24'], ['http://127.0.0.1:2/']],
    ];
    const asked = 'http://127.0.0.1:1/ip/192.0.2.9';
    const next = 'http://127.0.0.1:2/ip/192.0.2.9';
    const followed = createBench({
      settings,
      from,
      kept: { ipv4: local },
      answers: { [asked]: redirectTo(next), [next]: { body: network } },
    });
    assert.equal((await followed.run('192.0.2.9')).outcome.kind, 'found');
    for (const location of [at('rdap.arin.net'), at('rdap.two.example'), 'http://127.0.0.1:3/']) {
      const { failure } = createBench({
        settings,
        from,
        kept: { ipv4: local },
        answers: { [asked]: redirectTo(location) },
      });
      assert.equal((await failure('192.0.2.9')).reason, 'redirected', location);
    }
  });
});

/** Public names that are those of real registries: the door lets nothing else out. Nothing is sent. */
const PUBLIC: Services = [
  [['com'], ['https://rdap.verisign.com/com/v1/']],
  [['org'], ['https://rdap.publicinterestregistry.org/rdap/']],
];
const PUBLIC_NETWORKS: Services = [
  [['8.0.0.0/8'], ['https://rdap.arin.net/registry/']],
  [['5.0.0.0/8'], ['https://rdap.db.ripe.net/']],
];
const LISTED = new Set(
  [...PUBLIC, ...PUBLIC_NETWORKS].flatMap(([, urls]) => urls.map((url) => new URL(url).origin)),
);
const REGISTRAR = 'https://rdap.markmonitor.com';

const HOSTS = [
  'rdap.verisign.com',
  'rdap.publicinterestregistry.org',
  'rdap.arin.net',
  'rdap.db.ripe.net',
  'rdap.markmonitor.com',
  'evil.com',
  'rdap.verisign.com.evil.com',
  'rdap.verisign.com:8443',
  'rdap.verisign.com.',
  'user@rdap.verisign.com',
  'rdap.verisign.com@evil.com',
  '127.0.0.1',
  '[::1]',
  'localhost',
  '10.0.0.1',
  '169.254.169.254',
  'router.lan',
];
const location = fc.oneof(
  // Often enough a host that is followed, so that chains become long.
  {
    weight: 10,
    arbitrary: fc.constantFrom(...HOSTS.slice(0, 5)).map((host) => `https://${host}/domain/a.com`),
  },
  { weight: 6, arbitrary: fc.constantFrom(...HOSTS).map((host) => `https://${host}/domain/a.com`) },
  { weight: 2, arbitrary: fc.constantFrom(...HOSTS).map((host) => `http://${host}/ip/8.8.8.8`) },
  { weight: 1, arbitrary: fc.constantFrom(...HOSTS).map((host) => `//${host}/domain/a.com`) },
  { weight: 1, arbitrary: fc.webUrl() },
  { weight: 1, arbitrary: fc.constantFrom('/elsewhere', '?q', '', '\\\\evil.com\\x', 'data:,x') },
);
const answer = fc.oneof(
  { weight: 5, arbitrary: location.map((to) => redirectTo(to)) },
  {
    weight: 2,
    arbitrary: location.map((href) => ({ body: domainBody('a.com', related(href)) })),
  },
  {
    weight: 1,
    arbitrary: fc.constant({ body: domainBody('a.com', related(`${REGISTRAR}/domain/A.COM`)) }),
  },
  { weight: 1, arbitrary: fc.constant({ status: 404 }) },
);

describe('whatever servers say', () => {
  for (const behind of ['the door', 'nothing']) {
    it(`no request goes to a host that the rules do not name, with ${behind} between`, async () => {
      let followedOnes = 0;
      await fc.assert(
        fc.asyncProperty(
          fc.array(answer, { minLength: 1, maxLength: 9 }),
          fc.boolean(),
          fc.constantFrom<IndicatorRef>(
            { kind: 'fqdn', value: 'a.com' },
            { kind: 'ipv4', value: '8.8.8.8' },
          ),
          async (answers, askRegistrar, indicator) => {
            const { asked, linked } = await told(answers, askRegistrar, indicator, behind);
            for (const { href, origin } of asked) {
              const named = LISTED.has(origin) || isFixed(origin);
              assert.ok(named || (askRegistrar && linked.has(origin)), href);
            }
            assert.ok(asked.length <= (askRegistrar ? 8 : 4));
            followedOnes += asked.length > 1 ? 1 : 0;
          },
        ),
        { numRuns: 400 },
      );
      assert.ok(followedOnes > 40, `only ${followedOnes} chains were followed at all`);
    });
  }

  /** Origins of the table, of IANA and of ARIN, which `HOSTS` does not go beyond. */
  function isFixed(origin: string): boolean {
    return origin === 'https://rdap.iana.org' || origin === 'https://rdap.arin.net';
  }

  async function told(
    answers: readonly { status?: number; headers?: object; body?: unknown }[],
    askRegistrar: boolean,
    indicator: IndicatorRef,
    behind: string,
  ) {
    const provider = createRdap();
    const settings = { askRegistrar };
    const documents = createMemoryDocuments().of('rdap');
    const checkedAt = new Date(NOW).toISOString();
    documents.put(`${IANA}dns.json`, { body: listBody(PUBLIC), checkedAt });
    documents.put(`${IANA}ipv4.json`, { body: listBody(PUBLIC_NETWORKS), checkedAt });
    const asked: URL[] = [];
    /** https servers that an answer about the name linked to. */
    const linked = new Set<string>();
    const wire: Http = {
      request({ url }): Promise<HttpResponse> {
        asked.push(new URL(url));
        const { status = 200, headers = {}, body = '' } = answers[asked.length - 1] ?? {};
        const text = typeof body === 'string' ? body : JSON.stringify(body);
        const href = /"href":"(https:[^"]+\/domain\/a\.com)"/i.exec(text)?.[1];
        if (href !== undefined) {
          linked.add(new URL(href).origin);
        }
        return Promise.resolve({
          status,
          headers: { 'content-type': 'application/rdap+json', ...headers },
          body: text,
        });
      },
    };
    const session: Session = {
      settings,
      credentials: undefined,
      documents,
      http:
        behind === 'the door'
          ? leaving(
              {
                http: wire,
                provider,
                server: provider.server(settings),
                settings,
                credentials: undefined,
                documents,
                spending: { audit: createMemoryAuditLog(), budgets: () => ({}) },
                clock: { now: () => NOW },
              },
              { operation: 'rdap.any', askedFrom: 'test', cost: [], meter: { asked: 0 } },
            )
          : wire,
      clock: { now: () => NOW },
      signal: new AbortController().signal,
      mayAsk: () => undefined,
      resultOf: () => Promise.reject(new Error('RDAP asks no other operation')),
    };
    const operation = provider.operations.find(({ takes }) => takes.includes(indicator.kind))!;
    try {
      await operation.run(indicator, session, {});
    } catch (thrown) {
      const failure = failureOf(thrown);
      assert.notEqual(failure.reason, 'internal', failure.message);
    }
    return { asked, linked };
  }
});
