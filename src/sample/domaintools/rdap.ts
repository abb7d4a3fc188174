import type { Contact, DomainFacts } from '../facts';

/** `/v1/{domain}/rdap/parsed/`: the present registration by RDAP, as the vendor reads it. */
export const PARSED_REGISTRATION = {
  suffix: '/rdap/parsed',
  product: 'parsed-domain-rdap',
} as const;

/** Undefined where the case has no registration of the name. */
export function parsedRegistrationBody(domain: DomainFacts): object | undefined {
  const last = domain.registrations.at(-1);
  if (last === undefined) {
    return undefined;
  }
  const { registrar, registrant } = last;
  const record = {
    objectClassName: 'domain',
    ldhName: domain.name,
    status: last.statuses,
    nameservers: last.nameServers.map((ldhName) => ({ objectClassName: 'nameserver', ldhName })),
  };
  return {
    record_source: domain.name,
    domain_rdap: [
      {
        source: 'registrar',
        timestamp: `${last.seen.at(-1) ?? last.created}T19:37:29Z`,
        link: `https://rdap.${registrar.domain}/domain/${domain.name}`,
        record: JSON.stringify(record),
      },
    ],
    parsed_domain_rdap: {
      domain: domain.name,
      handle: `${domain.name.toUpperCase()}-EXAMPLE`,
      domain_statuses: last.statuses,
      creation_date: `${last.created}T07:00:00+00:00`,
      last_changed_date: last.updated === undefined ? '' : `${last.updated}T02:17:33+00:00`,
      expiration_date: `${last.expires}T07:00:00+00:00`,
      registrar: {
        name: registrar.name,
        iana_id: registrar.ianaId,
        contacts: [
          { name: registrar.name, email: `abuse@${registrar.domain}`, phone: '', roles: ['abuse'] },
        ],
      },
      contacts: [contact(registrant)],
      dnssec: { signed: false },
      nameservers: last.nameServers,
      conformance: ['rdap_level_0'],
      emails: [registrant.email, `abuse@${registrar.domain}`],
      email_domains: [registrar.domain],
      unclassified_emails: [],
    },
  };
}

function contact({ name, org, email, phone, street, city, country }: Contact): object {
  return {
    handle: '',
    name,
    org,
    email,
    phone,
    street: street.join('\n'),
    city,
    region: '',
    postal: '',
    country: country.toUpperCase(),
    roles: ['registrant'],
  };
}
