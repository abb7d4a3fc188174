import type { Contact, Day, DomainFacts, NetworkFacts, Registration } from '../facts';

/** WHOIS bodies as api.domaintools.com shapes them: docs/operations.md has the fields. */

/** One record: a registration as it was read on a day. */
interface WhoisReading {
  readonly registration: Registration;
  readonly day: Day;
}

/** Every reading of a name, newest first. */
export function readingsOf(domain: DomainFacts): readonly WhoisReading[] {
  return domain.registrations
    .flatMap((registration) => registration.seen.map((day) => ({ registration, day })))
    .reverse();
}

/** `/v1/{domain}/whois`, inside its envelope. */
export function whoisBody(domain: DomainFacts): object | undefined {
  const newest = readingsOf(domain)[0];
  if (newest === undefined) {
    return undefined;
  }
  const record = { date: newest.day, record: domain.notParsed ?? recordText(domain.name, newest) };
  if (domain.notParsed !== undefined) {
    return { whois: record, record_source: domain.name };
  }
  return {
    registrant: newest.registration.registrant.org,
    registration: registrationBody(newest.registration),
    name_servers: newest.registration.nameServers.map((host) => host.toUpperCase()),
    whois: record,
    record_source: domain.name,
  };
}

/** `/v1/{domain}/whois/parsed`; `status` is 206 where the record has no known form. */
export function parsedWhoisBody(
  domain: DomainFacts,
): { readonly status: number; readonly body: object } | undefined {
  const whois = whoisBody(domain);
  const newest = readingsOf(domain)[0];
  if (whois === undefined || newest === undefined) {
    return undefined;
  }
  if (domain.notParsed !== undefined) {
    const error = { code: 206, message: 'We were NOT able to parse the Whois record' };
    return { status: 206, body: { ...whois, error } };
  }
  const { registration } = newest;
  const contact = contactBody(registration.registrant);
  return {
    status: 200,
    body: {
      ...whois,
      parsed_whois: {
        domain: domain.name,
        created_date: `${registration.created}T09:12:44+00:00`,
        updated_date:
          registration.updated === undefined ? '' : `${registration.updated}T09:12:45+00:00`,
        expired_date: `${registration.expires}T09:12:44+00:00`,
        // Some registrars write the address of the explanation after the status.
        statuses: registration.statuses.map((status, index) =>
          index === 0 ? `${status} https://icann.org/epp#${status}` : status,
        ),
        name_servers: registration.nameServers,
        registrar: registrarBody(registration),
        contacts: {
          registrant: contact,
          admin: contact,
          tech: { ...contact, name: '', email: `tech@${registration.registrar.domain}` },
          billing: contactBody(undefined),
        },
        other_properties: { dnssec: 'unsigned', https: '//icann.org/epp' },
      },
    },
  };
}

function registrarBody({ registrar }: Registration): object {
  return {
    name: registrar.name,
    abuse_contact_phone: '15555550142',
    abuse_contact_email: `abuse@${registrar.domain}`,
    iana_id: registrar.ianaId,
    url: `http://www.${registrar.domain}`,
    whois_server: `whois.${registrar.domain}`,
  };
}

/** One page of `/v1/{domain}/whois/history`. */
export function historyBody(
  readings: readonly WhoisReading[],
  name: string,
  total: number,
): object {
  return {
    record_count: total,
    history: readings.map(({ registration, day }) => ({
      date: day,
      is_private: registration.isPrivate ? 1 : 0,
      whois: {
        registrant: registration.registrant.org,
        registration: registrationBody(registration),
        name_servers: registration.nameServers.map((host) => host.toUpperCase()),
        // The vendor did not keep the server in its early years; here, with the first registration.
        ...(registration.updated === undefined
          ? {}
          : { server: `whois.${registration.registrar.domain}` }),
        record: recordText(name, { registration, day }),
      },
    })),
  };
}

function registrationBody(registration: Registration): object {
  return {
    created: registration.created,
    expires: registration.expires,
    ...(registration.updated === undefined ? {} : { updated: registration.updated }),
    registrar: registration.registrar.name,
    statuses: registration.statuses,
  };
}

/** Empty is '' and [], never null. */
function contactBody(contact: Contact | undefined): object {
  return {
    name: contact?.name ?? '',
    org: contact?.org ?? '',
    street: contact?.street ?? [],
    city: contact?.city ?? '',
    state: '',
    postal: '',
    country: contact?.country ?? '',
    phone: contact?.phone ?? '',
    fax: '',
    email: contact?.email ?? '',
  };
}

function recordText(name: string, { registration, day }: WhoisReading): string {
  const { registrar, registrant } = registration;
  return [
    `   Domain Name: ${name.toUpperCase()}`,
    `   Registrar WHOIS Server: whois.${registrar.domain}`,
    `   Updated Date: ${registration.updated ?? registration.created}T09:12:45Z`,
    `   Creation Date: ${registration.created}T09:12:44Z`,
    `   Registry Expiry Date: ${registration.expires}T09:12:44Z`,
    `   Registrar: ${registrar.name}`,
    `   Registrar IANA ID: ${registrar.ianaId}`,
    `   Registrar Abuse Contact Email: abuse@${registrar.domain}`,
    ...registration.statuses.map(
      (status) => `Domain Status: ${status} https://icann.org/epp#${status}`,
    ),
    `Registrant Name: ${registrant.name}`,
    `Registrant Organization: ${registrant.org}`,
    ...registrant.street.map((line) => `Registrant Street: ${line}`),
    `Registrant City: ${registrant.city}`,
    `Registrant Country: ${registrant.country.toUpperCase()}`,
    `Registrant Phone: ${registrant.phone}`,
    `Registrant Email: ${registrant.email}`,
    ...registration.nameServers.map((host) => `Name Server: ${host}`),
    'DNSSEC: unsigned',
    `>>> Last update of whois database: ${day}T00:00:00Z <<<`,
    '',
    'The data in this record is made up for a sample. It must not be used to send unsolicited mail.',
    '',
  ].join('\n');
}

/** `/v1/{ip}/whois`, inside its envelope. */
export function ipWhoisBody(network: NetworkFacts, address: string): object {
  return {
    registrant: `${network.organisation.name} (${network.organisation.id})`,
    whois: { date: '2026-11-19', record: networkText(network) },
    record_source: address,
  };
}

/** `/v1/{ip}/whois/parsed`: contacts are a list, there is no registration and no domain. */
export function parsedIpWhoisBody(network: NetworkFacts, address: string): object {
  const { organisation } = network;
  const ripe = network.source === 'RIPE';
  return {
    ...ipWhoisBody(network, address),
    // Seen in either place.
    ...(ripe ? {} : { source: network.source }),
    parsed_whois: {
      ...(ripe ? { source: network.source } : {}),
      networks: [
        {
          id: network.id,
          range: { from: network.from, to: network.to, cidr: [network.cidr], count: network.count },
          asn: [network.asn],
          name: network.name,
          org: `${organisation.name} (${organisation.id})`,
          parent: '',
          parent_id: '',
          customer: '',
          country: network.country,
          phone: [],
          descr: [`Servers of ${organisation.name}`],
          contact_keys: { org: [organisation.id], abuse: [`ABUSE-${organisation.id}`] },
          status: ripe ? 'ASSIGNED PA' : 'Direct Allocation',
          remarks: [],
          notify_email: [],
          mnt_keys: ripe ? { 'mnt-by': [`${organisation.id}-MNT`] } : {},
          created_date: `${network.created}T00:00:00`,
          updated_date: `${network.updated}T00:00:00`,
          changed_by: [],
          source: ripe ? 'RIPE' : '',
          ref: '',
          other: {},
        },
      ],
      contacts: [
        ipContact(network, organisation.id, 'organization', organisation.name, [network.email], []),
        ipContact(network, `ABUSE-${organisation.id}`, 'person', 'Abuse desk', [], [network.abuse]),
      ],
      routes: [],
      referral_servers: [],
      other_properties: [],
    },
  };
}

function ipContact(
  network: NetworkFacts,
  id: string,
  type: 'organization' | 'person',
  name: string,
  email: readonly string[],
  abuse: readonly string[],
): object {
  return {
    id,
    type,
    name,
    address: network.address,
    country: network.country.toLowerCase(),
    phone: [network.phone],
    fax: [],
    email,
    descr: [],
    contact_keys: {},
    remarks: [],
    notify_email: [],
    abuse_mailbox: abuse,
    mnt_keys: {},
    created_date: `${network.created}T00:00:00`,
    updated_date: `${network.updated}T00:00:00`,
    changed_by: [],
    source: '',
    ref: '',
    other: {},
  };
}

function networkText(network: NetworkFacts): string {
  return [
    `NetRange:       ${network.from} - ${network.to}`,
    `CIDR:           ${network.cidr}`,
    `NetName:        ${network.name}`,
    `OriginAS:       ${network.asn}`,
    `Organization:   ${network.organisation.name} (${network.organisation.id})`,
    `RegDate:        ${network.created}`,
    `Updated:        ${network.updated}`,
    `OrgAbuseEmail:  ${network.abuse}`,
    '',
  ].join('\n');
}
