import assert from 'node:assert/strict';
import ipaddr from 'ipaddr.js';
import { detect, notSentReason } from '../../../../src/core/indicator';
import type { HttpResponse } from '../../../../src/core/ports';
import { sampleHttp } from '../../../../src/sample';
import { storyDomains } from '../../../../src/sample/case';
import { addresses, networks } from '../../../../src/sample/places';
import { bootstrapSchema, domainSchema, errorSchema, networkSchema } from './schema';

const http = sampleHttp('rdap');

async function ask(url: string): Promise<HttpResponse> {
  assert.ok(http);
  const { signal } = new AbortController();
  return http.request({ method: 'GET', url, carriesCredentials: false }, signal);
}

/** The servers that the lists name for a name or an address, as a client finds them. */
async function serverOf(asked: string): Promise<string> {
  const isName = !ipaddr.isValid(asked);
  const file = isName ? 'dns' : asked.includes(':') ? 'ipv6' : 'ipv4';
  const { body } = await ask(`https://data.iana.org/rdap/${file}.json`);
  const { services } = bootstrapSchema.parse(JSON.parse(body));
  const candidates = services.flatMap(([entries, [server = '']]) =>
    entries.map((entry) => ({ server, length: matched(entry, asked, isName) })),
  );
  const [longest] = candidates.toSorted((a, b) => b.length - a.length);
  assert.ok(longest !== undefined && longest.length > 0, `no list names a server for ${asked}`);
  return longest.server;
}

function matched(entry: string, asked: string, isName: boolean): number {
  if (isName) {
    return asked.endsWith(`.${entry}`) ? entry.length : 0;
  }
  const [prefix, length] = ipaddr.parseCIDR(entry);
  return ipaddr.parse(asked).match(prefix, length) ? length : 0;
}

async function domain(name: string) {
  const { status, headers, body } = await ask(`${await serverOf(name)}domain/${name}`);
  assert.deepEqual([status, headers['content-type']], [200, 'application/rdap+json']);
  return domainSchema.parse(JSON.parse(body));
}

/** Follows the registry that the network has moved to. */
async function network(address: string) {
  let reply = await ask(`${await serverOf(address)}ip/${address}`);
  if (reply.status === 302) {
    reply = await ask(reply.headers.location ?? '');
  }
  assert.equal(reply.status, 200, address);
  return networkSchema.parse(JSON.parse(reply.body));
}

type Domain = Awaited<ReturnType<typeof domain>>;

function dayOf({ events }: Pick<Domain, 'events'>, action: string): string | undefined {
  return events.find(({ eventAction }) => eventAction === action)?.eventDate.slice(0, 10);
}

/** The text of a property of the first contact in a role, wherever it is nested. */
function contact({ entities }: Pick<Domain, 'entities'>, role: string, name: string): unknown {
  const all = entities.flatMap((each) => [each, ...(each.entities ?? [])]);
  const found = all.find(({ roles }) => roles.some((each) => each === role));
  return found?.vcardArray[1].find(([property]) => property === name)?.[3];
}

describe('RDAP in the sample case', () => {
  for (const facts of storyDomains()) {
    it(`knows ${facts.name} as WHOIS does, at the registry and at the registrar`, async () => {
      const registration = facts.registrations.at(-1)!;
      const registry = await domain(facts.name);
      const related = registry.links.find(({ rel }) => rel === 'related');
      assert.equal(related?.type, 'application/rdap+json');
      const registrar = domainSchema.parse(JSON.parse((await ask(related.href)).body));
      for (const body of [registry, registrar]) {
        assert.equal(body.ldhName, facts.name);
        assert.equal(body.unicodeName, facts.unicode);
        assert.equal(dayOf(body, 'registration'), registration.created);
        assert.equal(dayOf(body, 'last changed'), registration.updated);
        assert.deepEqual(
          body.nameservers.map(({ ldhName }) => ldhName),
          registration.nameServers,
        );
        assert.equal(contact(body, 'abuse', 'email'), `abuse@${registration.registrar.domain}`);
        assert.equal(body.redacted !== undefined, registration.isPrivate);
        assert.equal(contact(body, 'registrant', 'org'), registration.registrant.org);
        const mail = registration.isPrivate ? undefined : registration.registrant.email;
        assert.equal(contact(body, 'registrant', 'email'), mail);
      }
      assert.equal(dayOf(registry, 'expiration'), registration.expires);
      assert.equal(dayOf(registrar, 'registrar expiration'), registration.expires);
      const form = contact(registrar, 'registrant', 'contact-uri');
      assert.equal(form !== undefined, registration.isPrivate);
      const self = registry.links.find(({ rel }) => rel === 'self');
      assert.deepEqual(JSON.parse((await ask(self?.href ?? '')).body), registry);
    });
  }

  it('names a registrar once where the registration repeats it', async () => {
    assert.equal(contact(await domain('bank.example'), 'registrar', 'fn'), 'Harbour Names Ltd.');
  });

  it('knows the neighbours that are made by rule', async () => {
    assert.equal((await domain('account-bakery.example')).ldhName, 'account-bakery.example');
  });

  for (const { address } of addresses) {
    it(`knows the network of ${address} as IP WHOIS does`, async () => {
      const facts = networks.find(({ prefix }) => address.startsWith(prefix))!;
      const body = await network(address);
      const parsed = ipaddr.parse(address);
      const [cidr] = body.cidr0_cidrs;
      assert.ok(cidr);
      const prefix = 'v4prefix' in cidr ? cidr.v4prefix : cidr.v6prefix;
      assert.equal(`${prefix}/${cidr.length}`, facts.cidr);
      assert.ok(parsed.match(ipaddr.parse(prefix), cidr.length));
      assert.deepEqual(
        [body.startAddress, body.endAddress, body.name],
        [facts.from, facts.to, facts.name],
      );
      assert.equal(dayOf(body, 'registration'), facts.created);
      assert.equal(contact(body, 'abuse', 'email'), facts.abuse);
    });
  }

  it('leads from the registry that a network was moved from to the one that holds it', async () => {
    const { status, headers } = await ask(`${await serverOf('192.0.2.10')}ip/192.0.2.10`);
    assert.equal(status, 302);
    const other = await serverOf('203.0.113.80');
    assert.equal(headers.location, `${other}ip/192.0.2.10`);
  });

  it('takes the longest prefix, so that what lies beside it is asked elsewhere', async () => {
    assert.notEqual(await serverOf('203.0.113.80'), await serverOf('203.0.113.200'));
    assert.notEqual(await serverOf('2001:db8::1'), await serverOf('2001:db8:8000::1'));
  });

  it('says in an error of RDAP that nothing is known, or that the question is none', async () => {
    const registry = await serverOf('nothing-known.example');
    for (const [url, code] of [
      [`${registry}domain/nothing-known.example`, 404],
      [`${registry}domain/www.login-secure.example`, 404],
      [`${await serverOf('192.0.2.200')}ip/192.0.2.200`, 404],
      [`${await serverOf('203.0.113.80')}ip/203.0.113`, 400],
      [`${registry}nameserver/ns1.park-dns.example`, 400],
    ] as const) {
      const { status, headers, body } = await ask(url);
      assert.deepEqual([status, headers['content-type']], [code, 'application/rdap+json'], url);
      assert.equal(errorSchema.parse(JSON.parse(body)).errorCode, code, url);
    }
  });

  it('keeps what a registrant wrote for whoever reads the record', async () => {
    const fn = contact(await domain('hostile-whois.example'), 'registrant', 'fn');
    assert.match(String(fn), /command:workbench/);
  });

  it('holds nothing but names and addresses reserved for documentation', async () => {
    const replies = await Promise.all(
      [
        'https://data.iana.org/rdap/dns.json',
        'https://data.iana.org/rdap/ipv4.json',
        'https://data.iana.org/rdap/ipv6.json',
        'https://rdap.registry.example/domain/login-secure.example',
        'https://rdap.example-reg.example/domain/login-secure.example',
        'https://rdap.ripe.example/ip/203.0.113.80',
        'https://rdap.arin.example/registry/ip/198.51.100.23',
      ].map(ask),
    );
    for (const { status } of replies) {
      assert.equal(status, 200);
    }
    const real = replies
      .flatMap(({ body }) => detect(body.replaceAll('\\n', '\n')))
      .filter((indicator) => notSentReason(indicator) === undefined)
      .map(({ value }) => value);
    assert.deepEqual(real, []);
  });
});
