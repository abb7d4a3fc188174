import assert from 'node:assert/strict';
import type { Failure } from '../../../../src/core/errors';
import { failureFrom, indicator, operation, reasonFrom, run, sessionOver } from './session';
import type { Scripted, SessionOptions } from './session';
import { factIn, plain, reasonOf, table } from './sections';

const WHOIS = '/v1/login-secure.example/whois/parsed';
const names = (count: number) => Array.from({ length: count }, (_, n) => `n${n}.example`);
const path = (domain: string) => `/v1/${domain}/name-server-domains`;

function whois(...hosts: string[]): Scripted {
  return { body: { response: { name_servers: hosts, whois: { record: 'text' } } } };
}

function served(primary: number, secondary: number, listed = primary): Scripted {
  return {
    body: {
      response: {
        name_server: { hostname: 'x.example', primary, secondary, total: primary + secondary },
        primary_domains: names(listed),
        secondary_domains: [],
      },
    },
  };
}

const quota: Scripted = {
  status: 503,
  body: { error: { code: 503, message: 'exceeded the maximum number of requests per minute' } },
};

async function ask(
  answers: Record<string, Scripted>,
  parameters = {},
  options: SessionOptions = {},
) {
  const { session, asked } = sessionOver(answers, options);
  return {
    answer: await run('reverseNameServer', 'login-secure.example', session, parameters),
    asked,
  };
}

describe('DomainTools reverse name server', () => {
  it('asks once for all name servers of one registered domain', async () => {
    const { answer, asked } = await ask({
      [WHOIS]: whois('NS1.PARK-DNS.EXAMPLE', 'ns2.park-dns.example'),
      [path('park-dns.example')]: served(2, 0),
    });
    assert.deepEqual(asked, [WHOIS, path('park-dns.example')]);
    assert.deepEqual(plain(factIn(answer, 'nameServers')?.values ?? []), [
      'ns1.park-dns.example',
      'ns2.park-dns.example',
    ]);
    assert.equal(table(answer, 'nameServers').addLabel, 'Add Selected Name Servers');
  });

  it('tells of the list that is cut at 10,000 and of the secondary list that is hidden', async () => {
    const { answer } = await ask({
      [WHOIS]: whois('ns1.park-dns.example'),
      [path('park-dns.example')]: served(18_328, 669, 10_000),
    });
    const primary = table(answer, 'primaryDomains-park-dns.example');
    const secondary = table(answer, 'secondaryDomains-park-dns.example');
    assert.deepEqual(
      [primary.shown, primary.total, primary.cappedBy?.by],
      [10_000, 18_328, 'vendor'],
    );
    assert.deepEqual(
      [secondary.shown, secondary.total, secondary.cappedBy?.by],
      [0, 669, 'vendor'],
    );
    assert.match(reasonOf(answer), /Shown 10,000 of 18,328 primary domains/);
    assert.match(reasonOf(answer), /Shown 0 of 669 secondary domains/);
  });

  it('asks about at most four and names and offers the rest', async () => {
    const domains = ['a', 'b', 'c', 'd', 'e', 'f'].map((letter) => `${letter}-dns.example`);
    const { answer, asked } = await ask({
      [WHOIS]: whois(...domains.map((domain) => `ns1.${domain}`)),
      ...Object.fromEntries(domains.slice(0, 4).map((domain) => [path(domain), served(1, 0)])),
    });
    assert.equal(asked.length, 5);
    assert.match(reasonOf(answer), /Not asked, to spare quota: e-dns\.example, f-dns\.example\./);
    assert.deepEqual(
      answer.offers?.map((offer) => offer.parameters.nameServer),
      ['e-dns.example', 'f-dns.example', 'login-secure.example'],
    );
    assert.deepEqual(
      operation('reverseNameServer').cost(indicator('login-secure.example'), {}),
      [
        { product: 'parsed-whois', amount: 1, unit: 'query' },
        { product: 'reverse-name-server', amount: 4, unit: 'query', bound: 'atMost' },
      ],
      'the most it can spend',
    );
  });

  it('asks about a name server given directly, without WHOIS', async () => {
    const { answer, asked } = await ask(
      { [path('park-dns.example')]: served(1, 0) },
      { nameServer: 'NS1[.]park-dns.example' },
    );
    assert.deepEqual(asked, [path('park-dns.example')]);
    assert.equal(answer.lookedUp, 'park-dns.example');
    const failed = ask({}, { nameServer: '203.0.113.80' });
    assert.equal(await reasonFrom(failed), 'badInput');
  });

  it('sends no name server that must not be sent, and says so', async () => {
    const refusal: Failure = {
      reason: 'refused',
      message: 'corp.internal was not sent: it is internal.',
      remedy: 'Nothing to do.',
      action: 'none',
    };
    const { answer, asked } = await ask(
      {
        [WHOIS]: whois('ns1.corp.internal', 'ns1.park-dns.example'),
        [path('park-dns.example')]: served(1, 0),
      },
      {},
      { mayAsk: ({ value }) => (value.endsWith('internal') ? refusal : undefined) },
    );
    assert.deepEqual(asked, [WHOIS, path('park-dns.example')]);
    assert.equal(answer.outcome.kind, 'partial');
    assert.match(reasonOf(answer), /corp\.internal was not sent/);
  });

  it('keeps what it has when a later question fails, and fails when the first one does', async () => {
    const { answer } = await ask({
      [WHOIS]: whois('ns1.a-dns.example', 'ns1.b-dns.example'),
      [path('a-dns.example')]: served(1, 0),
      [path('b-dns.example')]: quota,
    });
    assert.equal(answer.outcome.kind, 'partial');
    assert.match(reasonOf(answer), /b-dns\.example is missing: .*quota per minute/);
    const first = ask({ [WHOIS]: whois('ns1.a-dns.example'), [path('a-dns.example')]: quota });
    assert.equal(await reasonFrom(first), 'quotaPerMinute');
  });

  it('passes on why WHOIS failed, and has no record where WHOIS names no name server', async () => {
    const failure = await failureFrom(ask({ [WHOIS]: quota }));
    assert.equal(failure.reason, 'quotaPerMinute');
    assert.equal(failure.retryAfterSeconds, 60);
    const { answer } = await ask({ [WHOIS]: whois() });
    assert.equal(answer.outcome.kind, 'noRecord');
    assert.match(reasonOf(answer), /names no name server/);
    const { answer: unknown } = await ask({
      [WHOIS]: { status: 404, body: { error: { code: 404, message: 'none' } } },
    });
    assert.match(reasonOf(unknown), /has no WHOIS record of it/);
    assert.equal(answer.offers?.[0]?.parameters.nameServer, 'login-secure.example');
    assert.equal(answer.offers[0].otherQuestion, true);
  });

  it('has no record where the name server serves nothing known', async () => {
    const { answer } = await ask({
      [WHOIS]: whois('ns1.park-dns.example'),
      [path('park-dns.example')]: {
        status: 404,
        body: { error: { code: 404, message: 'none' } },
      },
    });
    assert.equal(answer.outcome.kind, 'noRecord');
  });
});
