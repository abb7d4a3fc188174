import type { NetworkFacts } from '../facts';
import { addressLabel, tel, text, vcard } from './jcard';
import { link, TERMS } from './message';
import type { RdapServers } from './servers';

/** The IP network object (RFC 9083, section 5.4), in the manner of the registry that holds it. */

const COUNTRIES: Readonly<Record<string, string>> = { US: 'United States' };

export function networkBody(network: NetworkFacts, address: string, servers: RdapServers): object {
  const ripe = network.source === 'RIPE';
  const self = `${ripe ? servers.ripe : servers.arin}ip/${address}`;
  const [prefix = '', length] = network.cidr.split('/');
  const isV6 = prefix.includes(':');
  return {
    rdapConformance: [
      ...['rdap_level_0', 'cidr0', 'nro_rdap_profile_0'],
      ...(ripe ? [] : ['arin_originas0']),
    ],
    objectClassName: 'ip network',
    handle: ripe ? `${network.from} - ${network.to}` : network.id,
    startAddress: network.from,
    endAddress: network.to,
    ipVersion: isV6 ? 'v6' : 'v4',
    name: network.name,
    type: ripe ? 'ASSIGNED PA' : 'DIRECT ALLOCATION',
    // ARIN writes the country into the address of the organisation alone.
    ...(ripe ? { country: network.country } : {}),
    status: ['active'],
    cidr0_cidrs: [{ [isV6 ? 'v6prefix' : 'v4prefix']: prefix, length: Number(length) }],
    ...(ripe ? {} : { arin_originas0_originautnums: [Number(network.asn.replace('AS', ''))] }),
    events: [
      { eventAction: 'registration', eventDate: moment(network.created, ripe) },
      { eventAction: 'last changed', eventDate: moment(network.updated, ripe) },
    ],
    entities: ripe ? ripeEntities(network) : [arinOrganisation(network)],
    remarks: [
      {
        title: ripe ? 'description' : 'Registration Comments',
        description: [`Servers of ${network.organisation.name}`],
      },
    ],
    links: [link(self, 'self')],
    notices: [TERMS],
    port43: ripe ? 'whois.ripe.example' : 'whois.arin.example',
  };
}

/** ARIN writes its own time zone. */
function moment(day: string, ripe: boolean): string {
  return ripe ? `${day}T00:00:00Z` : `${day}T09:30:00-05:00`;
}

function entity(handle: string, role: string, card: readonly unknown[], more = {}): object {
  return { objectClassName: 'entity', handle, roles: [role], vcardArray: card, ...more };
}

/** The abuse desk beside the organisation, and the maintainer as a second "registrant". */
function ripeEntities(network: NetworkFacts): readonly object[] {
  const { organisation, address, country } = network;
  const maintainer = `${organisation.id}-MNT`;
  return [
    entity(maintainer, 'registrant', vcard(text('fn', maintainer), text('kind', 'individual'))),
    entity(
      organisation.id,
      'registrant',
      vcard(
        text('fn', organisation.name),
        text('kind', 'org'),
        addressLabel([...address, country]),
        tel(network.phone),
        text('email', network.email),
      ),
    ),
    abuseEntity(network),
  ];
}

/** The abuse desk inside the organisation. */
function arinOrganisation(network: NetworkFacts): object {
  const { organisation, address, country } = network;
  return entity(
    organisation.id,
    'registrant',
    vcard(
      text('fn', organisation.name),
      text('kind', 'org'),
      addressLabel([...address, COUNTRIES[country] ?? country]),
      tel(network.phone),
      text('email', network.email),
    ),
    { entities: [abuseEntity(network)] },
  );
}

function abuseEntity({ organisation, abuse }: NetworkFacts): object {
  return entity(
    `ABUSE-${organisation.id}`,
    'abuse',
    vcard(text('fn', 'Abuse desk'), text('kind', 'group'), text('email', abuse)),
  );
}
