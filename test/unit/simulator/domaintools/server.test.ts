import assert from 'node:assert/strict';
import { gunzipSync } from 'node:zlib';
import { startSimulator } from '../../../simulator';
import type { Simulator } from '../../../simulator';
import { ask, askWithKey, KEY, message, signed, USER } from '../client';

const NO_MATCH = 'The credentials you entered do not match an active account.';
/** The worked example of the vendor's documentation is of this moment. */
const EXAMPLE = '2020-02-01T14:37:59Z';
const PATH = '/v1/login-secure.example/whois';

describe('the DomainTools server of the simulator', () => {
  let simulator: Simulator;
  let now = Date.parse(EXAMPLE);

  before(async () => {
    simulator = await startSimulator({ now: () => now });
  });
  beforeEach(() => {
    now = Date.parse(EXAMPLE);
    simulator.reset();
  });
  after(() => simulator.stop());

  const get = (path: string) => ask(simulator.domaintools + path);
  const json = async (path: string): Promise<unknown> => {
    const reply = await askWithKey(simulator.domaintools, path);
    assert.equal(reply.status, 200, `${path}: ${reply.body.toString()}`);
    return (JSON.parse(reply.body.toString()) as { response: unknown }).response;
  };

  describe('authentication', () => {
    it('accepts the worked example, so that both sides sign the same string', async () => {
      const query = `?api_username=${USER}&timestamp=${EXAMPLE}&signature=`;
      const right = '3e0da5a4975fbbf1862b8c46d55449a56b5f6114e743023e5db2c6c653525c72';
      const slashed = '7c85b70a8bc9a495d920f22c030d5d8c2ce9018522cb4ac0d8da2051d82b6ae3';
      // The name is in no data set of ours: 404 is the answer to right credentials.
      assert.equal((await get(`/v1/domaintools.com/whois${query}${right}`)).status, 404);
      assert.equal((await get(`/v1/domaintools.com/whois/${query}${slashed}`)).status, 404);
      assert.equal((await get(`/v1/domaintools.com/whois/${query}${right}`)).status, 403);
      const sha1 = '44a492c4d5b904f09c7cbb15aa7d8b7a8bbf1026';
      assert.equal((await get(`/v1/domaintools.com/whois${query}${sha1}`)).status, 404);
    });

    it('refuses a signature by another key, over another path, or by MD5', async () => {
      for (const path of [
        signed(PATH, EXAMPLE, 'sha256', 'f'.repeat(32)),
        signed(`${PATH}/`, EXAMPLE).replace('whois/', 'whois'),
        signed(PATH, EXAMPLE, 'md5'),
        signed(PATH, EXAMPLE).replace(USER, 'somebody'),
      ]) {
        const reply = await get(path);
        assert.equal(reply.status, 403, path);
        assert.equal(message(reply), NO_MATCH);
      }
      assert.equal((await get(signed(PATH, EXAMPLE))).status, 200);
    });

    it('refuses a timestamp more than five minutes off, either way', async () => {
      for (const [minutes, status] of [
        [4, 200],
        [-4, 200],
        [6, 403],
        [-6, 403],
      ] as const) {
        now = Date.parse(EXAMPLE) + minutes * 60_000;
        assert.equal((await get(signed(PATH, EXAMPLE))).status, status, `${minutes} minutes`);
      }
      now = Date.parse(EXAMPLE);
      assert.equal((await get(signed(PATH, 'yesterday'))).status, 403);
    });

    it('checks the key in a header and in the query', async () => {
      const header = (key: string) =>
        ask(simulator.domaintools + PATH, { headers: { 'X-Api-Key': key } });
      assert.equal((await header(KEY)).status, 200);
      assert.equal(message(await header('wrong')), NO_MATCH);
      assert.equal((await get(`${PATH}?api_username=${USER}&api_key=${KEY}`)).status, 200);
      assert.equal((await get(`${PATH}?api_username=${USER}&api_key=wrong`)).status, 403);
      assert.equal((await get(`${PATH}?api_username=x&api_key=${KEY}`)).status, 403);
      assert.equal((await get(PATH)).status, 401);
    });

    it('keeps keys and signatures out of its log', async () => {
      await get(signed(PATH, EXAMPLE));
      await get(`${PATH}?api_username=${USER}&api_key=${KEY}`);
      await askWithKey(simulator.domaintools, PATH);
      assert.deepEqual(
        simulator.requests.map(({ authentication }) => authentication),
        ['hmac', 'openKey', 'header'],
      );
      assert.doesNotMatch(JSON.stringify(simulator.requests), new RegExp(`${KEY}|[0-9a-f]{64}`));
    });
  });

  describe('look-ups', () => {
    it('shape one address as an object and several as an array', async () => {
      const one = (await json('/v1/login-secure.example/reverse-ip')) as { ip_addresses: object };
      const two = (await json('/v1/static-host.example/reverse-ip')) as { ip_addresses: object };
      assert.ok(!Array.isArray(one.ip_addresses));
      assert.ok(Array.isArray(two.ip_addresses));
    });

    it('page the WHOIS history, in either order, and count each record', async () => {
      const path = '/v1/bank.example/whois/history';
      interface Page {
        record_count: number;
        history: { date: string }[];
      }
      const { record_count: total } = (await json(`${path}?mode=count`)) as Page;
      assert.ok(total > 100, String(total));
      assert.deepEqual(await json(`${path}?mode=check_existence`), { has_history_entries: true });
      const dates: string[] = [];
      for (let offset = 0; offset < total; offset += 100) {
        const page = (await json(`${path}?limit=100&offset=${offset}`)) as Page;
        assert.equal(page.record_count, total);
        dates.push(...page.history.map(({ date }) => date));
      }
      assert.equal(new Set(dates).size, total);
      const oldest = (await json(`${path}?sort=date_asc&limit=1`)) as Page;
      assert.equal(oldest.history[0]?.date, dates.at(-1));
      assert.equal((await askWithKey(simulator.domaintools, `${path}?limit=101`)).status, 400);
      const { products } = (await json('/v1/account')) as {
        products: { id: string; usage: { today: string } }[];
      };
      const used = products.find(({ id }) => id === 'whois-history');
      assert.equal(used?.usage.today, String(total + 1));
    });

    it('page Iris by position, from the query or a form', async () => {
      interface Page {
        has_more_results: boolean;
        total_count: number;
        position?: string;
        results: { domain: string }[];
      }
      const names: string[] = [];
      let position: string | undefined;
      let total = 0;
      do {
        const next = position === undefined ? '' : `&position=${position}`;
        const reply = await ask(`${simulator.domaintools}/v1/iris-investigate/`, {
          method: 'POST',
          headers: { 'x-api-key': KEY, 'content-type': 'application/x-www-form-urlencoded' },
          body: `mailserver_host=mx1.postbox.example&page_size=15${next}`,
        });
        const page = (JSON.parse(reply.body.toString()) as { response: Page }).response;
        names.push(...page.results.map(({ domain }) => domain));
        total = page.total_count;
        position = page.position;
        assert.equal(page.has_more_results, position !== undefined);
      } while (position !== undefined);
      assert.equal(names.length, total);
      assert.equal(new Set(names).size, total);
      // Iris writes U-labels.
      assert.ok(names.includes('lögin-secure.example'));
      const all = (await json('/v1/iris-investigate?mailserver_host=mx1.postbox.example')) as Page;
      assert.equal(all.results.length, total);
    });

    it('tell the limit of Iris as 200 without results', async () => {
      const answer = (await json(
        '/v1/iris-investigate/?mailserver_domain=bigmail.example',
      )) as object;
      assert.ok('limit_exceeded' in answer && answer.limit_exceeded === true);
      assert.ok(!('results' in answer));
    });

    it('refuse a host name in the path and reduce it for risk', async () => {
      const refused = await askWithKey(simulator.domaintools, '/v1/www.login-secure.example/whois');
      assert.equal(refused.status, 400);
      const risk = await json('/v1/risk?domain=www.login-secure.example');
      assert.equal((risk as { domain: string }).domain, 'login-secure.example');
    });

    it('have the headers of the real service, and are packed when asked', async () => {
      const reply = await ask(simulator.domaintools + PATH, {
        headers: { 'x-api-key': KEY, 'accept-encoding': 'gzip, deflate' },
      });
      assert.equal(reply.headers['content-encoding'], 'gzip');
      assert.match(String(reply.headers['set-cookie']), /^dtsession=/);
      assert.match(String(reply.headers['cache-control']), /no-store/);
      assert.equal(reply.headers['content-type'], 'application/json;charset=utf-8');
      assert.match(gunzipSync(reply.body).toString(), /"record_source":"login-secure.example"/);
    });

    it('close products the account has no access to', async () => {
      simulator.configure({ withoutProducts: ['reverse-ip', 'account-information'] });
      for (const path of ['/v1/203.0.113.80/host-domains', '/v1/account']) {
        const reply = await askWithKey(simulator.domaintools, path);
        assert.equal(reply.status, 403);
        assert.match(message(reply), /do not have access/);
      }
      assert.equal((await askWithKey(simulator.domaintools, PATH)).status, 200);
    });
  });
});
