/**
 * The object templates of MISP that we fill (misp-objects, CC0 1.0). A test holds them against the
 * published definitions.
 */
export const TEMPLATES = {
  'domain-ip': {
    uuid: '43b3b146-77eb-4931-b4cc-b66c60f28734',
    version: '11',
    description: 'A domain/hostname and IP address seen as a tuple in a specific time frame.',
    relations: {
      domain: 'domain',
      hostname: 'hostname',
      ip: 'ip-dst',
      'first-seen': 'datetime',
      'last-seen': 'datetime',
    },
  },
  'passive-dns': {
    uuid: 'b77b7b1c-66ab-4a41-8da4-83810f6d2d6c',
    version: '5',
    description:
      'Passive DNS records as expressed in draft-dulaunoy-dnsop-passive-dns-cof-07. See https://tools.ietf.org/id/draft-dulaunoy-dnsop-passive-dns-cof-07.html',
    relations: {
      rrname: 'text',
      rrtype: 'text',
      rdata: 'text',
      time_first: 'datetime',
      time_last: 'datetime',
      count: 'counter',
      origin: 'text',
    },
  },
  whois: {
    uuid: '429faea1-34ff-47af-8a00-7c62d3be5a6a',
    version: '10',
    description: 'Whois records information for a domain name or an IP address.',
    relations: {
      domain: 'domain',
      'ip-address': 'ip-src',
      registrar: 'whois-registrar',
      'registrant-name': 'whois-registrant-name',
      'registrant-org': 'whois-registrant-org',
      'creation-date': 'datetime',
      'modification-date': 'datetime',
      'expiration-date': 'datetime',
      nameserver: 'hostname',
      text: 'text',
    },
  },
} as const;

export type TemplateName = keyof typeof TEMPLATES;
export type RelationOf<T extends TemplateName> = keyof (typeof TEMPLATES)[T]['relations'];
