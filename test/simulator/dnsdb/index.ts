import { dnsdbQuestion } from '../../../src/sample/dnsdb/answer';
import type { Arrival, Asked, SimulatedVendor, Surroundings } from '../vendor';
import { dnsdbBehaviour } from './behaviour';
import type { DnsdbBehaviour } from './behaviour';
import { ENDPOINTS, FAULTS, rateReply, reply } from './reply';

const BASE_PATH = '/dnsdb/v2';
const KEY = 'dnsdb-key-of-the-demonstration';

interface DnsdbAddresses {
  /** `http://127.0.0.1:PORT/dnsdb/v2` */
  readonly dnsdb: string;
}

/** DNSDB, version 2 of its API. */
export const dnsdb: SimulatedVendor<
  'dnsdb',
  (typeof ENDPOINTS)[number],
  (typeof FAULTS)[number],
  DnsdbBehaviour,
  DnsdbAddresses
> = {
  provider: 'dnsdb',
  endpoints: ENDPOINTS,
  faults: FAULTS,
  behaviour: dnsdbBehaviour,
  defaults: {
    dnsdbKey: KEY,
    dnsdbAllowance: 1_000_000,
    dnsdbAllowanceKind: 'day',
    dnsdbResultsMax: 10_000,
  },
  hidden: ['x-api-key'],
  credentials: { key: KEY },
  servers: { dnsdb: { asked } },
  addresses: ({ dnsdb: { origin } }) => ({ dnsdb: `${origin}${BASE_PATH}` }),
  settings: ({ dnsdb: baseUrl }) => ({ 'indicatorLens.dnsdb.baseUrl': baseUrl }),
};

function asked(
  arrival: Arrival,
  surroundings: Surroundings<DnsdbBehaviour>,
): Asked<(typeof ENDPOINTS)[number]> {
  const { path, query, headers } = arrival;
  const under = path.startsWith(`${BASE_PATH}/`) ? path.slice(BASE_PATH.length) : '';
  const authentication = headers['x-api-key'] === undefined ? 'none' : 'header';
  if (under === '/rate_limit') {
    return {
      endpoint: 'rateLimit',
      indicator: '',
      authentication,
      answer: (fault) => rateReply(arrival, fault, surroundings),
    };
  }
  const question = dnsdbQuestion(under, query);
  return {
    endpoint: question === undefined ? 'unknown' : question.by === 'rrset/name' ? 'rrset' : 'rdata',
    indicator: question?.value ?? '',
    authentication,
    answer: (fault) => reply(arrival, question, fault, surroundings),
  };
}
