import type { DomainFacts } from './facts';
import { neighbour } from './neighbours';
import { addresses } from './places';
import { bank, hostile, loginSecure, plain } from './registrations';

/**
 * The sample case: one phishing site and what is around it. The story ends on 2026-11-21.
 * Names and addresses are reserved for documentation (RFC 2606, RFC 5737, RFC 3849, RFC 5398).
 */

const postbox = [
  { host: 'mx1.postbox.example', priority: 10 },
  { host: 'mx2.postbox.example', priority: 20 },
];

const domains: readonly DomainFacts[] = [
  {
    name: 'login-secure.example',
    registrations: loginSecure,
    addresses: ['203.0.113.80'],
    mail: postbox,
    risk: { proximity: 88, phishing: 97, malware: 41, spam: 12 },
    moves: [
      ['2024-08-30', null, '192.0.2.44'],
      ['2025-02-11', '192.0.2.44', '192.0.2.61'],
      ['2026-03-02', '192.0.2.61', null],
      ['2026-04-12', null, '198.51.100.23'],
      ['2026-08-03', '198.51.100.23', '203.0.113.80'],
      ['2026-10-02', '203.0.113.80', null],
      ['2026-11-12', null, '203.0.113.80'],
    ],
    transfers: [
      ['2024-08-30', null, 'linden-hosting.example'],
      ['2026-04-10', 'linden-hosting.example', 'moved-dns.example'],
      ['2026-11-12', 'moved-dns.example', 'park-dns.example'],
    ],
  },
  {
    name: 'xn--lgin-secure-rfb.example',
    unicode: 'lögin-secure.example',
    registrations: plain('2026-11-13', '2027-11-13', 'park-dns.example', ['2026-11-14']),
    addresses: ['203.0.113.80'],
    mail: postbox,
    risk: { proximity: 90, phishing: 93, malware: 22, spam: 9 },
    moves: [['2026-11-13', null, '203.0.113.80']],
    transfers: [['2026-11-13', null, 'park-dns.example']],
  },
  {
    name: 'static-host.example',
    registrations: plain('2025-07-01', '2027-07-01', 'moved-dns.example', [
      '2025-07-02',
      '2026-02-14',
      '2026-10-30',
    ]),
    addresses: ['198.51.100.77', '203.0.113.120'],
    mail: [],
    risk: { proximity: 61, phishing: 12, malware: 34, spam: 5 },
    moves: [
      ['2025-07-03', null, '198.51.100.77'],
      ['2026-08-05', '198.51.100.77', '203.0.113.120'],
    ],
    transfers: [['2025-07-03', null, 'moved-dns.example']],
  },
  {
    name: 'postbox.example',
    registrations: plain('2021-02-09', '2027-02-09', 'moved-dns.example', [
      '2024-02-09',
      '2026-02-10',
    ]),
    addresses: ['203.0.113.25'],
    mail: postbox,
    risk: { proximity: 22 },
    moves: [['2021-02-10', null, '203.0.113.25']],
    transfers: [],
  },
  {
    name: 'park-dns.example',
    registrations: plain('2023-10-02', '2027-10-02', 'park-dns.example', [
      '2023-10-03',
      '2026-10-03',
    ]),
    addresses: ['203.0.113.53'],
    mail: [],
    risk: { proximity: 74, phishing: 40, malware: 31, spam: 55 },
    moves: [['2023-10-02', null, '203.0.113.53']],
    transfers: [],
  },
  {
    name: 'moved-dns.example',
    registrations: plain('2020-06-11', '2027-06-11', 'moved-dns.example', [
      '2025-06-12',
      '2026-06-12',
    ]),
    addresses: ['198.51.100.53'],
    mail: [],
    risk: { proximity: 48 },
    moves: [['2020-06-11', null, '198.51.100.53']],
    transfers: [],
  },
  {
    name: 'bank.example',
    registrations: bank,
    addresses: ['192.0.2.10'],
    mail: [{ host: 'mx.bank.example', priority: 5 }],
    risk: { zerolist: true },
    moves: [
      ['2012-01-05', null, '192.0.2.9'],
      ['2019-09-21', '192.0.2.9', '192.0.2.10'],
    ],
    transfers: [],
  },
  {
    name: 'hostile-whois.example',
    registrations: hostile,
    addresses: ['203.0.113.80'],
    mail: [{ host: 'mx1.postbox.example', priority: 10 }],
    risk: { proximity: 81, phishing: 88, malware: 63, spam: 40 },
    moves: [['2026-10-28', null, '203.0.113.80']],
    transfers: [],
  },
  {
    name: 'unparsed.example',
    registrations: plain('2018-01-30', '2028-01-30', 'linden-hosting.example', ['2026-09-09']),
    notParsed:
      'nev:        unparsed.example\nallapot:    aktiv\nregisztralva: 2018.01.30\n\n' +
      'For further data see the pages of the registry.\n',
    addresses: [],
    mail: [{ host: 'mx.bigmail.example', priority: 10 }],
    risk: { proximity: 7 },
    moves: [],
    transfers: [],
  },
  {
    name: 'linden-hosting.example',
    registrations: plain('2017-03-01', '2027-03-01', 'linden-hosting.example', ['2026-03-02']),
    addresses: ['192.0.2.61'],
    mail: [{ host: 'mx.bigmail.example', priority: 10 }],
    risk: { proximity: 4 },
    moves: [['2017-03-02', null, '192.0.2.61']],
    transfers: [],
  },
];

/** A name that only stands in the list of an address: nothing special is known about it. */
function bystander(name: string): DomainFacts | undefined {
  const hosts = addresses.filter((each) => each.others.includes(name)).map((each) => each.address);
  const first = hosts[0];
  if (first === undefined) {
    return undefined;
  }
  return {
    name,
    registrations: plain('2026-03-15', '2027-03-15', 'moved-dns.example', ['2026-03-16']),
    addresses: hosts,
    mail: [],
    risk: { proximity: 35 },
    moves: [['2026-03-16', null, first]],
    transfers: [],
  };
}

/** What is known about a registered domain, or undefined. */
export function domainFacts(name: string): DomainFacts | undefined {
  return domains.find((domain) => domain.name === name) ?? bystander(name) ?? neighbour(name);
}

/** The domains that the story itself tells of. */
export function storyDomains(): readonly DomainFacts[] {
  return domains;
}
