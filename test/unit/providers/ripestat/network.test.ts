import assert from 'node:assert/strict';
import { failureOf } from '../../../../src/core/errors';
import type { Session } from '../../../../src/core/operation/model';
import type { HttpResponse } from '../../../../src/core/ports';
import type { Answer } from '../../../../src/core/result/model';
import { factsOf } from '../../../../src/core/result/facts';
import { createMemoryDocuments } from '../../../../src/infra/store/memoryDocuments';
import { ripestat } from '../../../../src/providers/ripestat';
import { network } from '../../../../src/providers/ripestat/network';

const ADDRESS = { kind: 'ipv4', value: '192.0.2.10' } as const;
const NOW = Date.parse('2026-11-21T12:00:00Z');

type Script = Readonly<Record<string, Partial<HttpResponse> | object>>;

/** Answers by the name of the data call and, for an AS, by its number. */
function sessionOf(script: Script, asked: string[] = []): Session {
  return {
    settings: { enabled: true },
    credentials: undefined,
    documents: createMemoryDocuments().of('test'),
    http: {
      request({ url }) {
        asked.push(url);
        const { pathname, searchParams } = new URL(url);
        const call = pathname.split('/')[2] ?? '';
        const said = script[`${call} ${searchParams.get('resource') ?? ''}`] ?? script[call] ?? {};
        const response: HttpResponse = {
          status: 200,
          headers: { 'content-type': 'application/json; charset=utf-8' },
          body: JSON.stringify({ status: 'ok', messages: [], data: said }),
          ...('body' in said || 'status' in said ? (said as Partial<HttpResponse>) : {}),
        };
        return Promise.resolve(response);
      },
    },
    clock: { now: () => NOW },
    signal: new AbortController().signal,
    mayAsk: () => undefined,
    resultOf: () => Promise.reject(new Error('It asks no other operation.')),
  };
}

const WHOLE: Script = {
  'network-info': { asns: ['64500'], prefix: '192.0.2.0/24' },
  'as-overview': { resource: '64500', holder: 'EXAMPLE-AS Example Hosting', announced: true },
  'abuse-contact-finder': { abuse_contacts: ['abuse@hosting.example'], authoritative_rir: 'ripe' },
};

const values = (answer: Answer, id: Parameters<typeof factsOf>[1]) =>
  factsOf(answer, id).flatMap((fact) => fact.values);

async function failing(script: Script) {
  try {
    await network.run(ADDRESS, sessionOf(script), {});
  } catch (thrown) {
    return failureOf(thrown);
  }
  throw new Error('It was answered.');
}

describe('RIPEstat: the routing of an address', () => {
  it('tells prefix, origin, holder and abuse contact', async () => {
    const asked: string[] = [];
    const answer = await network.run(ADDRESS, sessionOf(WHOLE, asked), {});
    assert.deepEqual(answer.outcome, { kind: 'found' });
    assert.deepEqual(values(answer, 'networks'), ['192.0.2.0/24']);
    assert.deepEqual(values(answer, 'asn'), ['AS64500']);
    assert.deepEqual(values(answer, 'organisation'), ['EXAMPLE-AS Example Hosting']);
    assert.deepEqual(values(answer, 'abuseMailbox'), ['abuse@hosting.example']);
    assert.deepEqual(
      factsOf(answer).map(({ attribute }) => attribute),
      ['CIDR Block', 'ASN', undefined, 'Abuse Mailbox'],
    );
    assert.deepEqual(asked.sort(), [
      'https://stat.ripe.net/data/abuse-contact-finder/data.json?resource=192.0.2.10&sourceapp=indicator-lens',
      'https://stat.ripe.net/data/as-overview/data.json?resource=AS64500&sourceapp=indicator-lens',
      'https://stat.ripe.net/data/network-info/data.json?resource=192.0.2.10&sourceapp=indicator-lens',
    ]);
    assert.equal(answer.raw.length, 3);
  });

  it('lists several origins, and says which were not asked for', async () => {
    const asns = ['64500', '64501', '64502', '64503', '64504'];
    const answer = await network.run(
      ADDRESS,
      sessionOf({ ...WHOLE, 'network-info': { asns, prefix: '192.0.2.0/24' } }),
      {},
    );
    assert.deepEqual(answer.outcome, {
      kind: 'partial',
      reason: 'The holders of 1 more origin were not asked for.',
    });
    const [table] = answer.sections.filter(({ type }) => type === 'table');
    assert.equal(table?.type === 'table' && table.rows.length, 5);
  });

  it('is read leniently: numbers for texts, nulls, keys that are missing', async () => {
    const answer = await network.run(
      ADDRESS,
      sessionOf({
        'network-info': { asns: [64500, null], prefix: '192.0.2.0/24' },
        'as-overview': { holder: null },
        'abuse-contact-finder': { abuse_contacts: null },
      }),
      {},
    );
    assert.deepEqual(answer.outcome, { kind: 'found' });
    assert.deepEqual(values(answer, 'asn'), ['AS64500']);
    assert.deepEqual(values(answer, 'abuseMailbox'), []);
  });

  it('says that an address is not announced', async () => {
    const answer = await network.run(
      ADDRESS,
      sessionOf({ ...WHOLE, 'network-info': { asns: [], prefix: null } }),
      {},
    );
    assert.deepEqual(answer.outcome, {
      kind: 'noRecord',
      reason: 'No prefix that holds 192.0.2.10 is announced, as far as RIPEstat sees.',
    });
  });

  it('is partial where the abuse contact or a holder did not come', async () => {
    const answer = await network.run(
      ADDRESS,
      sessionOf({ ...WHOLE, 'as-overview': { status: 503 } }),
      {},
    );
    assert.deepEqual(answer.outcome, {
      kind: 'partial',
      reason: 'The holder of AS64500 is missing: stat.ripe.net failed to answer (HTTP 503).',
    });
    assert.deepEqual(values(answer, 'asn'), ['AS64500']);
  });

  const page = { headers: { 'content-type': 'text/html' }, body: '<html>Sign in</html>' };
  const rows: readonly (readonly [string, object, string, RegExp])[] = [
    ['429 with a time', { status: 429, headers: { 'retry-after': '7' } }, 'busy', /429/],
    ['429 without', { status: 429 }, 'busy', /429/],
    ['500', { status: 500, body: 'oops' }, 'serverError', /500/],
    ['a page', { status: 200, ...page }, 'notSuchServer', /web page/],
    ['a page with 404', { status: 404, ...page }, 'notSuchServer', /web page/],
    ['a page with 403', { status: 403, ...page }, 'notSuchServer', /firewall or a proxy/],
    ['404 without words', { status: 404, body: '' }, 'notSuchServer', /HTTP 404/],
    ['401', { status: 401, body: '' }, 'noAccess', /refuses to answer/],
    ['304', { status: 304, body: '' }, 'serverError', /nothing has changed/],
    ['206', { status: 206 }, 'notUnderstood', /HTTP 206/],
    ['a redirect', { status: 302, headers: { location: 'https://x.test' } }, 'redirected', /302/],
    [
      '400 with words',
      {
        status: 400,
        body: JSON.stringify({ status: 'error', messages: [['error', 'Unsupported resource']] }),
      },
      'badRequest',
      /400\): “Unsupported resource”/,
    ],
    [
      'an error with 200',
      {
        body: JSON.stringify({ status: 'error', messages: [['error', 'Try later']], data: {} }),
      },
      'notUnderstood',
      /“Try later”/,
    ],
    ['half of a body', { body: '{"status":"ok","data":{"asn' }, 'notUnderstood', /documented/],
    ['nothing', { body: '' }, 'notUnderstood', /documented/],
    ['a list', { body: '[1]' }, 'notUnderstood', /documented/],
  ];
  for (const [what, said, reason, message] of rows) {
    it(`${what} is ${reason}`, async () => {
      const failure = await failing({ ...WHOLE, 'network-info': said });
      assert.equal(failure.reason, reason);
      assert.match(failure.message, message);
      assert.match(failure.remedy, /\S.*\.$/);
    });
  }

  it('waits as long as it is told to, or a minute', async () => {
    const wait = async (headers: Record<string, string>) =>
      (await failing({ ...WHOLE, 'network-info': { status: 429, headers } })).retryAfterSeconds;
    assert.equal(await wait({ 'retry-after': '7' }), 7);
    assert.equal(await wait({}), 60);
  });
});

describe('RIPEstat: the declaration', () => {
  it('is off until it is switched on, needs no key, and asks one server', () => {
    assert.deepEqual(ripestat.server({}), {
      origin: 'https://stat.ripe.net',
      enabled: false,
      allowsInternal: false,
    });
    assert.equal(ripestat.credentials, undefined);
    assert.ok(!('reaches' in ripestat));
    assert.deepEqual(
      network.cost(ADDRESS, {}).map(({ unit }) => unit),
      ['request'],
    );
  });

  it('names the setting that cannot be used', () => {
    assert.throws(() => ripestat.server({ baseUrl: 'ftp://stat.example' }), /ripestat\.baseUrl/);
    assert.throws(() => ripestat.server({ enabled: 'yes' }), /ripestat\.enabled/);
  });

  it('tests the connection with an address of its own', async () => {
    const report = await ripestat.test(sessionOf(WHOLE));
    assert.deepEqual(report, {
      ok: true,
      message: 'Connected to stat.ripe.net: it announces 192.0.2.0/24 for 193.0.14.129.',
    });
    const refused = await ripestat.test(sessionOf({ 'network-info': { status: 500 } }));
    assert.equal(refused.failure?.reason, 'serverError');
  });
});
