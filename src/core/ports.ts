import type { Credentials, OperationId, Parameters, ProviderId } from './operation/model';
import type { IndicatorRef } from './indicator/model';
import type { DataSource, Result } from './result/model';

/** One HTTP request. The port follows no redirect and throws no error for a status. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  /** Absolute, with its whole query. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Default 30 s. DomainTools took 14.7 s for a WHOIS history. */
  readonly timeoutMs?: number;
  /** Default 64 MiB. */
  readonly maxBytes?: number;
  /** Default true. False accepts any certificate, for this request only. */
  readonly verifyTls?: boolean;
  /** True when a header or the URL holds a credential: plain HTTP is then refused off loopback. */
  readonly carriesCredentials: boolean;
}

export interface HttpResponse {
  readonly status: number;
  /** Names in lower case. Never holds `set-cookie`. */
  readonly headers: Readonly<Record<string, string>>;
  /** Decoded as UTF-8, not parsed. */
  readonly body: string;
}

/**
 * Rejects with a LensError: unreachable, timeout, certificateNotTrusted, notSuchServer (something
 * else than HTTP, or HTTPS, answers on the port), answerTooLarge, insecure, cancelled.
 */
export interface Http {
  request(request: HttpRequest, signal: AbortSignal): Promise<HttpResponse>;
}

/** A provider's limits: how many requests at a time, and what is tried again. */
export interface Limits {
  /**
   * The same port behind the provider's queue. A request that met a passing fault (HTTP 500, 502 or
   * 504, a connection cut) is sent once more.
   */
  around(http: Http, provider: ProviderId, concurrency: number): Http;
  /**
   * Asks again, waiting longer each time, while the answer is a LensError with the reason `busy`
   * that does not say itself how long to wait.
   */
  whileBusy<T>(ask: () => Promise<T>, signal: AbortSignal): Promise<T>;
}

/** The time, as something a test can set. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
}

export interface Log {
  debug(message: string): void;
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

/** Keys, bound to the origin they were entered for. */
export interface Secrets {
  read(provider: ProviderId, origin: string): Promise<Credentials | undefined>;
  /** True when something is stored for the provider, whatever its origin. */
  has(provider: ProviderId): Promise<boolean>;
}

/** Settings as the analyst has them now. */
export interface Settings {
  /** The provider's own block, not validated. */
  provider(provider: ProviderId): unknown;
  /** Names, addresses and CIDR blocks that are never sent. */
  ignored(): readonly string[];
}

/** What identifies a question: equal keys mean the same answer. */
export interface Question {
  readonly operation: OperationId;
  readonly indicator: IndicatorRef;
  readonly parameters: Parameters;
  readonly data: DataSource;
}

export interface Store {
  /** The stored result of a question, however old. */
  get(question: Question): Result | undefined;
  put(question: Question, result: Result): void;
  /** Every stored result about an indicator, newest first. */
  about(indicator: IndicatorRef, data: DataSource): readonly Result[];
  /** Look-ups, newest first. */
  history(): readonly HistoryEntry[];
  record(entry: HistoryEntry): void;
  /** Drops every stored result. The history stays. */
  clear(): void;
}

/** One look-up: an indicator and the operations that were asked about it. */
export interface HistoryEntry {
  readonly indicator: IndicatorRef;
  readonly data: DataSource;
  /** ISO 8601 UTC. */
  readonly at: string;
  /** Where the question came from: `editor`, `palette`, `hover`, `tree`, `panel`, `api`. */
  readonly askedFrom: string;
  readonly operations: readonly OperationId[];
  /** Requests that really left the machine. */
  readonly asked: number;
}
