import assert from 'node:assert/strict';
import { failureOf } from '../../../../src/core/errors';
import type { IndicatorRef } from '../../../../src/core/indicator/model';
import type { Parameters } from '../../../../src/core/operation/ids';
import type { HttpRequest, HttpResponse } from '../../../../src/core/ports';
import type { Answer, TableSection } from '../../../../src/core/result/model';
import { rdata } from '../../../../src/providers/dnsdb/rdata';
import { rrset } from '../../../../src/providers/dnsdb/rrset';
import { KEY, LIMITED, NOW, framed, sessionWith, set } from './session';

const NAME: IndicatorRef = { kind: 'fqdn', value: 'www.login-secure.example' };
const ADDRESS: IndicatorRef = { kind: 'ipv4', value: '203.0.113.80' };
const BASE = 'https://api.dnsdb.info/dnsdb/v2';

interface Asked {
  readonly answer: Answer;
  readonly request: HttpRequest;
}

async function ask(
  indicator: IndicatorRef,
  answer: Partial<HttpResponse>,
  parameters: Parameters = {},
  settings: object = {},
  operation = indicator.kind === 'fqdn' ? rrset : rdata,
): Promise<Asked> {
  const { session, requests } = sessionWith([answer], { settings });
  const given = await operation.run(indicator, session, parameters);
  const [request] = requests;
  assert.ok(request);
  assert.equal(requests.length, 1);
  return { answer: given, request };
}

async function failure(answer: Partial<HttpResponse>) {
  try {
    await ask(NAME, answer);
  } catch (thrown) {
    return failureOf(thrown);
  }
  return assert.fail('the look-up did not fail');
}

function tableOf({ sections }: Answer): TableSection {
  const table = sections.find(({ id }) => id === 'records');
  assert.equal(table?.type, 'table');
  return table;
}

function labels({ offers = [] }: Answer): readonly string[] {
  return offers.map(({ label }) => label);
}

describe('DNSDB: what is asked', () => {
  it('has the key in a header, and in nothing else', async () => {
    const { request } = await ask(NAME, { body: framed([]) });
    assert.equal(request.headers?.['X-API-Key'], KEY);
    assert.equal(request.headers.Accept, 'application/x-ndjson');
    assert.equal(request.carriesCredentials, true);
    assert.ok(!request.url.includes(KEY));
  });

  it('names what each kind of indicator is to the server', async () => {
    const ipv6: IndicatorRef = { kind: 'ipv6', value: '2001:db8:80::23' };
    const urls = [
      (await ask(NAME, { body: framed([]) })).request.url,
      (await ask(NAME, { body: framed([]) }, {}, {}, rdata)).request.url,
      (await ask(ADDRESS, { body: framed([]) })).request.url,
      (await ask(ipv6, { body: framed([]) })).request.url,
    ];
    assert.deepEqual(
      urls.map((url) => url.replace(BASE, '').split('?')[0]),
      [
        '/lookup/rrset/name/www.login-secure.example',
        '/lookup/rdata/name/www.login-secure.example',
        '/lookup/rdata/ip/203.0.113.80',
        '/lookup/rdata/ip/2001:db8:80::23',
      ],
    );
  });

  it('keeps to the limit and the days of the settings, unless the question says otherwise', async () => {
    const settings = { limit: 50, lastDays: 90, baseUrl: 'http://127.0.0.1:8080/v2/' };
    const usual = await ask(NAME, { body: framed([]) }, {}, settings);
    assert.equal(
      usual.request.url,
      'http://127.0.0.1:8080/v2/lookup/rrset/name/www.login-secure.example?limit=50&time_last_after=-7776000&swclient=indicator-lens',
    );
    const parameters = {
      limit: 7,
      offset: 14,
      rrtype: 'mx',
      seenAfter: '2026-01-01',
      seenBefore: '2026-02-01',
    };
    const own = await ask(NAME, { body: framed([]) }, parameters, settings);
    assert.match(
      own.request.url,
      /example\/MX\?limit=7&offset=14&time_last_after=1767225600&time_first_before=1769904000&/,
    );
    assert.match(
      JSON.stringify(own.answer.outcome),
      /beyond the first 14 \(of type MX, seen since 2026-01-01, first seen before 2026-02-01\)\./,
    );
    const all = await ask(NAME, { body: framed([]) }, { lastDays: 0 }, settings);
    assert.doesNotMatch(all.request.url, /time_/);
  });

  it('is refused where a parameter makes no sense', async () => {
    const wrong: readonly Parameters[] = [
      { limit: 0 },
      { limit: 1.5 },
      { limit: 200_000 },
      { offset: -1 },
      { lastDays: -1 },
      { rrtype: 'A/../../rate_limit' },
      { seenAfter: 'yesterday' },
      { seenBefore: '2026-13-01' },
    ];
    for (const parameters of wrong) {
      const { session, requests } = sessionWith([]);
      await assert.rejects(rrset.run(NAME, session, parameters), (thrown) => {
        const { reason, message } = failureOf(thrown);
        assert.equal(reason, 'badInput');
        assert.ok(message.includes(Object.keys(parameters)[0] ?? ''), message);
        return true;
      });
      assert.equal(requests.length, 0);
    }
  });

  it('is never a key that no header can carry', async () => {
    for (const key of ['line\nbreak', 'schlüssel', 'with space']) {
      const { session, requests } = sessionWith([], { credentials: { key } });
      await assert.rejects(
        rrset.run(NAME, session, {}),
        (thrown) => failureOf(thrown).reason === 'badCredentials',
      );
      assert.equal(requests.length, 0);
    }
  });

  it('is what was asked then, while a stored answer is mapped again', async () => {
    const name = 'www.login-secure.example';
    const url = `${BASE}/lookup/rrset/name/${name}?limit=1&time_last_after=-86400&swclient=indicator-lens`;
    const body = framed([set(`${name}.`, 'A', ['203.0.113.80'])], LIMITED);
    const { session, requests } = sessionWith([{ body }], {
      settings: { limit: 50, lastDays: 7 },
      replaying: [`GET ${url}`],
    });
    const answer = await rrset.run(NAME, session, {});
    assert.equal(requests[0]?.url, url);
    const { note, cappedBy } = tableOf(answer);
    assert.match(note ?? '', /Only records seen in the last day\.$/);
    assert.equal(cappedBy?.by, 'request');
  });
});

describe('DNSDB: what is read', () => {
  it('has a row for each value of a set, names without their dot, and the bailiwick', async () => {
    const { answer } = await ask(NAME, {
      body: framed([
        set('www.login-secure.example.', 'A', ['203.0.113.80', '203.0.113.81']),
        set('www.login-secure.example.', 'MX', ['10 mx1.postbox.example.']),
      ]),
    });
    assert.deepEqual(answer.outcome, { kind: 'found' });
    assert.equal(answer.lookedUp, NAME.value);
    const table = tableOf(answer);
    const owner = { kind: 'fqdn', value: 'www.login-secure.example' };
    const rest = ['2013-09-25T20:02:10Z', '2015-04-01T09:51:39Z', 5059, 'login-secure.example'];
    assert.deepEqual(table.rows, [
      [owner, 'A', { kind: 'ipv4', value: '203.0.113.80' }, ...rest, 'sensors'],
      [owner, 'A', { kind: 'ipv4', value: '203.0.113.81' }, ...rest, 'sensors'],
      [
        owner,
        'MX',
        { kind: 'fqdn', value: 'mx1.postbox.example', text: '10 mx1.postbox.example' },
        ...rest,
        'sensors',
      ],
    ]);
    assert.equal(table.cappedBy, undefined);
    assert.deepEqual(
      table.columns.map(({ id }) => id),
      ['rrname', 'rrtype', 'rdata', 'firstSeen', 'lastSeen', 'count', 'bailiwick', 'seenBy'],
    );
  });

  it('keeps the zones and zone files apart in which the same record was seen', async () => {
    const [name, type, data] = ['www.login-secure.example.', 'NS', ['ns1.park-dns.example.']];
    const { answer } = await ask(NAME, {
      body: framed([
        set(name, type, data),
        set(name, type, data, { bailiwick: 'example.' }),
        {
          count: 700,
          zone_time_first: 1_500_000_000,
          zone_time_last: 1_600_000_000,
          rrname: name,
          rrtype: type,
          bailiwick: 'example.',
          rdata: data,
        },
      ]),
    });
    assert.deepEqual(
      tableOf(answer).rows.map((row) => row.slice(5)),
      [
        [700, 'example', 'zone file'],
        [5059, 'login-secure.example', 'sensors'],
        [5059, 'example', 'sensors'],
      ],
    );
  });

  it('takes data that is one string, as look-ups by data have it', async () => {
    const { answer } = await ask(ADDRESS, {
      body: framed([
        { ...set('www.login-secure.example.', 'A', '203.0.113.80'), bailiwick: undefined },
      ]),
    });
    const table = tableOf(answer);
    assert.equal(table.shown, 1);
    assert.ok(!table.columns.some(({ id }) => id === 'bailiwick'));
    const [summary] = answer.sections;
    assert.equal(summary?.type, 'facts');
    const names = summary.facts.find(({ id }) => id === 'seenNames');
    assert.deepEqual(names?.values, [{ kind: 'fqdn', value: 'www.login-secure.example' }]);
  });

  it('stands on the timeline, addresses and name servers in their lanes', async () => {
    const { answer } = await ask(NAME, {
      body: framed([
        set('www.login-secure.example.', 'A', ['203.0.113.80']),
        set('www.login-secure.example.', 'NS', ['ns1.park-dns.example.']),
      ]),
    });
    const timeline = answer.sections.find(({ id }) => id === 'timeline');
    assert.equal(timeline?.type, 'timeline');
    assert.deepEqual(
      timeline.entries.map(({ lane, start, end }) => [lane, start, end]),
      ['address', 'nameServer'].map((lane) => [
        lane,
        '2013-09-25T20:02:10Z',
        '2015-04-01T09:51:39Z',
      ]),
    );
  });

  it('is no record only where the end mark says so, or the server in words', async () => {
    const nothing = 'DNSDB has no record of www.login-secure.example.';
    for (const answer of [
      { body: framed([]) },
      { status: 404, body: 'Error: no results found for query.' },
    ]) {
      const { outcome } = (await ask(NAME, answer)).answer;
      assert.deepEqual(outcome, { kind: 'noRecord', reason: nothing });
    }
    const pointing = (await ask(ADDRESS, { body: framed([]) }, { rrtype: 'A' })).answer;
    assert.deepEqual(pointing.outcome, {
      kind: 'noRecord',
      reason: 'DNSDB has no record that points to 203.0.113.80 (of type A).',
    });
    for (const body of ['', framed([], { cond: 'ping' }), framed([], null)]) {
      const { reason, message } = await failure({ body });
      assert.equal(reason, 'notUnderstood', body);
      assert.match(message, /before its first record and its end mark/);
    }
  });

  it('says which days and types are left out', async () => {
    const { answer } = await ask(NAME, { body: framed([]) }, {}, { lastDays: 30 });
    assert.deepEqual(answer.outcome, {
      kind: 'noRecord',
      reason: 'DNSDB has no record of www.login-secure.example (seen in the last 30 days).',
    });
    assert.deepEqual(labels(answer), [
      'Ask for records of any age',
      'Look up every name under login-secure.example',
    ]);
    assert.deepEqual(answer.offers?.[0]?.parameters, { lastDays: 0 });
    const some = await ask(
      NAME,
      { body: framed([set('www.login-secure.example.', 'A', ['203.0.113.80'])]) },
      { seenAfter: '2013-01-01' },
    );
    assert.match(tableOf(some.answer).note ?? '', /Only records seen since 2013-01-01\.$/);
  });
});

describe('DNSDB: what is not all there is', () => {
  const records = [1, 2].map((last) =>
    set('www.login-secure.example.', 'A', [`203.0.113.${last}`], { time_first: last }),
  );

  it('offers ten times as much for the same price', async () => {
    const { answer } = await ask(NAME, { body: framed(records, LIMITED) }, {}, { limit: 2 });
    assert.deepEqual(answer.outcome, {
      kind: 'partial',
      reason: 'The server lists no more records: "Result limit reached".',
    });
    assert.deepEqual(tableOf(answer).cappedBy, {
      by: 'request',
      reason: 'At most 2 record sets were asked for (indicatorLens.dnsdb.limit).',
    });
    assert.deepEqual(labels(answer), [
      'Read up to 20 record sets',
      'Count them first, without reading them',
      'Read only those seen in the last 90 days',
      'Look up every name under login-secure.example',
    ]);
    assert.deepEqual(
      answer.offers?.map(({ parameters }) => parameters),
      [{ limit: 20 }, { summarize: true }, { lastDays: 90 }, { under: true }],
    );
    for (const { cost } of answer.offers) {
      assert.deepEqual(cost, [{ product: 'dnsdb', amount: 1, unit: 'query' }]);
    }
  });

  it('offers the next ones where the account is listed no more at once', async () => {
    const { answer } = await ask(NAME, { body: framed(records, LIMITED) });
    assert.deepEqual(tableOf(answer).cappedBy, {
      by: 'account',
      reason: 'This account is listed at most 2 record sets in one query.',
    });
    assert.equal(labels(answer)[0], 'Read the record sets after the first 2');
    const next = answer.offers?.[0]?.parameters ?? {};
    const { answer: later, request } = await ask(NAME, { body: framed(records) }, next);
    assert.match(request.url, /&offset=2&/);
    assert.deepEqual(later.outcome, {
      kind: 'partial',
      reason: 'The first 2 record sets are not in this answer.',
    });
  });

  it('is said where the server failed, was cut off, or came without an end', async () => {
    const bodies: readonly (readonly [string, string, boolean])[] = [
      [
        framed(records, { cond: 'failed', msg: 'Query timed out' }),
        'The server failed before the end: "Query timed out".',
        true,
      ],
      [framed(records, null), 'The answer was cut before its end mark.', true],
      [
        records.map((one) => `${JSON.stringify(one)}\n`).join(''),
        'The answer came without its end mark, so records may be missing.',
        false,
      ],
    ];
    for (const [body, reason, passing] of bodies) {
      const { answer } = await ask(NAME, { body });
      assert.deepEqual(answer.outcome, {
        kind: 'partial',
        reason,
        ...(passing && { passing: true }),
      });
      assert.equal(tableOf(answer).shown, 2);
    }
    const { answer } = await ask(NAME, { body: framed(records).slice(0, -60) });
    assert.match(JSON.stringify(answer.outcome), /ends in the middle of a record/);
  });

  it('is counted on request, and then offered', async () => {
    const told = { count: 1127, num_results: 14_000, time_first: 1_380_139_330 };
    const body = framed([{ ...told, time_last: 1_427_881_899 }]);
    const { answer, request } = await ask(NAME, { body }, { summarize: true, rrtype: 'A' });
    assert.match(request.url, /\/summarize\/rrset\/name\/www\.login-secure\.example\/A\?limit=0&/);
    assert.deepEqual(answer.outcome, {
      kind: 'partial',
      reason:
        'DNSDB has 14,000 record sets for www.login-secure.example (of type A). They were counted, and none has been read.',
    });
    assert.deepEqual(labels(answer), [
      'Read 10,000 of 14,000 record sets',
      'Read all 14,000 record sets',
    ]);
    assert.deepEqual(
      answer.offers?.map(({ parameters }) => parameters),
      [
        { rrtype: 'A', limit: 10_000 },
        { rrtype: 'A', limit: 14_000 },
      ],
    );
    const [summary] = answer.sections;
    assert.equal(summary?.type, 'facts');
    assert.deepEqual(
      summary.facts.map(({ id, values }) => [id, ...values]),
      [
        ['recordCount', 14_000],
        ['firstSeen', '2013-09-25T20:02:10Z'],
        ['lastSeen', '2015-04-01T09:51:39Z'],
      ],
    );
  });

  it('is counted as nothing, as at least so much, or not at all', async () => {
    const count = (body: string) => ask(NAME, { body }, { summarize: true });
    const none = await count(framed([{ count: 0, num_results: 0 }]));
    assert.equal(none.answer.outcome.kind, 'noRecord');
    assert.equal((await count(framed([]))).answer.outcome.kind, 'noRecord');
    const least = await count(framed([{ count: '9', num_results: '5' }], LIMITED));
    assert.match(JSON.stringify(least.answer.outcome), /DNSDB has at least 5 record sets/);
    await assert.rejects(
      count(framed([{ count: 5 }])),
      (thrown) => failureOf(thrown).reason === 'notUnderstood',
    );
  });
});

describe('DNSDB: the names under a domain', () => {
  it('are asked for with a wildcard, and are related no closer than that', async () => {
    const { answer, request } = await ask(
      NAME,
      { body: framed([set('mail.login-secure.example.', 'A', ['203.0.113.81'])]) },
      { under: true },
    );
    assert.match(request.url, /\/lookup\/rrset\/name\/\*\.login-secure\.example\?/);
    assert.equal(answer.lookedUp, '*.login-secure.example');
    assert.equal(answer.offers, undefined);
    assert.deepEqual(
      tableOf(answer).columns.flatMap(({ relation }) => relation ?? []),
      ['associated in passive DNS', 'associated in passive DNS'],
    );
    const none = await ask(NAME, { body: framed([]) }, { under: true });
    assert.deepEqual(none.answer.outcome, {
      kind: 'noRecord',
      reason: 'DNSDB has no record of *.login-secure.example.',
    });
  });
});

describe('DNSDB: what goes wrong', () => {
  const plain = (status: number, body: string, headers = {}): Partial<HttpResponse> => ({
    status,
    body,
    headers: { 'content-type': 'text/plain', ...headers },
  });

  const faults: readonly (readonly [Partial<HttpResponse>, string, RegExp])[] = [
    [plain(400, 'Error: bad name'), 'badRequest', /\(HTTP 400\): "Error: bad name"\.$/],
    [plain(401, 'Error: no key'), 'badCredentials', /stored key \(HTTP 401\): "Error: no key"\.$/],
    [plain(403, 'Error: expired'), 'noAccess', /stored key \(HTTP 403\): "Error: expired"\.$/],
    [plain(404, 'Error: unknown path'), 'notSuchServer', /no DNSDB API at this address/],
    [plain(404, ''), 'notSuchServer', /\(HTTP 404\)\.$/],
    [plain(416, 'Error: offset too large'), 'badRequest', /that far down the list/],
    [plain(429, 'Error: Rate limit exceeded'), 'quotaSpent', /no more queries with this key/],
    [plain(500, 'Error: oops'), 'serverError', /failed while it answered \(HTTP 500\)/],
    [plain(503, 'Error: too many connections'), 'busy', /at this moment \(HTTP 503\)/],
    [{ status: 302, headers: { location: '/' } }, 'redirected', /never followed with a key/],
    [{ body: '<html>Sign in</html>' }, 'notSuchServer', /A web page came/],
    [{ body: '{"message":"Rate limit exceeded"}' }, 'quotaSpent', /no more queries/],
    [{ body: '{"ok":true}' }, 'notUnderstood', /holds no passive DNS record/],
    [
      { body: framed([], { cond: 'failed', msg: 'Query timed out' }) },
      'serverError',
      /failed while it answered: "Query timed out"\.$/,
    ],
    [{ status: 206 }, 'notUnderstood', /only a part/],
  ];
  for (const [answer, reason, words] of faults) {
    it(`is ${reason}: ${answer.status ?? 200} ${(answer.body ?? '').replaceAll('\n', ' ')}`, async () => {
      const told = await failure(answer);
      assert.equal(told.reason, reason);
      assert.match(told.message, words);
    });
  }

  it('says when a spent allowance starts again, where the server tells', async () => {
    const rate = (reset: string, remaining = '0') =>
      plain(429, 'Error: Rate limit exceeded', {
        'x-ratelimit-reset': reset,
        'x-ratelimit-remaining': remaining,
      });
    const inAnHour = String(NOW / 1000 + 3600);
    assert.equal((await failure(rate(inAnHour))).retryAfterSeconds, 3600);
    for (const silent of [rate('n/a'), rate(inAnHour, '12'), rate(String(NOW / 1000 - 5))]) {
      const { retryAfterSeconds, action } = await failure(silent);
      assert.deepEqual([retryAfterSeconds, action], [undefined, 'testConnection']);
    }
    const told = plain(429, '', { 'retry-after': '20' });
    assert.equal((await failure(told)).retryAfterSeconds, 20);
  });
});
