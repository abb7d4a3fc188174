import * as z from 'zod';
import { isLoopbackHost } from '../../core/loopback';
import { readBaseUrl } from '../kit/baseUrl';
import { badSetting, once, readBlock, setting } from '../kit/settings';
import { entryOf } from './bootstrapEntries';
import type { ListName } from './bootstrapEntries';
import { baseOf } from './bootstrapFile';
import { mayServe } from './serversAllowed';

/** Where IANA publishes the lists (RFC 9224, section 13). */
const IANA = 'https://data.iana.org/rdap/';

/** `indicatorLens.rdap`. */
export const settingsSchema = once(() =>
  z.object({
    enabled: setting(
      z.boolean().default(true),
      'Offer the RDAP operations: registration data from the registries themselves, without a key.',
    ),
    askRegistrar: setting(
      z.boolean().default(false),
      "Also query the registrar's own RDAP server about a domain. It often has contacts that the registry lacks. **The registrar then learns that somebody looks the name up, and a registrar can be on the adversary's side.**",
    ),
    servers: setting(
      z.record(z.string(), z.string()).default({}),
      'RDAP servers to add to those that IANA lists, or to use in their place: a top-level domain or a CIDR block, and the `https` address of its server. Example: `{"io": "https://rdap.identitydigital.services/rdap/"}`.',
    ),
    bootstrapUrl: setting(
      z.string().default(IANA),
      "Where IANA's lists of RDAP servers (RFC 9224) are downloaded from, at most once a week. If the address is on this machine, only servers on this machine are queried.",
    ),
  }),
);

export interface RdapSettings {
  readonly enabled: boolean;
  readonly askRegistrar: boolean;
  /** By entry: `io`, `192.0.0.0/8`. */
  readonly servers: ReadonlyMap<string, URL>;
  /** With a final slash: names of files are added to it. */
  readonly bootstrapUrl: string;
  readonly origin: string;
  /** Host, and port where it is not the usual one. */
  readonly host: string;
  /** The lists come from this machine, so that nothing but this machine is asked. */
  readonly local: boolean;
}

/** Reads `indicatorLens.rdap`. Throws a LensError (`badSettings`) that names the setting. */
export function readSettings(settings: unknown): RdapSettings {
  const { enabled, askRegistrar, servers, bootstrapUrl } = readBlock(
    'rdap',
    settingsSchema(),
    settings,
  );
  const typed = bootstrapUrl.trim();
  const url = readBaseUrl(typed === '' ? IANA : typed, 'the list of servers');
  if ('problem' in url) {
    throw badSetting('rdap', 'bootstrapUrl', url.problem, `the usual address is ${IANA}`);
  }
  const local = isLoopbackHost(url.hostname);
  return {
    enabled,
    askRegistrar,
    servers: new Map(
      Object.entries(servers).map(([entry, server]) => serverOf(entry, server, local)),
    ),
    bootstrapUrl: `${url.origin}${url.pathname.replace(/\/*$/, '/')}`,
    origin: url.origin,
    host: url.host,
    local,
  };
}

function serverOf(written: string, server: string, local: boolean): [string, URL] {
  const list: ListName = !written.includes('/') ? 'dns' : written.includes(':') ? 'ipv6' : 'ipv4';
  const entry = entryOf(list, written);
  if (entry === undefined || entry === '') {
    throw badServer(`has “${written}”, which is neither a domain nor a CIDR block`);
  }
  const url = readBaseUrl(server.trim(), 'the names that are looked up');
  if ('problem' in url) {
    throw badServer(`has an address for “${written}” that ${url.problem}`);
  }
  const base = baseOf(url.href);
  if (base === undefined || !mayServe(base, local)) {
    throw badServer(
      `has an address for “${written}” that ${local ? 'is not on this machine, as bootstrapUrl is' : 'is inside your own network'}`,
    );
  }
  return [entry, base];
}

function badServer(problem: string) {
  return badSetting('rdap', 'servers', problem, 'each entry is a name and an https address');
}
