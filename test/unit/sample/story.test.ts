import assert from 'node:assert/strict';
import { detect, notSentReason, parseIndicator } from '../../../src/core/indicator';
import { registrableDomain } from '../../../src/core/indicator/registrableDomain';
import type { Provider } from '../../../src/core/operation/model';
import type { ProviderId } from '../../../src/core/operation/ids';
import type { Http } from '../../../src/core/ports';
import { providers } from '../../../src/providers';
import { sampleCase, sampleHttp, sampleNames } from '../../../src/sample';
import { SAMPLE_VENDORS } from '../../../src/sample/vendorIds';

interface Reply {
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

function http(provider: ProviderId): Http {
  const found = sampleHttp(provider);
  assert.ok(found, provider);
  return found;
}

/** The answer of the vendor that has such a path. */
async function ask(path: string, headers: Record<string, string> = {}): Promise<Reply> {
  const { signal } = new AbortController();
  const url = `https://vendor.example${path}`;
  const replies = await Promise.all(
    SAMPLE_VENDORS.map((vendor) =>
      http(vendor).request({ method: 'GET', url, headers, carriesCredentials: false }, signal),
    ),
  );
  const reply = replies.find(({ status, body }) => status === 200 && body !== '') ?? replies[0];
  assert.ok(reply);
  return reply;
}

async function response<T>(path: string): Promise<T> {
  const { status, body } = await ask(path);
  assert.equal(status, 200, `${path}: ${body}`);
  return (JSON.parse(body) as { response: T }).response;
}

interface Record24 {
  record_count: number;
  history: {
    date: string;
    is_private: number;
    whois: { registration: { registrar: string }; name_servers: string[] };
  }[];
}
interface Hosted {
  ip_addresses: { ip_address: string; domain_count: number; domain_names: string[] };
}

/** The registered domain of the vendor's own server. */
function domainOf(provider: Provider): string {
  const { hostname } = new URL(provider.server({}).origin);
  return registrableDomain(hostname) ?? hostname;
}

describe('the sample case', () => {
  it('tells of a name dropped and registered again nine days before 2026-11-21', async () => {
    const { history, record_count } = await response<Record24>(
      '/v1/login-secure.example/whois/history',
    );
    assert.equal(record_count, 24);
    assert.equal(history.length, 24);
    const dates = history.map(({ date }) => date);
    assert.deepEqual(dates, [...dates].sort().reverse());
    const registrars = new Set(history.map(({ whois }) => whois.registration.registrar));
    assert.deepEqual([...registrars], ['ExampleReg', 'QuickReg LLC', 'Harbour Names Ltd.']);
    assert.deepEqual(new Set(history.map(({ is_private }) => is_private)), new Set([0, 1]));
    const now = await response<{ registration: { created: string } }>(
      '/v1/login-secure.example/whois',
    );
    assert.equal(now.registration.created, '2026-11-12');
  });

  it('moves in step: the last move, today’s address and passive DNS agree', async () => {
    const hosting = await response<{
      ip_history: { pre_ip: string | null; post_ip: string | null; action_in_words: string }[];
    }>('/v1/login-secure.example/hosting-history');
    const moves = hosting.ip_history;
    assert.ok(moves.some((move) => move.action_in_words === 'Not Resolvable'));
    moves.slice(1).forEach((move, index) => assert.equal(move.pre_ip, moves[index]?.post_ip));
    const hosted = await response<Hosted>('/v1/login-secure.example/reverse-ip');
    assert.equal(hosted.ip_addresses.ip_address, moves.at(-1)?.post_ip);
    const { body } = await ask('/pdns/query/login-secure.example', {
      'dribble-filter-rrtype': 'A',
    });
    assert.match(body, /"rrname":"login-secure.example","rdata":"203.0.113.80"/);
  });

  it('lists 1,200 names on the address and 10,000 on the name server, neither being the count', async () => {
    const { ip_addresses } = await response<Hosted>('/v1/203.0.113.80/host-domains');
    assert.equal(new Set(ip_addresses.domain_names).size, 1200);
    assert.equal(ip_addresses.domain_names.length, 1200);
    assert.equal(ip_addresses.domain_count, 1214);
    const served = await response<{
      name_server: { primary: number; secondary: number; total: number };
      primary_domains: string[];
      secondary_domains: string[];
    }>('/v1/ns1.park-dns.example/name-server-domains');
    assert.deepEqual(served.name_server, {
      hostname: 'park-dns.example',
      primary: 18_410,
      secondary: 587,
      total: 18_997,
    });
    assert.equal(new Set(served.primary_domains).size, 10_000);
    assert.deepEqual(served.primary_domains, [...served.primary_domains].sort());
    assert.deepEqual(served.secondary_domains, []);
    const missing = ip_addresses.domain_names.filter(
      (name) => !served.primary_domains.includes(name),
    );
    assert.deepEqual(missing, []);
  });

  it('has 14 direct and 3 associated passive DNS records', async () => {
    const { body } = await ask('/pdns/query/login-secure.example');
    const rows = body.split('\n').filter((line) => line !== '');
    const direct = rows.filter((line) => {
      const { rrname, rdata } = JSON.parse(line) as { rrname: string; rdata: string };
      return [rrname, ...rdata.split(' ')].includes('login-secure.example');
    });
    assert.equal(direct.length, 14);
    assert.equal(rows.length, 17);
  });

  it('answers for every name of the case document that may be asked about', async () => {
    const found = new Set(detect(sampleCase.text).map(({ value }) => value));
    for (const name of sampleNames) {
      assert.ok(found.has(name), `${name} is not in the document`);
    }
    found.delete('dc01.corp.internal');
    found.delete('10.0.4.17');
    assert.deepEqual([...found].sort(), [...sampleNames].sort());
    for (const name of sampleNames) {
      const path = name === 'www.login-secure.example' ? 'login-secure.example' : name;
      const { status } = await ask(
        parseIndicator(path)?.kind === 'fqdn' ? `/v1/risk?domain=${path}` : `/v1/${path}/whois`,
      );
      assert.equal(status, name === 'nothing-known.example' ? 404 : 200, name);
    }
  });

  it('holds nothing but names and addresses reserved for documentation', async () => {
    const bodies = await Promise.all(
      [
        '/v1/203.0.113.80/host-domains',
        '/v1/198.51.100.23/whois/parsed',
        '/v1/park-dns.example/name-server-domains',
        '/v1/login-secure.example/whois/parsed',
        '/v1/iris-investigate/?mailserver_domain=postbox.example',
        '/pdns/query/203.0.113.80',
      ].map((path) => ask(path)),
    );
    const real = new Set(
      bodies
        .flatMap(({ body }) => detect(body.replaceAll('\\n', '\n')))
        .filter((indicator) => notSentReason(indicator) === undefined)
        .map(({ value }) => value),
    );
    // What the vendors themselves write into an answer: names of their own, and the one of ICANN.
    const own = new Set(['icann.org', ...providers.map(domainOf)]);
    const others = [...real].filter((name) => !own.has(registrableDomain(name) ?? name));
    assert.deepEqual(others, []);
  });

  it('has answers of the vendors that it lists', () => {
    for (const vendor of SAMPLE_VENDORS) {
      assert.ok(sampleHttp(vendor), vendor);
    }
  });

  it('has no answers of a vendor that is not part of it', () => {
    assert.equal(sampleHttp('nobody'), undefined);
  });

  it('refuses a question that was cancelled', async () => {
    const controller = new AbortController();
    controller.abort();
    for (const vendor of SAMPLE_VENDORS) {
      await assert.rejects(
        http(vendor).request(
          { method: 'GET', url: 'https://vendor.example/v1/account', carriesCredentials: false },
          controller.signal,
        ),
        { name: 'LensError' },
        vendor,
      );
    }
  });
});
