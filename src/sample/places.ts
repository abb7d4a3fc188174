import type { AddressFacts, NetworkFacts } from './facts';

/** Addresses, networks and servers of the sample case. */

export const addresses: readonly AddressFacts[] = [
  { address: '203.0.113.80', domainCount: 1214, others: [] },
  { address: '203.0.113.81', domainCount: 1, others: ['mail-relay.example'] },
  {
    address: '198.51.100.23',
    domainCount: 6,
    others: [
      'account-check.example',
      'bank-update.example',
      'parcel-fee.example',
      'payee-confirm.example',
      'reset-portal.example',
      'xn--bnk-portal-q5a.example',
    ],
    upperCase: true,
  },
  { address: '203.0.113.25', domainCount: 2, others: ['postbox-status.example'] },
  {
    address: '198.51.100.77',
    domainCount: 3,
    others: ['asset-store.example', 'kit-mirror.example'],
  },
  { address: '203.0.113.120', domainCount: 1, others: [] },
  { address: '192.0.2.10', domainCount: 1, others: [] },
  { address: '192.0.2.61', domainCount: 212, others: ['linden-tea.example', 'row-bakery.example'] },
  { address: '203.0.113.53', domainCount: 1, others: [] },
  { address: '198.51.100.53', domainCount: 1, others: [] },
  {
    address: '2001:db8:80::23',
    domainCount: 2,
    others: ['account-check.example', 'parcel-fee.example'],
  },
];

export const networks: readonly NetworkFacts[] = [
  {
    prefix: '203.0.113.',
    id: 'PARKLINE-NET',
    from: '203.0.113.0',
    to: '203.0.113.255',
    cidr: '203.0.113.0/24',
    count: 256,
    asn: 'AS64496',
    name: 'PARKLINE-NET',
    source: 'RIPE',
    country: 'NL',
    organisation: { id: 'ORG-PL1-EX', name: 'Parkline Hosting Ltd' },
    address: ['12 Quay Street', '1011 Port Example'],
    phone: '31205550117',
    email: 'noc@parkline.example',
    abuse: 'abuse@parkline.example',
    created: '2019-04-15',
    updated: '2026-07-02',
  },
  {
    prefix: '198.51.100.',
    id: 'NET-198-51-100-0-1',
    from: '198.51.100.0',
    to: '198.51.100.255',
    cidr: '198.51.100.0/24',
    count: 256,
    asn: '64500',
    name: 'MOVED-EXAMPLE-1',
    source: 'ARIN',
    country: 'US',
    organisation: { id: 'MOVED-1', name: 'Moved Hosting LLC' },
    address: ['500 Example Avenue', 'Springfield', 'ZZ', '00000'],
    phone: '15555550123',
    email: 'hostmaster@moved-hosting.example',
    abuse: 'abuse@moved-hosting.example',
    created: '2012-02-20',
    updated: '2024-11-05',
  },
  {
    prefix: '2001:db8:',
    id: 'NET6-2001-DB8-1',
    from: '2001:db8::',
    to: '2001:db8:ffff:ffff:ffff:ffff:ffff:ffff',
    cidr: '2001:db8::/32',
    count: 2 ** 96,
    asn: 'AS64500',
    name: 'MOVED-EXAMPLE-V6',
    source: 'ARIN',
    country: 'US',
    organisation: { id: 'MOVED-1', name: 'Moved Hosting LLC' },
    address: ['500 Example Avenue', 'Springfield', 'ZZ', '00000'],
    phone: '15555550123',
    email: 'hostmaster@moved-hosting.example',
    abuse: 'abuse@moved-hosting.example',
    created: '2016-08-01',
    updated: '2024-11-05',
  },
  {
    prefix: '192.0.2.',
    id: 'LINDEN-SMB',
    from: '192.0.2.0',
    to: '192.0.2.127',
    cidr: '192.0.2.0/25',
    count: 128,
    asn: 'AS64501',
    name: 'LINDEN-SMB',
    source: 'RIPE',
    country: 'GB',
    organisation: { id: 'ORG-LH2-EX', name: 'Linden Hosting' },
    address: ['3 Example Street', 'Port Example'],
    phone: '441632960155',
    email: 'noc@linden-hosting.example',
    abuse: 'abuse@linden-hosting.example',
    created: '2009-01-12',
    updated: '2023-06-30',
  },
];

/** Name servers that count more names than the vendor lists. */
export const nameServers = [
  { domain: 'park-dns.example', primary: 18_410, secondary: 587 },
] as const;

/** Mail servers so large that Iris refuses to list who uses them. */
export const hugeMailDomain = 'bigmail.example';
