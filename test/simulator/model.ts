import type { IncomingHttpHeaders } from 'node:http';
import type { SharedFault } from './reply';
import type { Authentication, FaultDetails } from './vendor';
import type { vendors } from './vendors';

type Vendor = (typeof vendors)[number];

/** All that is in one or another of a union, at once. */
type All<Union> = (Union extends unknown ? (each: Union) => void : never) extends (
  all: infer Every,
) => void
  ? Every
  : never;

type ServersOf<Each> = Each extends { readonly servers: infer Servers } ? keyof Servers : never;

/** Which listener a request arrived at: a vendor can have several. */
export type ServerName = ServersOf<Vendor>;

/** What was asked, in the words of the vendor. */
export type Endpoint = Vendor['endpoints'][number];

export type FaultName = SharedFault | Vendor['faults'][number];

/** A fault hits every request that fits all that is given; without any of them, every request. */
export interface Fault extends FaultDetails {
  readonly name: FaultName;
  readonly server?: ServerName;
  readonly endpoint?: Endpoint;
  /** Name or address that was asked about, as it stands in the request, in lower case. */
  readonly indicator?: string;
}

/** How the servers behave as a whole. Can be changed while they run. */
export type Behaviour = All<Vendor['defaults']>;

/** Where each vendor is, as plain data. */
export type Addresses = All<ReturnType<Vendor['addresses']>>;

type SimulatorOptions = Partial<Behaviour> & {
  /** The time the servers believe it is, in milliseconds. Default the real one. */
  readonly now?: () => number;
};

/** One request as it arrived, without anything secret. */
export interface LoggedRequest {
  readonly server: ServerName;
  readonly endpoint: Endpoint | 'unknown';
  /** The name or address asked about; '' where there is none. */
  readonly indicator: string;
  readonly method: string;
  /** Percent-encoding as sent. */
  readonly path: string;
  /** Query and form parameters; `api_key` and `signature` hold `(hidden)`. */
  readonly query: Readonly<Record<string, string>>;
  /** Names in lower case; `authorization` and `x-api-key` hold `(hidden)` after their scheme. */
  readonly headers: IncomingHttpHeaders;
  /** How it authenticated, before that was checked. */
  readonly authentication: Authentication;
  /** True when `dribble-disable-active-query: 1` was sent. */
  readonly activeQueryDisabled: boolean;
  /** 0 when no answer was sent: `hang`, `reset`. */
  readonly status: number;
  readonly fault?: FaultName;
}

export type Simulator = Addresses & {
  /** The same as one value, to be handed to another process. */
  readonly addresses: Addresses;
  /** Every request since the start or the last reset, in order. */
  readonly requests: readonly LoggedRequest[];
  fault(fault: Fault): void;
  clearFaults(): void;
  configure(behaviour: Partial<Behaviour>): void;
  /** Forgets faults, requests and usage, and restores the behaviour it was started with. */
  reset(): void;
  stop(): Promise<void>;
};

/** `startSimulator` of `test/simulator/index.ts`. */
export type StartSimulator = (options?: SimulatorOptions) => Promise<Simulator>;
