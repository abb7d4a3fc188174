import { PUBLICATION } from '../../../src/sample/rdap/bootstrap';
import { rdapQuestion } from '../../../src/sample/rdap/answer';
import type { SimulatedVendor } from '../vendor';
import { rdapBehaviour } from './behaviour';
import type { RdapBehaviour } from './behaviour';
import { FAULTS, rdapServerReply } from './reply';
import { baseUrl, RDAP_SERVERS } from './servers';
import type { RdapServerName } from './servers';

const ENDPOINTS = ['bootstrap', 'domain', 'ip', 'help'] as const;

type Vendor = SimulatedVendor<
  RdapServerName,
  (typeof ENDPOINTS)[number],
  (typeof FAULTS)[number],
  RdapBehaviour,
  RdapAddresses
>;

interface RdapAddresses {
  /** Base URLs, each with a slash at its end. */
  readonly rdap: {
    /** Where `dns.json`, `ipv4.json` and `ipv6.json` are. */
    readonly bootstrapUrl: string;
    readonly registry: string;
    readonly registrar: string;
    /** Redirects to `ripe` what has moved there. */
    readonly arin: string;
    readonly ripe: string;
  };
}

/** IANA's lists, the registry of .example and .test, the server of its registrars, and two RIRs. */
export const rdap: Vendor = {
  provider: 'rdap',
  endpoints: ENDPOINTS,
  faults: FAULTS,
  behaviour: rdapBehaviour,
  defaults: { rdapPublication: PUBLICATION },
  servers: {
    rdapBootstrap: server('rdapBootstrap'),
    rdapRegistry: server('rdapRegistry'),
    rdapRegistrar: server('rdapRegistrar'),
    rdapArin: server('rdapArin'),
    rdapRipe: server('rdapRipe'),
  },
  addresses: (places) => ({
    rdap: {
      bootstrapUrl: baseUrl(places, 'rdapBootstrap'),
      registry: baseUrl(places, 'rdapRegistry'),
      registrar: baseUrl(places, 'rdapRegistrar'),
      arin: baseUrl(places, 'rdapArin'),
      ripe: baseUrl(places, 'rdapRipe'),
    },
  }),
  settings: ({ rdap: { bootstrapUrl } }) => ({ 'indicatorLens.rdap.bootstrapUrl': bootstrapUrl }),
};

function server(name: RdapServerName): Vendor['servers'][RdapServerName] {
  const { role, base } = RDAP_SERVERS[name];
  return {
    asked: (arrival, surroundings) => {
      const question = arrival.path.startsWith(base)
        ? rdapQuestion(role, arrival.path.slice(base.length))
        : undefined;
      return {
        endpoint: question?.kind ?? 'unknown',
        indicator: question?.about ?? '',
        authentication: 'none',
        answer: (fault) => rdapServerReply(name, arrival, question, fault, surroundings),
      };
    },
  };
}
