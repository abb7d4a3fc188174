import assert from 'node:assert/strict';
import { indicator, operation, reasonFrom, run, sessionOver } from './session';
import type { Scripted } from './session';
import { plain, reasonOf, table } from './sections';

const IRIS = '/v1/iris-investigate/';
const OWN = `${IRIS}?domain=login-secure.example`;
const byHost = (host: string, position?: string) =>
  `${IRIS}?mailserver_host=${host}${position === undefined ? '' : `&position=${position}`}`;

const LIMIT: Scripted = {
  body: {
    response: {
      limit_exceeded: true,
      has_more_results: true,
      message: 'Maximum 5000 returned - you may need to refine your query.',
      missing_domains: [],
    },
  },
};
const NO_ACCESS: Scripted = { status: 403, body: { error: { code: 403, message: 'no access' } } };

function own(...hosts: readonly (readonly [host: string, count: number])[]): Scripted {
  const mx = hosts.map(([host, count], index) => ({
    host: { value: host, count },
    domain: { value: null, count: 0 },
    ip: [],
    priority: index,
  }));
  return page([{ domain: 'login-secure.example', mx }], 1);
}

function page(results: readonly object[], total: number, position?: string): Scripted {
  const more = position !== undefined;
  return {
    body: {
      response: {
        limit_exceeded: false,
        has_more_results: more,
        message: 'Enjoy your data.',
        total_count: total,
        ...(more ? { position } : {}),
        results,
        missing_domains: [],
      },
    },
  };
}

const domains = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ domain: `n${n}.example` }));

async function ask(answers: Record<string, Scripted>, parameters = {}) {
  const { session, asked } = sessionOver(answers);
  return { answer: await run('reverseMx', 'login-secure.example', session, parameters), asked };
}

describe('DomainTools reverse MX', () => {
  it('pages by position, stops after four pages and offers to read on', async () => {
    const host = 'mx1.postbox.example';
    const { answer, asked } = await ask({
      [OWN]: own([host, 3000]),
      [byHost(host)]: page(domains(500), 3000, 'p1'),
      [byHost(host, 'p1')]: page(domains(500), 3000, 'p2'),
      [byHost(host, 'p2')]: page(domains(500), 3000, 'p3'),
      [byHost(host, 'p3')]: page(domains(500), 3000, 'p4'),
    });
    assert.equal(asked.length, 5);
    const listed = table(answer, `domains-${host}`);
    assert.deepEqual(
      [listed.shown, listed.total, listed.cappedBy?.by],
      [2000, 3000, 'indicatorLens'],
    );
    assert.match(reasonOf(answer), /Shown 2,000 of 3,000 domains that use mx1\.postbox\.example/);
    assert.deepEqual(answer.offers?.[0]?.parameters, { mailServer: host, position: 'p4' });
    assert.deepEqual(answer.offers[0].cost, [
      { product: 'iris-investigate', amount: 4, unit: 'query', bound: 'atMost' },
    ]);
  });

  it('reads on where it is told to, and leaves the mail hosts of the name alone', async () => {
    const host = 'mx1.postbox.example';
    const { answer, asked } = await ask(
      { [byHost(host, 'p4')]: page(domains(3), 3000) },
      { mailServer: host, position: 'p4' },
    );
    assert.deepEqual(asked, [byHost(host, 'p4')]);
    assert.equal(table(answer, `domains-${host}`).shown, 3);
  });

  it('is not led in circles by a position that does not move', async () => {
    const host = 'mx1.postbox.example';
    const { asked } = await ask(
      {
        [byHost(host)]: page(domains(1), 9, 'p1'),
        [byHost(host, 'p1')]: page(domains(1), 9, 'p1'),
      },
      { mailServer: host },
    );
    assert.equal(asked.length, 2);
  });

  it('shares the pages among the hosts, asks at most three and names the rest', async () => {
    const hosts = ['a', 'b', 'c', 'd'].map((letter) => `${letter}.postbox.example`);
    const { answer, asked } = await ask({
      [OWN]: own(...hosts.map((host) => [host, 900] as const)),
      [byHost(hosts[0]!)]: page(domains(500), 900, 'p1'),
      [byHost(hosts[0]!, 'p1')]: page(domains(400), 900),
      [byHost(hosts[1]!)]: page(domains(500), 900, 'p1'),
      [byHost(hosts[2]!)]: page(domains(500), 900, 'p1'),
    });
    assert.equal(asked.length, 5);
    assert.match(reasonOf(answer), /Not asked, to spare quota: d\.postbox\.example\./);
    assert.equal(answer.lookedUp, hosts.slice(0, 3).join(', '));
    assert.deepEqual(
      operation('reverseMx').cost(indicator('login-secure.example'), {}),
      [{ product: 'iris-investigate', amount: 5, unit: 'query', bound: 'atMost' }],
      'the most it can spend',
    );
  });

  it('ends in too many matches when the limit of Iris comes as 200', async () => {
    assert.equal(await reasonFrom(ask({ [OWN]: LIMIT })), 'tooManyMatches');
    const host = 'mx1.bigmail.example';
    const named = ask({ [byHost(host)]: LIMIT }, { mailServer: host });
    assert.equal(await reasonFrom(named), 'tooManyMatches');
    const { answer } = await ask({ [OWN]: own([host, 37]), [byHost(host)]: LIMIT });
    assert.equal(answer.outcome.kind, 'partial');
    assert.match(reasonOf(answer), /mx1\.bigmail\.example is missing: .*Maximum 5000/);
    assert.deepEqual(plain(table(answer, 'mailServers').rows[0] ?? [])[0], host);
  });

  it('spends nothing on a host that more domains use than are listed', async () => {
    const { asked, answer } = await ask({ [OWN]: own(['mx1.bigmail.example', 5001]) });
    assert.deepEqual(asked, [OWN]);
    assert.equal(answer.lookedUp, 'login-secure.example');
    assert.match(reasonOf(answer), /more domains use it/);
  });

  it('normalises the Unicode names that Iris writes', async () => {
    const host = 'mx1.postbox.example';
    const { answer } = await ask(
      {
        [byHost(host)]: page(
          [
            { domain: 'lögin-secure.example' },
            { domain: '', whois_url: 'https://w.example/a.example' },
          ],
          2,
        ),
      },
      { mailServer: host },
    );
    assert.deepEqual(
      table(answer, `domains-${host}`).rows.map((row) => plain(row)[0]),
      ['xn--lgin-secure-rfb.example', 'a.example'],
    );
  });

  it('falls back to /v1/reverse-mx/ in an account without Iris', async () => {
    const host = 'mx1.postbox.example';
    const fifty = Array.from({ length: 50 }, (_, n) => `n${n}.example`);
    const { answer } = await ask(
      {
        [byHost(host)]: NO_ACCESS,
        [`/v1/reverse-mx/?mx_server=${host}`]: { body: { response: { domains: fifty } } },
      },
      { mailServer: host },
    );
    const listed = table(answer, `domains-${host}`);
    assert.deepEqual([listed.shown, listed.cappedBy?.by], [50, 'vendor']);
    assert.equal(answer.outcome.kind, 'partial', '50 is all the older look-up lists');
  });

  it('has no access only where neither is in the account', async () => {
    const neither = ask({
      [OWN]: NO_ACCESS,
      '/v1/reverse-mx/?domain=login-secure.example': NO_ACCESS,
    });
    assert.equal(await reasonFrom(neither), 'noAccess');
  });

  it('sends no mail host that must not be sent, and says so', async () => {
    const { session, asked } = sessionOver(
      { [OWN]: own(['mail.corp.internal', 3]) },
      {
        mayAsk: ({ value }) => ({
          reason: 'refused',
          message: `${value} was not sent: it is internal.`,
          remedy: 'Nothing to do.',
          action: 'none',
        }),
      },
    );
    const answer = await run('reverseMx', 'login-secure.example', session);
    assert.deepEqual(asked, [OWN]);
    assert.match(reasonOf(answer), /mail\.corp\.internal was not sent/);
  });

  it('has no record of a name without mail servers', async () => {
    const { answer } = await ask({ [OWN]: own() });
    assert.equal(answer.outcome.kind, 'noRecord');
    const { answer: unknown } = await ask({ [OWN]: page([], 0) });
    assert.equal(unknown.outcome.kind, 'noRecord');
  });
});
