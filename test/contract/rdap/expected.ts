import type { FactId } from '../../../src/core/result/factIds';
import type { RdapAnswer } from '../../../src/providers/rdap/rdapAnswer';

/** What a body says, read from the body by eye. Values of a fact with commas between. */
export interface Expected {
  readonly from: RdapAnswer['from'];
  /** Whom the body is about. */
  readonly about: string;
  /** '' where the body does not tell the fact. */
  readonly facts: Readonly<Partial<Record<FactId, string>>>;
  /** Roles in the table of contacts, in order. */
  readonly roles: string;
}

const MARKMONITOR = {
  registrar: 'MarkMonitor Inc.',
  abuseMailbox: 'abusecomplaints@markmonitor.com',
  ianaId: '292',
  statuses: 'clientUpdateProhibited, clientTransferProhibited, clientDeleteProhibited',
  // It stands on the registrar's entity, and is none of the name's dates.
  registrarExpires: '',
  dnssec: 'unsigned',
  redacted: 'administrative contact data; registrant contact data; technical contact data',
};
const MARKMONITOR_ROLES = 'Administrative, Registrant, Technical, Registrar, Abuse';

const COM_LAUDE = {
  registrant: 'Amazon Technologies, Inc.',
  registrar: 'NOM-IQ Ltd dba Com Laude',
  updated: '2021-03-29T22:55:53Z',
  nameServers: 'nsgbr.comlaude.co.uk, nssui.comlaude.ch, nsusa.comlaude.net',
  abuseMailbox: 'abuse@comlaude.com',
  ianaId: '470',
  whoisServer: 'whois.comlaude.com',
  redacted:
    'registrant contact data; administrative contact data; technical contact data; parts of the record',
};
const COM_LAUDE_ROLES = 'Registrar, Registrant, Administrative, Technical, Abuse';

const NAMECHEAP = {
  registrar: 'NAMECHEAP INC',
  statuses: 'clientTransferProhibited',
  abuseMailbox: 'abuse@namecheap.com',
  whoisServer: 'whois.namecheap.com',
  // The body has 1068 under the name of the registrar, not as an IANA ID.
  ianaId: '',
  redacted: '',
};
const NAMECHEAP_ROLES = 'Abuse, Registrar, Registrant, Administrative, Technical';

const ICANN_RDAP = {
  registrant: '',
  registrar: 'Example Registrar Inc.',
  created: '1997-06-03T00:00:00Z',
  updated: '2020-05-28T01:35:00Z',
  expires: '2021-06-03T04:00:00Z',
  registrarExpires: '',
  statuses:
    'serverDeleteProhibited, serverUpdateProhibited, serverTransferProhibited, clientTransferProhibited',
  nameServers: 'ns1.example.com, ns2.example.com',
  abuseMailbox: 'abuse@organization.example',
  ianaId: '1',
};
const ICANN_RDAP_ROLES = 'Registrar, Registrant, Technical, Abuse';

const REMOVED = (...roles: readonly string[]): string =>
  roles.map((role) => `${role} e-mail, other contact data`).join('; ');

export const DOMAINS: Readonly<Record<string, Expected>> = {
  'domain_abc.xyz.json': {
    from: 'registrar',
    about: 'abc.xyz',
    facts: {
      ...MARKMONITOR,
      registrant: 'Google LLC',
      created: '2014-03-20T12:59:17Z',
      updated: '2019-11-07T17:16:24Z',
      expires: '2025-03-20T07:00:00Z',
      nameServers: 'ns1.google.com, ns2.google.com, ns3.google.com, ns4.google.com',
    },
    roles: MARKMONITOR_ROLES,
  },
  'domain_afnic_fr.json': {
    from: 'registry',
    about: 'afnic.fr',
    facts: {
      registrant: 'ASS FRANC NOMMAGE INTERNET EN COOP',
      registrar: 'Registry Operations',
      created: '2001-12-10T23:00:00Z',
      updated: '2022-09-28T11:21:02Z',
      expires: '2029-07-18T08:26:59Z',
      statuses: 'ok',
      nameServers: 'ns2.nic.fr, ns1.nic.fr, ns3.nic.fr',
      abuseMailbox: '',
      ianaId: '9999',
      dnssec: 'signedDelegation',
      redacted: '',
    },
    roles: 'Technical, Registrant, Administrative, Registrar, Sponsor, Technical',
  },
  'domain_amazon.cyou.json': {
    from: 'registrar',
    about: 'amazon.cyou',
    facts: {
      ...COM_LAUDE,
      created: '2020-05-14T00:00:00Z',
      expires: '2021-05-14T00:00:00Z',
      statuses: 'clientDeleteProhibited, clientUpdateProhibited',
    },
    roles: COM_LAUDE_ROLES,
  },
  'domain_amazon.ooo.json': {
    from: 'registrar',
    about: 'amazon.ooo',
    facts: {
      ...COM_LAUDE,
      created: '2014-10-23T00:00:00Z',
      expires: '2021-10-23T00:00:00Z',
      statuses: 'clientDeleteProhibited, clientTransferProhibited, clientUpdateProhibited',
    },
    roles: COM_LAUDE_ROLES,
  },
  'domain_bad_response_01.json': {
    from: 'registry',
    about: 'something-not-real.com',
    facts: {
      registrant: 'Domain',
      // Only the nested entity with the class "abuse" names it.
      registrar: 'OwnRegistrar Inc',
      created: '2023-07-05',
      updated: '2023-07-05',
      expires: '2024-07-05',
      recordDate: '2023-10-02',
      statuses: 'ok',
      nameServers: 'a.share-dns.com, b.share-dns.net',
      abuseMailbox: 'abuse@ownregistrar.com',
      ianaId: '1250',
      handle: '',
      redacted: '',
    },
    roles: 'Registrant, , Billing, Technical, Registrar, Abuse',
  },
  'domain_bad_response_02.json': {
    from: 'registry',
    about: 'something-not-real.com',
    facts: {
      registrant: '',
      registrar: '',
      created: '2023-07-05',
      updated: '2023-07-05',
      expires: '2024-07-05',
      statuses: 'ok',
      nameServers: 'BOOOOOM',
      abuseMailbox: '',
      redacted: '',
    },
    roles: '',
  },
  'domain_bitcoin.org.json': {
    from: 'registrar',
    about: 'bitcoin.org',
    facts: {
      ...NAMECHEAP,
      registrant: 'WhoisGuard, Inc.',
      created: '2008-08-18',
      updated: '2019-11-24',
      expires: '2029-08-18',
      nameServers: 'dns1.registrar-servers.com, dns2.registrar-servers.com',
    },
    roles: NAMECHEAP_ROLES,
  },
  'domain_bitcoin.top.json': {
    from: 'registry',
    about: 'bitcoin.top',
    facts: {
      registrant: 'Wang Shao Gang',
      registrar: '成都西维数码科技有限公司',
      created: '2014-11-17T16:00:29Z',
      updated: '2020-09-14T20:40:57Z',
      expires: '2021-11-17T16:00:29Z',
      statuses: 'ok',
      nameServers: 'ns1.72dns.com, ns2.idc1.cn',
      abuseMailbox: 'westabuse@gmail.com',
      ianaId: '1556',
      redacted: REMOVED('registrant', 'administrative', 'technical'),
    },
    roles: 'Registrant, Administrative, Technical, Registrar, Abuse',
  },
  'domain_deep.surf.json': {
    from: 'registrar',
    about: 'deep.surf',
    facts: {
      ...NAMECHEAP,
      registrant: 'Privacy service provided by Withheld for Privacy ehf',
      created: '2020-07-01',
      updated: '',
      expires: '2021-07-01',
      nameServers:
        'ns-2005.awsdns-58.co.uk, ns-22.awsdns-02.com, ns-540.awsdns-03.net, ns-1488.awsdns-58.org',
    },
    roles: NAMECHEAP_ROLES,
  },
  'domain_example.cz.json': {
    from: 'registry',
    about: 'example.cz',
    facts: {
      registrant: '',
      registrar: 'REG-INTERNET-CZ',
      created: '2004-08-30T22:55:00Z',
      updated: '',
      // Expired, and registered all the same.
      expires: '2019-08-30T12:00:00Z',
      statuses: 'ok',
      nameServers: 'ns2.pipni.cz, ns3.pipni.cz, ns.pipni.cz',
      abuseMailbox: '',
      redacted: '',
    },
    roles: 'Registrant, Registrar, Administrative',
  },
  'domain_google.com.json': {
    from: 'registrar',
    about: 'google.com',
    facts: {
      ...MARKMONITOR,
      registrant: 'Google LLC',
      created: '1997-09-15T07:00:00Z',
      updated: '2019-09-09T15:39:04Z',
      expires: '2028-09-13T07:00:00Z',
      statuses: `${MARKMONITOR.statuses}, serverUpdateProhibited, serverTransferProhibited, serverDeleteProhibited`,
      nameServers: 'ns1.google.com, ns2.google.com, ns3.google.com, ns4.google.com',
    },
    roles: MARKMONITOR_ROLES,
  },
  'domain_google.pw.json': {
    from: 'registrar',
    about: 'google.pw',
    facts: {
      ...MARKMONITOR,
      registrant: 'Google Inc.',
      created: '2012-10-12T10:19:46Z',
      updated: '2021-01-09T10:35:54Z',
      expires: '2022-02-10T08:00:00Z',
      nameServers: '',
    },
    roles: MARKMONITOR_ROLES,
  },
  'domain_home.moscow.json': {
    from: 'registry',
    about: 'home.moscow',
    facts: {
      registrant: '',
      registrar: 'Limited Liability Company "Registrar of domain names REG.RU"',
      created: '2021-10-19T19:28:12Z',
      updated: '2023-11-20T18:36:22Z',
      expires: '2024-10-19T19:28:12Z',
      recordDate: '2024-06-18T19:01:39Z',
      statuses: 'clientTransferProhibited',
      nameServers: 'ns1.reg.ru, ns2.reg.ru',
      abuseMailbox: 'abuse@reg.ru',
      ianaId: '1606',
      redacted: REMOVED('registrant', 'administrative', 'technical'),
    },
    roles: 'Registrar, Registrant, Administrative, Technical, Abuse',
  },
  'domain_lemonde.fr.json': {
    from: 'registry',
    about: 'lemonde.fr',
    facts: {
      registrant: 'SOCIETE EDITRICE DU MONDE',
      registrar: 'NAMESHIELD',
      created: '2005-08-02T14:16:36Z',
      updated: '2024-06-12T22:09:39Z',
      expires: '2025-06-09T22:08:09Z',
      statuses:
        'serverUpdateProhibited, serverTransferProhibited, serverDeleteProhibited, serverRecoverProhibited',
      nameServers:
        'ns-cloud-b4.googledomains.com, ns-cloud-b2.googledomains.com, ns-cloud-b3.googledomains.com, ns-cloud-b1.googledomains.com',
      abuseMailbox: '',
      ianaId: '1251',
      dnssec: '',
      redacted: '',
    },
    roles: 'Sponsor, Registrar, Technical, Registrant, Administrative',
  },
  'domain_microsoft.click.json': {
    from: 'registry',
    about: 'microsoft.click',
    facts: {
      registrant: 'Microsoft Corporation',
      registrar: 'MarkMonitor Inc.',
      created: '2014-11-12T19:15:55Z',
      updated: '2023-10-17T10:47:21Z',
      expires: '2024-11-12T19:15:55Z',
      statuses: MARKMONITOR.statuses,
      nameServers:
        'ns4-08.azure-dns.info, ns2-08.azure-dns.net, ns3-08.azure-dns.org, ns1-08.azure-dns.com',
      abuseMailbox: 'abusecomplaints@markmonitor.com',
      redacted: REMOVED('registrant', 'administrative', 'technical'),
    },
    roles: 'Registrant, Registrar, Abuse',
  },
  'domain_redacted_empty_value.json': {
    from: 'registry',
    about: 'example-1.net',
    facts: { ...ICANN_RDAP, redacted: 'registrant name' },
    roles: ICANN_RDAP_ROLES,
  },
  'domain_redacted_partial_value.json': {
    from: 'registry',
    about: 'example-3.net',
    facts: {
      ...ICANN_RDAP,
      redacted:
        'registrant name (in part), street (in part), city (in part), postal code (in part); technical name (in part)',
    },
    roles: ICANN_RDAP_ROLES,
  },
  'domain_you.tube.json': {
    from: 'registry',
    about: 'you.tube',
    facts: {
      registrant: '',
      registrar: 'MarkMonitor, Inc.',
      created: '2016-04-17T11:31:13Z',
      updated: '2021-03-20T09:34:32Z',
      expires: '2022-04-16T23:59:59Z',
      statuses: MARKMONITOR.statuses,
      nameServers:
        'ns3.googledomains.com, ns1.googledomains.com, ns2.googledomains.com, ns4.googledomains.com',
      abuseMailbox: 'abusecomplaints@markmonitor.com',
      ianaId: '292',
      redacted: REMOVED('registrant', 'billing', 'administrative', 'technical'),
    },
    roles: 'Registrar, Abuse',
  },
  'lookup_with_redaction.json': {
    from: 'registry',
    about: 'example.com',
    facts: {
      ...ICANN_RDAP,
      redacted:
        'registry domain ID; registrant name, organisation, street, city, postal code, e-mail, phone; ' +
        'technical name, e-mail, phone, fax; administrative contact; billing contact',
    },
    roles: ICANN_RDAP_ROLES,
  },
};

export const NETWORKS: Readonly<Record<string, Expected>> = {
  'network_192_198_0_0.json': {
    from: 'registry',
    about: '192.198.0.1',
    facts: {
      registrant: 'Radio Link Internet',
      organisation: 'Radio Link Internet',
      networks: '192.198.0.0/22',
      asn: 'AS53301',
      // The label of the holder's address ends in "United States".
      country: 'US',
      abuseMailbox: 'daniel.petsinger@radiolinkinternet.com',
      created: '2013-01-31T23:11:17Z',
      updated: '2013-03-19T13:14:03Z',
      registry: 'ARIN',
      handle: 'NET-192-198-0-0-1',
      networkType: 'DIRECT ALLOCATION',
      whoisServer: 'whois.arin.net',
      redacted: '',
    },
    roles: 'Registrant, NOC, Abuse, Technical, Administrative',
  },
};

/** Bodies of classes that no operation reads: refused as "not understood", never misread. */
export const REFUSED: readonly string[] = [
  'autnum_16509.json',
  'bootstrap_malformed_dns_bad_services.json',
  'bootstrap_malformed_dns_bad_url.json',
  'bootstrap_malformed_dns_syntax_error.json',
  'error_ripe_net.json',
  'help_nic_fr.json',
];

/** Properties of cards as `name=value`. */
export const CARDS: Readonly<Record<string, string>> = {
  'jcard_error_bad_properties_array.json': '',
  // A bracket too many: it is no JSON.
  'jcard_error_bad_property_nest_depth.json': '',
  'jcard_error_bad_property_parameters.json': 'version=4.0',
  'jcard_error_bad_property_size.json': 'version=',
  'jcard_error_bad_property_type.json': 'version=4.0',
  'jcard_mixed.json': 'version=4.0, mixed=abc true 42 def false 43',
};
