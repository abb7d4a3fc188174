import type { Contact, DomainFacts, Registrar, Registration } from '../facts';
import { registrars } from '../registrations';
import { address, tel, text, vcard } from './jcard';
import type { Property } from './jcard';
import { DATABASE_UPDATED, link, TERMS } from './message';
import { registrantRedactions } from './redaction';
import type { RdapServers } from './servers';

/** The domain object (RFC 9083, section 5.3) as a registry and as a registrar answer it. */

const CONFORMANCE = [
  'rdap_level_0',
  'icann_rdap_technical_implementation_guide_1',
  'icann_rdap_response_profile_1',
];

/** What the registry knows of a name; undefined where nobody has registered it. */
export function registryDomain(domain: DomainFacts, servers: RdapServers): object | undefined {
  const registration = domain.registrations.at(-1);
  if (registration === undefined) {
    return undefined;
  }
  const registrar = registrarOf(registration);
  const self = `${servers.registry}domain/${domain.name}`;
  const related = `${servers.registrar(registrar)}domain/${domain.name}`;
  return {
    ...common(domain, registration, registrar),
    handle: `D-${domain.name}-REG`,
    events: [
      event('registration', registration.created, '09:12:44'),
      event('expiration', registration.expires, '09:12:44'),
      ...changed(registration),
      DATABASE_UPDATED,
    ],
    entities: [registrarEntity(registrar), registrantEntity(registration, [])],
    ...(registration.isPrivate ? { redacted: registrantRedactions('removal') } : {}),
    links: [link(self, 'self'), link(self, 'related', related)],
    port43: 'whois.registry.example',
  };
}

/** What the registrar of record adds: a way to write to the registrant, and its own dates. */
export function registrarDomain(domain: DomainFacts, servers: RdapServers): object | undefined {
  const registration = domain.registrations.at(-1);
  if (registration === undefined) {
    return undefined;
  }
  const registrar = registrarOf(registration);
  const self = `${servers.registrar(registrar)}domain/${domain.name}`;
  const form = `https://www.${registrar.domain}/write-to/${domain.name}`;
  return {
    ...common(domain, registration, registrar),
    handle: `${registrar.ianaId}-${domain.name}`,
    events: [
      event('registration', registration.created, '09:12:44'),
      event('registrar expiration', registration.expires, '09:12:44'),
      ...changed(registration),
      DATABASE_UPDATED,
    ],
    entities: [
      registrarEntity(registrar),
      // Where the address is withheld there is a form instead (RFC 8605, section 3.2).
      registrantEntity(registration, [['contact-uri', {}, 'uri', form]]),
      entity('technical', vcard(text('fn', ''), text('email', `tech@${registrar.domain}`))),
    ],
    ...(registration.isPrivate ? { redacted: registrantRedactions('replacementValue') } : {}),
    links: [link(self, 'self')],
    port43: `whois.${registrar.domain}`,
  };
}

function common(domain: DomainFacts, registration: Registration, registrar: Registrar): object {
  return {
    rdapConformance: [...CONFORMANCE, ...(registration.isPrivate ? ['redacted'] : [])],
    objectClassName: 'domain',
    ldhName: domain.name,
    ...(domain.unicode === undefined ? {} : { unicodeName: domain.unicode }),
    status: registration.statuses.map((status) => statusInWords(status)),
    nameservers: registration.nameServers.map((host) => ({
      objectClassName: 'nameserver',
      ldhName: host,
    })),
    secureDNS: { delegationSigned: false },
    notices: [
      { ...TERMS, links: [page(`https://www.${registrar.domain}/terms`, 'terms-of-service')] },
    ],
  };
}

/** DomainTools repeats the registrar in the words of both sides; RDAP has the name once. */
function registrarOf({ registrar }: Registration): Registrar {
  return registrars.find(({ ianaId }) => ianaId === registrar.ianaId) ?? registrar;
}

function event(eventAction: string, day: string, time: string): object {
  return { eventAction, eventDate: `${day}T${time}Z` };
}

function changed({ updated }: Registration): readonly object[] {
  return updated === undefined ? [] : [event('last changed', updated, '09:12:45')];
}

/** The words of RDAP for a status of EPP (RFC 8056, section 2). */
function statusInWords(status: string): string {
  return status === 'ok'
    ? 'active'
    : status.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function page(url: string, rel: string): object {
  return link(url, rel, url, 'text/html');
}

function entity(role: string, card: readonly unknown[]): object {
  return { objectClassName: 'entity', roles: [role], vcardArray: card };
}

function registrarEntity(registrar: Registrar): object {
  const { name, ianaId, domain } = registrar;
  return {
    ...entity('registrar', vcard(text('fn', name))),
    handle: ianaId,
    publicIds: [{ type: 'IANA Registrar ID', identifier: ianaId }],
    links: [page(`https://www.${domain}`, 'about')],
    entities: [
      entity(
        'abuse',
        vcard(text('fn', 'Abuse desk'), tel('15555550142'), text('email', `abuse@${domain}`)),
      ),
    ],
  };
}

function registrantEntity(
  { isPrivate, registrant }: Registration,
  insteadOfMail: readonly Property[],
): object {
  const card = isPrivate
    ? vcard(
        text('fn', ''),
        text('org', registrant.org),
        address({ ...registrant, street: [], city: '' }),
        ...insteadOfMail,
      )
    : openCard(registrant);
  return entity('registrant', card);
}

function openCard(contact: Contact): readonly unknown[] {
  return vcard(
    text('fn', contact.name),
    text('org', contact.org),
    address(contact),
    tel(contact.phone),
    text('email', contact.email),
  );
}
