import type { Sighting } from './facts';

/** Passive DNS around the case, a record a line. */
export const sightings: readonly Sighting[] = [
  ['login-secure.example', 'A', '203.0.113.80', '2026-08-03', '2026-11-21', 41],
  ['login-secure.example', 'A', '198.51.100.23', '2026-04-12', '2026-08-02', 37],
  ['login-secure.example', 'AAAA', '2001:db8:80::23', '2026-04-12', '2026-08-02', 18],
  ['login-secure.example', 'AAAA', '2001:db8:113::80', '2026-11-12', '2026-11-21', 9],
  ['login-secure.example', 'NS', 'ns1.park-dns.example', '2026-11-12', '2026-11-21', 11],
  ['login-secure.example', 'NS', 'ns2.park-dns.example', '2026-11-12', '2026-11-21', 10],
  ['login-secure.example', 'NS', 'ns1.moved-dns.example', '2026-04-12', '2026-10-01', 33],
  ['login-secure.example', 'NS', 'ns2.moved-dns.example', '2026-04-12', '2026-10-01', 31],
  ['login-secure.example', 'MX', '10 mx1.postbox.example', '2026-04-20', '2026-11-20', 27],
  ['login-secure.example', 'MX', '20 mx2.postbox.example', '2026-04-20', '2026-11-20', 26],
  [
    'login-secure.example',
    'TXT',
    'v=spf1 include:postbox.example -all',
    '2026-04-20',
    '2026-11-20',
    14,
  ],
  ['login-secure.example', 'TXT', 'kit-owner=\\"second wave\\"', '2026-11-12', '2026-11-19', 3],
  [
    'login-secure.example',
    'SOA',
    'ns1.park-dns.example hostmaster.park-dns.example 2026111201 7200 3600 1209600 3600',
    '2026-11-12',
    '2026-11-20',
    6,
  ],
  ['go.static-host.example', 'CNAME', 'login-secure.example', '2026-08-04', '2026-11-19', 8],
  ['www.login-secure.example', 'A', '203.0.113.80', '2026-08-03', '2026-11-20', 22],
  ['www.login-secure.example', 'A', '198.51.100.23', '2026-04-13', '2026-08-02', 19],
  ['mail.login-secure.example', 'A', '203.0.113.81', '2026-09-14', '2026-11-18', 12],
  ['xn--lgin-secure-rfb.example', 'A', '203.0.113.80', '2026-11-13', '2026-11-21', 7],
  ['xn--lgin-secure-rfb.example', 'MX', '10 mx1.postbox.example', '2026-11-13', '2026-11-20', 5],
  ['cdn.static-host.example', 'CNAME', 'edge.static-host.example', '2025-07-04', '2026-11-21', 390],
  ['edge.static-host.example', 'A', '198.51.100.77', '2025-07-04', '2026-08-04', 402],
  ['edge.static-host.example', 'A', '203.0.113.120', '2026-08-05', '2026-11-21', 158],
  ['mx1.postbox.example', 'A', '203.0.113.25', '2021-02-11', '2026-11-21', 5120],
  ['mx2.postbox.example', 'A', '203.0.113.26', '2021-02-11', '2026-11-21', 4877],
  ['postbox.example', 'MX', '10 mx1.postbox.example', '2021-02-11', '2026-11-21', 3104],
  ['ns1.park-dns.example', 'A', '203.0.113.53', '2023-10-03', '2026-11-21', 2210],
  ['ns2.park-dns.example', 'A', '203.0.113.54', '2023-10-03', '2026-11-21', 2198],
  ['ns1.moved-dns.example', 'A', '198.51.100.53', '2020-06-12', '2026-11-21', 6001],
  ['ns2.moved-dns.example', 'A', '198.51.100.54', '2020-06-12', '2026-11-21', 5985],
  ['portal.bank.example', 'A', '192.0.2.10', '2019-09-21', '2026-11-21', 9034],
  ['bank.example', 'A', '192.0.2.10', '2019-09-21', '2026-11-21', 12_850],
  ['bank.example', 'MX', '5 mx.bank.example', '2012-01-06', '2026-11-21', 8120],
  ['account-check.example', 'A', '198.51.100.23', '2026-03-29', '2026-07-11', 16],
  ['parcel-fee.example', 'A', '198.51.100.23', '2026-05-17', '2026-11-02', 44],
  ['parcel-fee.example', 'AAAA', '2001:db8:80::23', '2026-05-17', '2026-11-02', 21],
  ['hostile-whois.example', 'A', '203.0.113.80', '2026-10-28', '2026-11-20', 4],
  [
    'hostile-whois.example',
    'TXT',
    '[click](command:workbench.action.quit) <img src=x onerror=alert(1)> =cmd|\\" /C calc\\"!A0',
    '2026-10-28',
    '2026-11-20',
    2,
  ],
  ['unparsed.example', 'NS', 'ns1.linden-hosting.example', '2018-02-01', '2026-11-20', 77],
];

/** Addresses of a mail or name server. */
export function addressesOfHost(host: string): string[] {
  return sightings.filter(([owner, type]) => owner === host && type === 'A').map((row) => row[2]);
}
