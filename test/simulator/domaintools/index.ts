import type { DomainToolsEndpoint } from '../../../src/sample/domaintools/answer';
import type { SimulatedVendor } from '../vendor';
import { domaintoolsMode } from './authentication';
import { domaintoolsBehaviour, ENDPOINTS } from './behaviour';
import type { DomainToolsBehaviour } from './behaviour';
import { domaintoolsReply, domaintoolsRoute, FAULTS } from './reply';

const ACCOUNT = { username: 'example_user', key: '0123456789abcdef0123456789abcdef' };

interface DomainToolsAddress {
  /** Base URL of the DomainTools server: `http://127.0.0.1:PORT`. */
  readonly domaintools: string;
}

export const domaintools: SimulatedVendor<
  'domaintools',
  DomainToolsEndpoint,
  (typeof FAULTS)[number],
  DomainToolsBehaviour,
  DomainToolsAddress
> = {
  provider: 'domaintools',
  endpoints: ENDPOINTS,
  faults: FAULTS,
  behaviour: domaintoolsBehaviour,
  defaults: { ...ACCOUNT, withoutProducts: [], irisPageSize: 500 },
  hidden: ['api_key', 'signature', 'x-api-key'],
  credentials: ACCOUNT,
  servers: {
    domaintools: {
      asked: (arrival, surroundings) => {
        const route = domaintoolsRoute(arrival);
        return {
          endpoint: route?.endpoint ?? 'unknown',
          indicator: route?.indicator ?? '',
          authentication: domaintoolsMode(arrival.query, arrival.headers),
          answer: (fault) => domaintoolsReply(arrival, route, fault, surroundings),
        };
      },
    },
  },
  addresses: (places) => ({ domaintools: places.domaintools.origin }),
  settings: (addresses) => ({ 'indicatorLens.domaintools.baseUrl': addresses.domaintools }),
};
