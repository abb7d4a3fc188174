import type { RdapServers } from './servers';

/** The lists of servers as IANA publishes them (RFC 9224), for what the case is about. */

type Service = readonly [entries: readonly string[], servers: readonly string[]];

/** When the lists were made, as they say it themselves. */
export const PUBLICATION = '2026-11-20T04:00:02Z';

/** The body of `dns.json`, `ipv4.json` or `ipv6.json`; undefined for any other name. */
export function bootstrapFile(
  name: string,
  servers: RdapServers,
  publication = PUBLICATION,
): object | undefined {
  const services = servicesOf(name, servers);
  return (
    services && {
      description: `RDAP bootstrap file of the sample case: ${name}`,
      publication,
      services,
      version: '1.0',
    }
  );
}

function servicesOf(
  name: string,
  { registry, arin, ripe }: RdapServers,
): readonly Service[] | undefined {
  switch (name) {
    case 'dns.json':
      return [[['example', 'test'], [registry]]];
    // The longest prefix wins. ARIN leads on to RIPE where a network has moved since.
    case 'ipv4.json':
      return [
        [['192.0.2.0/24', '198.51.100.0/24', '203.0.113.0/24'], [arin]],
        [['203.0.113.0/25'], [ripe]],
      ];
    case 'ipv6.json':
      return [
        [['2001:db8:8000::/33'], [ripe]],
        [['2001:db8::/32'], [arin]],
      ];
    default:
      return undefined;
  }
}
