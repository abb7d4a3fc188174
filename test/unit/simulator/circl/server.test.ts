import assert from 'node:assert/strict';
import { certificate } from '../../../simulator/certificate';
import { startSimulator } from '../../../simulator';
import type { Simulator } from '../../../simulator';
import { ask, BASIC } from '../client';
import type { Reply } from '../client';

interface Row {
  readonly rrname: string;
  readonly rrtype: string;
  readonly rdata: string;
  readonly count: number | string;
}

function rows({ body }: Reply): Row[] {
  return body
    .toString()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Row);
}

describe('the COF server of the simulator', () => {
  let simulator: Simulator;
  before(async () => {
    simulator = await startSimulator();
  });
  beforeEach(() => simulator.reset());
  after(() => simulator.stop());

  const get = (name: string, headers: Record<string, string> = {}) =>
    ask(`${simulator.circl.url}/${name}`, { headers: { authorization: BASIC, ...headers } });

  it('checks user and password as UTF-8, a bare token, or nothing', async () => {
    assert.equal((await get('login-secure.example')).status, 200);
    const wrong = await get('login-secure.example', { authorization: 'Basic eDp5' });
    assert.equal(wrong.status, 401);
    assert.match(String(wrong.headers['www-authenticate']), /^Basic /);
    simulator.configure({ token: 'ana:pässwörd' });
    const utf8 = `Basic ${Buffer.from('ana:pässwörd', 'utf8').toString('base64')}`;
    const latin1 = `Basic ${Buffer.from('ana:pässwörd', 'latin1').toString('base64')}`;
    assert.equal((await get('login-secure.example', { authorization: utf8 })).status, 200);
    assert.equal((await get('login-secure.example', { authorization: latin1 })).status, 401);
    simulator.configure({ token: 'abc123' });
    assert.equal((await get('login-secure.example', { authorization: 'abc123' })).status, 200);
    assert.equal((await get('login-secure.example')).status, 401);
    simulator.configure({ token: '' });
    assert.equal((await ask(`${simulator.circl.url}/login-secure.example`)).status, 200);
  });

  it('pages with a cursor above 2^53, which is lost as a number', async () => {
    const seen: Row[] = [];
    let cursor: string | undefined;
    do {
      const reply = await get('login-secure.example', {
        'dribble-paginate-count': '5',
        ...(cursor === undefined ? {} : { 'dribble-paginate-cursor': cursor }),
      });
      seen.push(...rows(reply));
      const next = reply.headers['x-dribble-cursor'];
      cursor = Array.isArray(next) ? next[0] : next;
      if (cursor !== undefined) {
        assert.notEqual(String(Number(cursor)), cursor);
      }
    } while (cursor !== undefined);
    assert.deepEqual(seen, rows(await get('login-secure.example')));
    assert.equal(seen.length, 17);
  });

  it('filters by type, and tells a cut answer in a header only', async () => {
    const filtered = rows(await get('login-secure.example', { 'dribble-filter-rrtype': 'MX' }));
    assert.deepEqual([...new Set(filtered.map(({ rrtype }) => rrtype))], ['MX']);
    const cut = await get('ns1.park-dns.example');
    assert.equal(rows(cut).length, 1000);
    assert.deepEqual(JSON.parse(String(cut.headers['x-dribble-errors'])), {
      error: 'maxset',
      record: 'ns1.park-dns.example',
      value: 1000,
      total_value: 18_413,
    });
  });

  it('notes whether active resolution was switched off', async () => {
    await get('login-secure.example');
    await get('login-secure.example', { 'dribble-disable-active-query': '1' });
    assert.deepEqual(
      simulator.requests.map(({ activeQueryDisabled }) => activeQueryDisabled),
      [false, true],
    );
  });

  it('gives an address records that do not contain it', async () => {
    const all = rows(await get('198.51.100.23'));
    assert.ok(all.some((row) => row.rdata === '198.51.100.23'));
    assert.ok(all.some((row) => row.rrname === 'login-secure.example' && row.rrtype === 'MX'));
  });

  it('turns records round, with numbers as strings', async () => {
    simulator.configure({ reversed: true });
    const reversed = rows(await get('login-secure.example'));
    const mail = reversed.find(({ rrtype }) => rrtype === 'MX');
    assert.equal(mail?.rrname, '10 mx1.postbox.example');
    assert.equal(mail.rdata, 'login-secure.example');
    assert.equal(typeof mail.count, 'string');
  });

  it('as D4 knows no credentials, no pages and no case, and calls its lines HTML', async () => {
    simulator.configure({ flavour: 'd4' });
    const reply = await ask(`${simulator.circl.url}/login-secure.example`, {
      headers: { 'dribble-paginate-count': '2' },
    });
    assert.equal(reply.headers['content-type'], 'text/html; charset=UTF-8');
    assert.equal(reply.headers['x-dribble-cursor'], undefined);
    assert.deepEqual(
      [...new Set(rows(reply).map(({ rrname }) => rrname))],
      ['login-secure.example'],
    );
    for (const name of ['LOGIN-SECURE.EXAMPLE', 'login-secure.example.', '2001:0db8:80::0023']) {
      assert.deepEqual(rows(await get(name)), [], name);
    }
  });

  it('is empty for the unknown, 404 off its path, 405 for a post, 400 for bad encoding', async () => {
    const unknown = await get('nothing-known.example');
    assert.deepEqual([unknown.status, unknown.body.length], [200, 0]);
    const { host, port, url } = simulator.circl;
    const base = `http://${host}:${port}`;
    const headers = { authorization: BASIC };
    assert.equal((await ask(`${base}/query/x.example`, { headers })).status, 404);
    assert.equal((await ask(`${url}/x.example`, { headers, method: 'POST' })).status, 405);
    assert.equal((await ask(`${url}/%zz`, { headers })).status, 400);
  });

  it('serves the same behind TLS, and says so to plain HTTP', async () => {
    const headers = { authorization: BASIC };
    const url = `${simulator.circlTls.url}/login-secure.example`;
    await assert.rejects(ask(url, { headers }), { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
    const trusted = await ask(url, { headers, ca: certificate });
    assert.deepEqual(rows(trusted), rows(await get('login-secure.example')));
    const plain = await ask(url.replace('https:', 'http:'), { headers });
    assert.equal(plain.status, 400);
    assert.match(plain.body.toString(), /plain HTTP request was sent to HTTPS port/);
  });

  it('can stand under another path', async () => {
    const other = await startSimulator({ basePath: '/query', token: '' });
    try {
      assert.equal((await ask(`${other.circl.url}/login-secure.example`)).status, 200);
      assert.match(other.circl.url, /\/query$/);
    } finally {
      await other.stop();
    }
  });
});
