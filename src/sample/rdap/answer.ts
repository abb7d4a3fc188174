import ipaddr from 'ipaddr.js';
import { domainFacts } from '../case';
import { networks } from '../places';
import { bootstrapFile } from './bootstrap';
import { registrarDomain, registryDomain } from './domain';
import { rdapError, rdapReply, TERMS } from './message';
import type { RdapReply } from './message';
import { networkBody } from './network';
import type { RdapRole, RdapServers } from './servers';

/** What a path below a server's base URL asks for (RFC 9082, section 3.1). */
export interface RdapQuestion {
  readonly kind: 'bootstrap' | 'domain' | 'ip' | 'help';
  /** File name, name or address; in lower case, without a final dot. '' for help. */
  readonly about: string;
}

/** Undefined for a path that is none. Throws a URIError for percent-encoding that is none. */
export function rdapQuestion(role: RdapRole, path: string): RdapQuestion | undefined {
  const [kind, about, ...more] = decodeURIComponent(path).toLowerCase().split('/');
  if (role === 'bootstrap') {
    return kind && about === undefined ? { kind: 'bootstrap', about: kind } : undefined;
  }
  if (kind === 'help' && about === undefined) {
    return { kind, about: '' };
  }
  const isAsked = (kind === 'domain' || kind === 'ip') && about && more.length === 0;
  return isAsked ? { kind, about: about.replace(/\.$/, '') } : undefined;
}

/** The answer of one of the servers. */
export function rdapAnswer(
  role: RdapRole,
  question: RdapQuestion | undefined,
  servers: RdapServers,
  publication?: string,
): RdapReply {
  switch (question?.kind) {
    case 'bootstrap': {
      const body = bootstrapFile(question.about, servers, publication);
      return body === undefined
        ? { status: 404, headers: { 'content-type': 'application/json' }, body: {} }
        : { status: 200, headers: { 'content-type': 'application/json' }, body };
    }
    case 'help':
      return rdapReply(200, { rdapConformance: ['rdap_level_0'], notices: [TERMS] });
    case 'domain':
      return aboutDomain(role, question.about, servers);
    case 'ip':
      return aboutAddress(role, question.about, servers);
    default:
      return rdapError(400, 'Bad Request', 'This server does not answer such a query.');
  }
}

function aboutDomain(role: RdapRole, name: string, servers: RdapServers): RdapReply {
  const domain = domainFacts(name);
  const bodyOf = role === 'registrar' ? registrarDomain : registryDomain;
  const body = role === 'arin' || role === 'ripe' ? undefined : domain && bodyOf(domain, servers);
  return body === undefined ? notFound(name) : rdapReply(200, body);
}

function aboutAddress(role: RdapRole, asked: string, servers: RdapServers): RdapReply {
  if (!ipaddr.IPv4.isValidFourPartDecimal(asked) && !ipaddr.IPv6.isValid(asked)) {
    return rdapError(400, 'Bad Request', `${asked} is no address.`);
  }
  const address = ipaddr.parse(asked);
  const network = networks.find(({ cidr }) => {
    const [prefix, length] = ipaddr.parseCIDR(cidr);
    return prefix.kind() === address.kind() && address.match(prefix, length);
  });
  if (network === undefined || (role !== 'arin' && role !== 'ripe')) {
    return notFound(asked);
  }
  const holder = network.source === 'RIPE' ? 'ripe' : 'arin';
  if (holder === role) {
    return rdapReply(200, networkBody(network, asked, servers));
  }
  const moved = rdapReply(302, {});
  return { ...moved, headers: { ...moved.headers, location: `${servers[holder]}ip/${asked}` } };
}

function notFound(asked: string): RdapReply {
  return rdapError(404, 'Not Found', `Nothing is known about ${asked}.`);
}
