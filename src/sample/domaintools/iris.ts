import { domainFacts, storyDomains } from '../case';
import type { DomainFacts } from '../facts';
import { neighbourNames } from '../neighbours';
import { hugeMailDomain, networks } from '../places';
import { riskComponents, riskScore } from './risk';
import { addressesOfHost } from '../sightings';
import { readingsOf } from './whois';

/** Iris Investigate as api.domaintools.com answers it. */

/** Iris lists at most 500 results a page. */
const LARGEST_PAGE = 500;

/** Answers a query, or undefined where it has no parameter to search by. */
export function irisBody(query: URLSearchParams, pageSize = LARGEST_PAGE): object | undefined {
  const named = query.get('domain');
  if (named !== null) {
    const asked = named.split(',').map((name) => name.trim().toLowerCase());
    const found = asked.map((name) => domainFacts(name)).filter((each) => each !== undefined);
    const known = new Set(found.map((each) => each.name));
    const missing = asked.filter((name) => !known.has(name));
    return page(found, 0, found.length, missing);
  }
  const test = mailTest(query) ?? nameServerTest(query) ?? addressTest(query);
  if (test === undefined) {
    return undefined;
  }
  if (test === 'tooMany') {
    return {
      limit_exceeded: true,
      has_more_results: true,
      message: 'Maximum 5000 returned - you may need to refine your query.',
      missing_domains: [],
    };
  }
  const neighbours = neighbourNames().map((name) => domainFacts(name));
  const matches = [...storyDomains(), ...neighbours.filter((each) => each !== undefined)].filter(
    test,
  );
  const size = Math.min(Number(query.get('page_size') ?? pageSize) || pageSize, pageSize);
  const start = fromPosition(query.get('position'));
  return page(matches, start, size, []);
}

/** Iris Enrich: the same rows of names, without counts and without paging. */
export function irisEnrichBody(query: URLSearchParams): object | undefined {
  const named = query.get('domain');
  if (named === null) {
    return undefined;
  }
  const body = irisBody(new URLSearchParams({ domain: named }));
  return JSON.parse(
    JSON.stringify(body, (key, sent: unknown) =>
      key === 'count' || key === 'total_count' ? undefined : sent,
    ),
  ) as object;
}

type Test = (domain: DomainFacts) => boolean;

function mailTest(query: URLSearchParams): Test | 'tooMany' | undefined {
  const host = query.get('mailserver_host')?.toLowerCase();
  const domain = query.get('mailserver_domain')?.toLowerCase();
  const address = query.get('mailserver_ip');
  if (host !== undefined) {
    return host.endsWith(hugeMailDomain)
      ? 'tooMany'
      : (each) => each.mail.some((mail) => mail.host === host);
  }
  if (domain !== undefined) {
    return domain === hugeMailDomain
      ? 'tooMany'
      : (each) => each.mail.some((mail) => mail.host.endsWith(`.${domain}`));
  }
  return address === null
    ? undefined
    : (each) => each.mail.some((mail) => addressesOfHost(mail.host).includes(address));
}

function nameServerTest(query: URLSearchParams): Test | undefined {
  const host = query.get('nameserver_host')?.toLowerCase();
  return host === undefined
    ? undefined
    : (each) => readingsOf(each)[0]?.registration.nameServers.includes(host) === true;
}

function addressTest(query: URLSearchParams): Test | undefined {
  const address = query.get('ip');
  return address === null ? undefined : (each) => each.addresses.includes(address);
}

function page(
  matches: readonly DomainFacts[],
  start: number,
  size: number,
  missing: readonly string[],
): object {
  const results = matches.slice(start, start + size);
  const end = start + results.length;
  const more = end < matches.length;
  return {
    limit_exceeded: false,
    has_more_results: more,
    message: 'Enjoy your data.',
    results_count: results.length,
    total_count: matches.length,
    ...(more ? { position: toPosition(end) } : {}),
    results: results.map((each) => irisDomain(each)),
    missing_domains: missing,
  };
}

/** Opaque to a client, as the vendor's is. */
function toPosition(offset: number): string {
  return `p${(offset * 7919).toString(36)}`;
}

function fromPosition(position: string | null): number {
  return position === null ? 0 : parseInt(position.slice(1), 36) / 7919;
}

const parent = (host: string): string => host.slice(host.indexOf('.') + 1);
const nothing = { value: '', count: 0 };
const value = (text: string | number, count = 1): object => ({ value: text, count });

function irisDomain(domain: DomainFacts): object {
  const reading = readingsOf(domain)[0];
  const registration = reading?.registration;
  const contact = {
    name: nothing,
    org: registration === undefined ? nothing : value(registration.registrant.org, 1210),
    street: nothing,
    city: nothing,
    state: nothing,
    postal: nothing,
    country: registration === undefined ? nothing : value(registration.registrant.country, 90_411),
    phone: nothing,
    fax: nothing,
    email: [],
  };
  const registrar = registration?.registrar;
  return {
    // Iris writes U-labels here; the A-labels stand in whois_url.
    domain: domain.unicode ?? domain.name,
    whois_url: `https://whois.domaintools.com/${domain.name}`,
    adsense: nothing,
    alexa: '',
    popularity_rank: '',
    active: domain.addresses.length > 0,
    google_analytics: nothing,
    admin_contact: contact,
    billing_contact: { ...contact, org: nothing, country: nothing },
    registrant_contact: contact,
    technical_contact: contact,
    create_date: value(registration?.created ?? '', 402),
    expiration_date: value(registration?.expires ?? '', 388),
    email_domain: registrar === undefined ? [] : [value(registrar.domain, 20_118)],
    soa_email: [],
    ssl_email: [],
    additional_whois_email:
      registrar === undefined ? [] : [value(`abuse@${registrar.domain}`, 19_004)],
    ip: domain.addresses.map((address) => irisAddress(address)),
    mx: domain.mail.map((mail) => ({
      host: value(mail.host, 37),
      domain: value(parent(mail.host), 41),
      ip: addressesOfHost(mail.host).map((address) => value(address, 40)),
      priority: mail.priority,
    })),
    name_server: (registration?.nameServers ?? []).map((host) => ({
      host: value(host, 9120),
      domain: value(parent(host), 18_997),
      ip: addressesOfHost(host).map((address) => value(address, 18_990)),
    })),
    domain_risk: {
      risk_score: riskScore(domain.risk),
      components: riskComponents(domain.risk, true),
    },
    redirect: nothing,
    redirect_domain: nothing,
    registrant_name: nothing,
    registrant_org: contact.org,
    registrar: value(registrar?.name ?? '', 51_200),
    registrar_status: (registration?.statuses ?? []).map((status) => status.toLowerCase()),
    spf_info: domain.mail.length > 0 ? 'v=spf1 include:postbox.example -all' : '',
    ssl_info: [],
    tld: domain.name.slice(domain.name.lastIndexOf('.') + 1),
    website_response: domain.addresses.length > 0 ? 200 : 0,
    data_updated_timestamp: '2026-11-20T08:32:34.177000',
    tags: [],
  };
}

function irisAddress(address: string): object {
  const network = networks.find((each) => address.startsWith(each.prefix));
  return {
    address: value(address, 1200),
    asn: network === undefined ? [] : [value(Number(network.asn.replace('AS', '')), 80_212)],
    country_code: value(network?.country ?? '', 2_310_000),
    isp: value(network?.organisation.name ?? '', 44_018),
  };
}
