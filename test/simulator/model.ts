import type { IncomingHttpHeaders } from 'node:http';
import type { DomainToolsEndpoint } from '../../src/sample/domaintools/answer';

/** Which listener a request arrived at. `circlTls` serves what `circl` serves, behind TLS. */
export type ServerName = 'domaintools' | 'circl' | 'circlTls';

/**
 * What was asked, in the vendor's own product names (`/v1/account` lists them); `host-domains` is
 * the reverse IP look-up of an address, and `pdns` a COF query.
 */
export type Endpoint = DomainToolsEndpoint | 'pdns';

/** One row of the error tables of the two reference pages. */
export const FAULT_NAMES = [
  // DomainTools, status and sentence
  'badRequest', // 400
  'noIpAddresses', // 400 "No IP addresses …"
  'unauthorized', // 401 (COF: nginx page with WWW-Authenticate)
  'badCredentials', // 403 "… do not match an active account."
  'notProvisioned', // 403 "… do not have access to the requested resource or endpoint."
  'notFound', // 404 (COF: empty body)
  'notParsed', // 206 with the raw record
  'uriTooLong', // 414
  'unprocessable', // 422
  'serverError', // 500
  'quotaPerMinute', // 503
  'quotaPerMonth', // 503
  'quotaAbsolute', // 503
  'reportTooLarge', // 503
  'maintenance', // 503
  'irisLimit', // 200 with limit_exceeded and no results
  'wrongShape', // 200, JSON that is not the documented one
  'noEnvelope', // 200, neither `response` nor `error`
  // both
  'html200',
  'html404',
  'html502',
  'empty200',
  'truncated', // half of the body, then the connection ends
  'hang', // never answers
  'slow', // answers after `ms`
  'reset', // connection reset
  'redirect', // 302 to `location`
  'huge', // the true body, padded to `megabytes`
  'tooManyRequests', // 429 with Retry-After
  'plainHttpToHttps', // 400, nginx page
  // COF bodies
  'rateLimitText', // 200 "Rate Limit Exceeded"
  'concatenated', // objects one after another, nothing between
  'crlf',
  'badLine', // a bad line between good ones
  'stringNumbers', // count and times as strings
  'maxset', // x-dribble-errors: 1000 of 532,915
] as const;

export type FaultName = (typeof FAULT_NAMES)[number];

/** A fault hits every request that fits all that is given; without any of them, every request. */
export interface Fault {
  readonly name: FaultName;
  readonly server?: ServerName;
  readonly endpoint?: Endpoint;
  /** Name or address that was asked about, as it stands in the request, in lower case. */
  readonly indicator?: string;
  /** How many requests it hits before it is spent. Default: all. */
  readonly times?: number;
  /** `slow`: delay in milliseconds. Default 500. */
  readonly ms?: number;
  /** `huge`: size of the body. Default 80. */
  readonly megabytes?: number;
  /** `redirect`: where to. Default: an address of another origin. */
  readonly location?: string;
  /** `tooManyRequests`: seconds; 0 leaves the header out. Default 2. */
  readonly retryAfterSeconds?: number;
}

/** How the servers behave as a whole. Can be changed while they run. */
export interface Behaviour {
  /** Default `example_user`. */
  readonly username: string;
  /** Default `0123456789abcdef0123456789abcdef`. */
  readonly key: string;
  /** DomainTools products the account has no access to: 403 "not provisioned". Default none. */
  readonly withoutProducts: readonly Endpoint[];
  /** `user:password` (Basic), a raw token (as it is), or '' for a server without authentication. */
  readonly token: string;
  /** `circl`: v2 headers, Basic. `d4`: ignores authentication and headers, answers `text/html`. */
  readonly flavour: 'circl' | 'd4';
  /** rrname and rdata the other way round, as CIRCL v2 sends them. Default false. */
  readonly reversed: boolean;
  /** Most results of one Iris page. Default 500. */
  readonly irisPageSize: number;
}

interface SimulatorOptions extends Partial<Behaviour> {
  /** Path of the COF queries, default `/pdns/query`. */
  readonly basePath?: string;
  /** Default 0: any free port. */
  readonly domaintoolsPort?: number;
  readonly circlPort?: number;
  readonly circlTlsPort?: number;
  /** The time the servers believe it is, in milliseconds. Default the real one. */
  readonly now?: () => number;
}

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
  readonly authentication: 'hmac' | 'header' | 'openKey' | 'basic' | 'token' | 'none';
  /** True when `dribble-disable-active-query: 1` was sent. */
  readonly activeQueryDisabled: boolean;
  /** 0 when no answer was sent: `hang`, `reset`. */
  readonly status: number;
  readonly fault?: FaultName;
}

export interface Simulator {
  /** Base URL of the DomainTools server: `http://127.0.0.1:PORT`. */
  readonly domaintools: string;
  readonly circl: CofAddress;
  /** The same server behind TLS with a self-signed certificate for localhost and 127.0.0.1. */
  readonly circlTls: CofAddress;
  /** Every request since the start or the last reset, in order. */
  readonly requests: readonly LoggedRequest[];
  fault(fault: Fault): void;
  clearFaults(): void;
  configure(behaviour: Partial<Behaviour>): void;
  /** Forgets faults, requests and usage, and restores the behaviour it was started with. */
  reset(): void;
  stop(): Promise<void>;
}

export interface CofAddress {
  /** `http://127.0.0.1:PORT/pdns/query` */
  readonly url: string;
  readonly host: string;
  readonly port: number;
  readonly basePath: string;
}

/** `startSimulator` of `test/simulator/index.ts`. Rejects when a port is taken. */
export type StartSimulator = (options?: SimulatorOptions) => Promise<Simulator>;
