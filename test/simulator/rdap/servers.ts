import type { RdapRole, RdapServers } from '../../../src/sample/rdap/servers';
import type { Place } from '../vendor';

/** The listeners, what each is to RDAP, and the path its base URL ends with. */
export const RDAP_SERVERS = {
  rdapBootstrap: { role: 'bootstrap', base: '/rdap/' },
  rdapRegistry: { role: 'registry', base: '/' },
  /** The one server of every registrar. */
  rdapRegistrar: { role: 'registrar', base: '/' },
  rdapArin: { role: 'arin', base: '/registry/' },
  rdapRipe: { role: 'ripe', base: '/' },
} as const satisfies Record<string, { readonly role: RdapRole; readonly base: string }>;

export type RdapServerName = keyof typeof RDAP_SERVERS;

type RdapPlaces = Readonly<Record<RdapServerName, Place>>;

export function baseUrl(places: RdapPlaces, name: RdapServerName): string {
  return `${places[name].origin}${RDAP_SERVERS[name].base}`;
}

/** What the lists and the links lead to. */
export function serversAt(places: RdapPlaces): RdapServers {
  return {
    registry: baseUrl(places, 'rdapRegistry'),
    registrar: () => baseUrl(places, 'rdapRegistrar'),
    arin: baseUrl(places, 'rdapArin'),
    ripe: baseUrl(places, 'rdapRipe'),
  };
}
