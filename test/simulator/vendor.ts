import type { IncomingHttpHeaders } from 'node:http';
import type * as z from 'zod';
import type { ProviderId } from '../../src/core/operation/ids';
import type { Reply } from './reply';

/** A request that has arrived whole. */
export interface Arrival {
  readonly method: string;
  /** As sent, without the query. */
  readonly path: string;
  /** Parameters of the query and of a form body. */
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
}

/** How a request authenticates, right or wrong. */
export type Authentication = 'hmac' | 'header' | 'openKey' | 'basic' | 'token' | 'none';

/** What a fault may say beyond its name. Each fits some faults only. */
export interface FaultDetails {
  /** How many requests it hits before it is spent. Default: all. */
  readonly times?: number;
  /** `slow`: delay in milliseconds. Default 500. */
  readonly ms?: number;
  /** `huge`: size of the body. Default 80. */
  readonly megabytes?: number;
  /** `redirect` and `foreignRelated`: where to. Default: an address of another origin. */
  readonly location?: string;
  /** `redirectChain`: redirects before the true answer. Default 4. */
  readonly hops?: number;
  /** `tooManyRequests`, `html429`: seconds; 0 leaves the header out. Default 2. */
  readonly retryAfterSeconds?: number;
  /** The same moment as an HTTP date. Default false. */
  readonly retryAfterAsDate?: boolean;
}

/** A fault as a vendor sees it: the name may be one that other vendors know, which spoils nothing. */
export interface VendorFault extends FaultDetails {
  readonly name: string;
}

/** Where a server listens. */
export interface Place {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  readonly host: string;
  readonly port: number;
}

/** What a server may look at while it answers. */
export interface Surroundings<Behaviour, Server extends string = string> {
  readonly behaviour: Behaviour;
  /** Where every server listens, by its name. */
  readonly places: Readonly<Record<Server, Place>>;
  readonly now: () => number;
  /** Counts units of a product. */
  spend(product: string, amount: number): void;
  /** Units spent since the start or the last reset. */
  spent(product: string): number;
}

/** What a request asks for, and what is answered once it is known which fault hits it. */
export interface Asked<Endpoint extends string> {
  readonly endpoint: Endpoint | 'unknown';
  /** The name or address asked about; '' where there is none. */
  readonly indicator: string;
  readonly authentication: Authentication;
  readonly answer: (fault: VendorFault | undefined) => Reply;
}

export interface VendorServer<Endpoint extends string, Behaviour, Server extends string = string> {
  /** Behind TLS, with the self-signed certificate. Default false. */
  readonly tls?: boolean;
  /** Throws a URIError for percent-encoding that is none. */
  readonly asked: (
    arrival: Arrival,
    surroundings: Surroundings<Behaviour, Server>,
  ) => Asked<Endpoint>;
}

/** A vendor of the simulator: one folder here, and one line in vendors.ts. */
export interface SimulatedVendor<
  Server extends string,
  Endpoint extends string,
  FaultName extends string,
  Behaviour extends object,
  Addresses extends object,
> {
  readonly provider: ProviderId;
  readonly servers: Readonly<Record<Server, VendorServer<Endpoint, Behaviour, Server>>>;
  readonly endpoints: readonly Endpoint[];
  /** The faults it knows beyond those of `reply.ts`. */
  readonly faults: readonly FaultName[];
  /** What a test may change while the servers run. */
  readonly behaviour: z.ZodObject;
  readonly defaults: Behaviour;
  /** Names of parameters and headers that the log hides, beside `authorization`. */
  readonly hidden?: readonly string[];
  /** What the simulator publishes of where the vendor is. Plain data. */
  readonly addresses: (places: Readonly<Record<Server, Place>>, behaviour: Behaviour) => Addresses;
  /** User settings that point the extension there, with their whole names. */
  readonly settings: (addresses: Addresses) => Readonly<Record<string, unknown>>;
  /** What `indicatorLens.setCredentials` takes beside the provider; absent for a vendor without keys. */
  readonly credentials?: Readonly<Record<string, string>>;
}
