import type { Arrival, Asked, Place, SimulatedVendor, Surroundings } from '../vendor';
import { cofMode } from './authentication';
import { circlBehaviour } from './behaviour';
import type { CirclBehaviour } from './behaviour';
import { cofIndicator, cofReply, FAULTS } from './reply';

const TOKEN = 'analyst:correct horse';

interface CofAddress {
  /** `http://127.0.0.1:PORT/pdns/query` */
  readonly url: string;
  readonly host: string;
  readonly port: number;
  readonly basePath: string;
}

interface CirclAddresses {
  readonly circl: CofAddress;
  /** The same server behind TLS with a self-signed certificate for localhost and 127.0.0.1. */
  readonly circlTls: CofAddress;
}

export const circl: SimulatedVendor<
  'circl' | 'circlTls',
  'pdns',
  (typeof FAULTS)[number],
  CirclBehaviour,
  CirclAddresses
> = {
  provider: 'circl',
  endpoints: ['pdns'],
  faults: FAULTS,
  behaviour: circlBehaviour,
  defaults: { basePath: '/pdns/query', token: TOKEN, flavour: 'circl', reversed: false },
  credentials: { token: TOKEN },
  servers: { circl: { asked }, circlTls: { tls: true, asked } },
  addresses: ({ circl: plain, circlTls }, { basePath }) => ({
    circl: addressOf(plain, basePath),
    circlTls: addressOf(circlTls, basePath),
  }),
  settings: ({ circl: { host, port, basePath } }) => ({
    'indicatorLens.circl.host': host,
    'indicatorLens.circl.port': port,
    'indicatorLens.circl.basePath': basePath,
    'indicatorLens.circl.useHttp': true,
  }),
};

function asked(arrival: Arrival, surroundings: Surroundings<CirclBehaviour>): Asked<'pdns'> {
  const indicator = cofIndicator(arrival.path, surroundings.behaviour.basePath);
  return {
    endpoint: indicator === undefined ? 'unknown' : 'pdns',
    indicator: indicator ?? '',
    authentication: cofMode(arrival.headers),
    answer: (fault) => cofReply(arrival, indicator, fault, surroundings),
  };
}

function addressOf({ origin, host, port }: Place, basePath: string): CofAddress {
  return { url: `${origin}${basePath}`, host, port, basePath };
}
