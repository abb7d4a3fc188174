import { domainFacts, storyDomains } from '../case';
import type { DomainFacts } from '../facts';
import { neighbourNames, parkNames } from '../neighbours';
import { addresses, nameServers } from '../places';
import { addressesOfHost } from '../sightings';

/** Reverse look-ups and hosting history as api.domaintools.com answers them. */

/** DomainTools lists no more, and leaves the secondary names out. */
const MOST_NAMES = 10_000;

function namesAt(address: string): readonly string[] {
  const story = storyDomains()
    .filter((domain) => domain.addresses.includes(address))
    .map((domain) => domain.name);
  const others = addresses.find((each) => each.address === address)?.others ?? [];
  const neighbours = address === '203.0.113.80' ? neighbourNames() : [];
  return [...story, ...others, ...neighbours];
}

function addressBody(address: string, names: readonly string[], query: URLSearchParams): object {
  const facts = addresses.find((each) => each.address === address);
  const limit = Number(query.get('limit') ?? names.length);
  return {
    ip_address: address,
    domain_count: facts?.domainCount ?? names.length,
    domain_names: names
      .slice(0, limit)
      .map((name) => (facts?.upperCase === true ? name.toUpperCase() : name)),
  };
}

/** `/v1/{ip}/host-domains`: an object, sorted. */
export function hostDomainsBody(address: string, query: URLSearchParams): object | undefined {
  const names = namesAt(address);
  return names.length === 0
    ? undefined
    : { ip_addresses: addressBody(address, [...names].sort(), query) };
}

/** `/v1/{domain}/reverse-ip`: an object for one address, an array for several; not sorted. */
export function reverseIpBody(domain: DomainFacts, query: URLSearchParams): object | undefined {
  const bodies = domain.addresses.map((address) => addressBody(address, namesAt(address), query));
  return bodies.length === 0
    ? undefined
    : { ip_addresses: bodies.length === 1 ? bodies[0] : bodies };
}

/** `/v1/{domain}/name-server-domains`: cut at 10,000, and the secondary names are left out. */
export function nameServerBody(nameServer: string, query: URLSearchParams): object | undefined {
  const large = nameServers.find((each) => each.domain === nameServer);
  const names = large === undefined ? namesServedBy(nameServer) : parkNames();
  if (names.length === 0) {
    return undefined;
  }
  const primary = large?.primary ?? names.length;
  const secondary = large?.secondary ?? 0;
  const limit = Number(query.get('limit') ?? MOST_NAMES);
  return {
    name_server: { hostname: nameServer, primary, secondary, total: primary + secondary },
    primary_domains: names.slice(0, Math.min(limit, MOST_NAMES)),
    secondary_domains: [],
  };
}

function namesServedBy(nameServer: string): readonly string[] {
  const others = addresses.flatMap((each) => each.others).map((name) => domainFacts(name));
  return [...storyDomains(), ...others.filter((each) => each !== undefined)]
    .filter((each) => each.registrations.at(-1)?.nameServers.includes(`ns1.${nameServer}`))
    .map((each) => each.name)
    .filter((name, index, all) => all.indexOf(name) === index)
    .sort();
}

/** `/v1/{domain}/hosting-history`. */
export function hostingHistoryBody(domain: DomainFacts): object {
  const upper = domain.name.toUpperCase();
  const registrars = domain.registrations.filter(
    (each, index, all) => each.registrar.name !== all[index - 1]?.registrar.name,
  );
  return {
    domain_name: domain.name,
    ip_history: domain.moves.map(([day, before, after]) => ({
      domain: upper,
      post_ip: after,
      pre_ip: before,
      action: after === null ? 'D' : before === null ? 'N' : 'C',
      actiondate: day,
      action_in_words: after === null ? 'Not Resolvable' : before === null ? 'New' : 'Change',
    })),
    nameserver_history: domain.transfers.map(([day, before, after]) => ({
      domain: upper,
      post_mns: capitalised(after),
      pre_mns: before === null ? null : capitalised(before),
      action: before === null ? 'N' : 'T',
      actiondate: day,
      action_in_words: before === null ? 'New' : 'Transfer',
    })),
    registrar_history: registrars.map((each) => ({
      domain: upper,
      date_created: each.created,
      date_updated: each.updated ?? each.created,
      date_expires: each.expires,
      date_lastchecked: each.seen.at(-1) ?? each.created,
      registrar: each.registrar.name,
      registrartag: each.registrar.name.toUpperCase(),
    })),
  };
}

function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** `/v1/reverse-mx/`, the old way: by domain, by mail server or by its address. */
export function reverseMxBody(query: URLSearchParams): object | undefined {
  const name = query.get('domain')?.toLowerCase();
  if (name !== undefined) {
    const domain = domainFacts(name);
    return domain === undefined ? undefined : mailOf(domain);
  }
  const server = query.get('mx_server')?.toLowerCase();
  const address = query.get('mx_ip');
  const uses = (domain: DomainFacts): boolean =>
    domain.mail.some(
      ({ host }) =>
        host === server || (address !== null && addressesOfHost(host).includes(address)),
    );
  const neighbours = neighbourNames().map((each) => domainFacts(each));
  const users = [...storyDomains(), ...neighbours.filter((each) => each !== undefined)].filter(
    uses,
  );
  const hosts = [...new Set(users.flatMap((each) => each.mail.map((mail) => mail.host)))];
  return users.length === 0
    ? undefined
    : {
        ...(server === undefined ? {} : { mx_server: server }),
        // At most fifty of each.
        domains: users.slice(0, 50).map((each) => each.name),
        mx_servers: server === undefined ? hosts : [server],
        ips: server === undefined ? [address] : addressesOfHost(server),
      };
}

function mailOf(domain: DomainFacts): object {
  return {
    domain: domain.name,
    mx_servers: domain.mail.map(({ host, priority }) => ({
      mx_server: host,
      priority: String(priority),
      ips: addressesOfHost(host),
    })),
    spf_rules: [{ prefix: '+', type: 'include', value: 'postbox.example' }],
  };
}
