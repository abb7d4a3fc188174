import assert from 'node:assert/strict';
import { startSimulator } from '../../../simulator';
import type { Fault, Simulator } from '../../../simulator';
import {
  bootstrapSchema,
  domainSchema,
  errorSchema,
  networkSchema,
} from '../../sample/rdap/schema';

const NAME = 'login-secure.example';

/** Redirects are to be seen, and `fetch` would follow them. */
function get(url: string, more: RequestInit = {}): Promise<Response> {
  return fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(5000), ...more });
}

async function json(response: Response): Promise<unknown> {
  return JSON.parse(await response.text());
}

describe('the RDAP servers of the simulator', () => {
  let simulator: Simulator;
  const now = Date.parse('2026-11-21T14:02:00Z');
  before(async () => {
    simulator = await startSimulator({ now: () => now });
  });
  beforeEach(() => simulator.reset());
  after(() => simulator.stop());

  const domain = (name = NAME) => get(`${simulator.rdap.registry}domain/${name}`);
  const list = (file: string, headers: Record<string, string> = {}) =>
    get(`${simulator.rdap.bootstrapUrl}${file}`, { headers });

  it('publish lists that name nobody but themselves', async () => {
    const { registry, arin, ripe } = simulator.rdap;
    for (const [file, servers] of [
      ['dns.json', [registry]],
      ['ipv4.json', [arin, ripe]],
      ['ipv6.json', [ripe, arin]],
    ] as const) {
      const response = await list(file);
      assert.equal(response.headers.get('content-type'), 'application/json');
      const { services } = bootstrapSchema.parse(await json(response));
      assert.deepEqual(
        services.flatMap(([, urls]) => urls),
        servers,
      );
      for (const url of servers) {
        assert.match(url, /^http:\/\/127\.0\.0\.1:\d+\//);
      }
    }
    assert.equal((await list('asn.json')).status, 404);
  });

  it('say that a list has not changed, until it has', async () => {
    const etag = (await list('dns.json')).headers.get('etag');
    assert.ok(etag);
    const unchanged = await list('dns.json', { 'if-none-match': `"older", ${etag}` });
    assert.deepEqual([unchanged.status, await unchanged.text()], [304, '']);
    simulator.configure({ rdapPublication: '2026-11-27T04:00:02Z' });
    const changed = await list('dns.json', { 'if-none-match': etag });
    assert.equal(changed.status, 200);
    assert.notEqual(changed.headers.get('etag'), etag);
    assert.equal(bootstrapSchema.parse(await json(changed)).publication, '2026-11-27T04:00:02Z');
  });

  it('know a domain at the registry, and lead on to the registrar', async () => {
    const response = await domain();
    assert.equal(response.headers.get('content-type'), 'application/rdap+json');
    const { links } = domainSchema.parse(await json(response));
    const related = links.find(({ rel }) => rel === 'related')?.href;
    assert.equal(related, `${simulator.rdap.registrar}domain/${NAME}`);
    const { events } = domainSchema.parse(await json(await get(related)));
    assert.ok(events.some(({ eventAction }) => eventAction === 'registrar expiration'));
    assert.deepEqual(
      simulator.requests.map(({ server, endpoint, indicator, status }) => [
        server,
        endpoint,
        indicator,
        status,
      ]),
      [
        ['rdapRegistry', 'domain', NAME, 200],
        ['rdapRegistrar', 'domain', NAME, 200],
      ],
    );
  });

  it('redirect from one RIR to the other what has moved', async () => {
    const moved = await get(`${simulator.rdap.arin}ip/192.0.2.10`);
    assert.equal(moved.status, 302);
    const location = moved.headers.get('location');
    assert.equal(location, `${simulator.rdap.ripe}ip/192.0.2.10`);
    assert.equal(networkSchema.parse(await json(await get(location))).name, 'LINDEN-SMB');
    const held = await get(`${simulator.rdap.arin}ip/2001:db8:80::23`);
    assert.equal(networkSchema.parse(await json(held)).ipVersion, 'v6');
  });

  it('answer 404 as RDAP does, and 400 for what is no question', async () => {
    for (const [url, status] of [
      [`${simulator.rdap.registry}domain/nothing-known.example`, 404],
      [`${simulator.rdap.ripe}ip/192.0.2.200`, 404],
      [`${simulator.rdap.arin}ip/nonsense`, 400],
      [`${simulator.rdap.arin}autnum/64500`, 400],
    ] as const) {
      const response = await get(url);
      assert.equal(response.status, status, url);
      assert.equal(response.headers.get('content-type'), 'application/rdap+json');
      assert.equal(errorSchema.parse(await json(response)).errorCode, status);
    }
    assert.equal((await get(`${simulator.rdap.registry}domain/%zz`)).status, 400);
    assert.equal((await get(`${simulator.rdap.registry}help`)).status, 200);
    const posted = await get(`${simulator.rdap.registry}domain/${NAME}`, { method: 'POST' });
    assert.equal(posted.status, 405);
  });

  const errors: readonly (readonly [Fault['name'], number])[] = [
    ['badRequest', 400],
    ['notFound', 404],
    ['tooManyRequests', 429],
    ['serverError', 500],
    ['maintenance', 503],
  ];
  for (const [name, status] of errors) {
    it(`${name}: an error of RDAP, ${status}`, async () => {
      simulator.fault({ name, server: 'rdapRegistry' });
      const response = await domain();
      assert.equal(response.status, status);
      assert.equal(response.headers.get('content-type'), 'application/rdap+json');
      assert.equal(errorSchema.parse(await json(response)).errorCode, status);
    });
  }

  const bodies: readonly (readonly [Fault['name'], number, RegExp])[] = [
    ['html404', 404, /^<html>/],
    ['html429', 429, /^<html>/],
    ['html502', 502, /^<html>/],
    ['html200', 200, /^<!DOCTYPE html>/],
    ['empty200', 200, /^$/],
    ['wrongShape', 200, /^{"unexpected":/],
  ];
  for (const [name, status, words] of bodies) {
    it(`${name}: ${status} with another body, from a registry and from IANA`, async () => {
      simulator.fault({ name });
      for (const response of [await domain(), await list('dns.json')]) {
        assert.equal(response.status, status);
        assert.match(await response.text(), words);
      }
    });
  }

  it('say how long to wait in seconds, as a date, or not at all', async () => {
    simulator.fault({ name: 'tooManyRequests', retryAfterSeconds: 7 });
    assert.equal((await domain()).headers.get('retry-after'), '7');
    simulator.fault({ name: 'html429', retryAfterSeconds: 90, retryAfterAsDate: true });
    assert.equal((await domain()).headers.get('retry-after'), 'Sat, 21 Nov 2026 14:03:30 GMT');
    simulator.fault({ name: 'tooManyRequests', retryAfterSeconds: 0 });
    assert.equal((await domain()).headers.get('retry-after'), null);
  });

  it('cutJson: a whole answer that holds half of the JSON', async () => {
    simulator.fault({ name: 'cutJson' });
    const url = `${simulator.rdap.registry}domain/${NAME}`;
    const response = await get(url, { headers: { 'accept-encoding': 'identity' } });
    const body = await response.text();
    assert.equal(Number(response.headers.get('content-length')), Buffer.byteLength(body));
    assert.match(body, /^{"rdapConformance"/);
    assert.throws(() => JSON.parse(body), SyntaxError);
    await assert.rejects(json(await list('ipv4.json')), SyntaxError);
  });

  it('truncated, hang and slow', async () => {
    simulator.fault({ name: 'truncated', times: 1 });
    await assert.rejects(domain().then((response) => response.text()));
    simulator.fault({ name: 'hang', indicator: 'bank.example' });
    const url = `${simulator.rdap.registry}domain/bank.example`;
    await assert.rejects(get(url, { signal: AbortSignal.timeout(150) }), { name: 'TimeoutError' });
    simulator.fault({ name: 'slow', ms: 120, indicator: NAME });
    const before = performance.now();
    assert.equal((await domain()).status, 200);
    assert.ok(performance.now() - before >= 110);
  });

  it('redirect to a foreign host', async () => {
    const location = 'https://rdap.foreign.example/domain/x.example';
    simulator.fault({ name: 'redirect', location });
    const response = await domain();
    assert.deepEqual([response.status, response.headers.get('location')], [302, location]);
  });

  it('redirectChain: so many times to itself, then the answer', async () => {
    for (const hops of [undefined, 3]) {
      simulator.reset();
      simulator.fault({ name: 'redirectChain', ...(hops === undefined ? {} : { hops }) });
      let response = await domain();
      let followed = 0;
      for (; response.status === 302; followed++) {
        response = await get(response.headers.get('location') ?? '');
      }
      assert.deepEqual([followed, response.status], [hops ?? 4, 200]);
      assert.equal(simulator.requests.length, followed + 1);
    }
  });

  it('foreignRelated: the link to the registrar leads off', async () => {
    simulator.fault({ name: 'foreignRelated' });
    const { links } = domainSchema.parse(await json(await domain()));
    assert.equal(
      links.find(({ rel }) => rel === 'related')?.href,
      `https://rdap.foreign.example/domain/${NAME}`,
    );
  });

  it('are told apart by name, also from another process', async () => {
    const order = await get(`${new URL(simulator.rdap.ripe).origin}/_simulator/fault`, {
      method: 'POST',
      body: JSON.stringify({ name: 'maintenance', server: 'rdapArin', endpoint: 'ip', times: 1 }),
    });
    assert.equal(order.status, 200);
    assert.equal((await get(`${simulator.rdap.ripe}ip/203.0.113.80`)).status, 200);
    assert.equal((await get(`${simulator.rdap.arin}ip/198.51.100.23`)).status, 503);
    const logged = simulator.requests.map(({ server, fault }) => [server, fault]);
    assert.deepEqual(logged, [
      ['rdapRipe', undefined],
      ['rdapArin', 'maintenance'],
    ]);
  });
});
