import type { ProviderId } from './operation/ids';

/** Full names of settings (`indicatorLens.vendor.host`), for remedies that name what exists. */
export interface ServerSettings {
  /** Where the server is. */
  readonly address: string;
  /** True where others name the server, and the setting can name another in its place. */
  readonly replaces?: true;
  /** Asks by HTTP instead of HTTPS. Absent for most vendors. */
  readonly plainHttp?: string;
  /** Off: takes any certificate. Absent for most vendors. */
  readonly verifyTls?: string;
}

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
  /**
   * What proves who asks beyond the stored credentials, such as a signature: struck out of all that
   * comes back and of all that is written down.
   */
  readonly secrets?: readonly string[];
  /** What the vendor bills it as, in the name that `Cost.product` uses; absent: the operation's first. */
  readonly product?: string;
  /** The URL without what proves who asks, for whoever writes requests down. Absent: `url` is it. */
  readonly shownUrl?: string;
  /** What decides where and how the server is asked. Absent: another server's answer named it. */
  readonly settings?: ServerSettings;
  /**
   * Host whose answer named the server of `url`, where no list of the provider names it: a registry
   * names the server of a registrar. `Provider.reaches` decides whether that is reason enough.
   */
  readonly namedBy?: string;
}

export interface HttpResponse {
  readonly status: number;
  /** Names in lower case. Never holds `set-cookie`. */
  readonly headers: Readonly<Record<string, string>>;
  /** Decoded as UTF-8, not parsed. */
  readonly body: string;
}

/**
 * Rejects with a LensError: unreachable (also where the answer did not end properly), timeout,
 * certificateNotTrusted, notSuchServer (something else than HTTP, or HTTPS, answers on the port),
 * notUnderstood (the answer breaks the rules of HTTP, or could not be unpacked), answerTooLarge,
 * insecure, cancelled. `LensError.neverLeft` says whether anything of the request had left.
 */
export interface Http {
  request(request: HttpRequest, signal: AbortSignal): Promise<HttpResponse>;
}

/** Makes the text of a file, off the thread of whoever asks. */
export interface FileWriter {
  /**
   * The file in UTF-8. The order is plain data; its items are handed over a few at a time, so that
   * many of them block nobody. Rejects with a LensError: internal, cancelled.
   */
  write(order: { readonly items: readonly unknown[] }, signal: AbortSignal): Promise<Uint8Array>;
}

/** At most so many requests in so many seconds. */
export interface HostPace {
  readonly requests: number;
  readonly seconds: number;
}

/** What the limits need to know of a provider. */
interface PacedProvider {
  readonly id: ProviderId;
  readonly concurrency: number;
  pace?(host: string): HostPace | undefined;
  readonly repeatsNothing?: true;
}

/** A provider's limits: how many requests at a time, how many a host, and what is tried again. */
export interface Limits {
  /**
   * The same port behind the provider's queue. A request that met a passing fault (HTTP 500, 502 or
   * 504, a connection cut) is sent once more; one that `sentOnce` is true for only where nothing of
   * it had left.
   */
  around(http: Http, provider: PacedProvider, sentOnce?: (request: HttpRequest) => boolean): Http;
  /**
   * Asks again, waiting longer each time, while the answer is a LensError with the reason `busy`
   * that does not say itself how long to wait.
   */
  whileBusy<T>(ask: () => Promise<T>, signal: AbortSignal): Promise<T>;
}

/** A body that is kept for later, with what a server needs to say that it has not changed. */
export interface KeptDocument {
  readonly body: string;
  /** As the server sent it (RFC 9110, section 8.8.3). */
  readonly etag?: string;
  /** When the server last said that it is current, ISO 8601 UTC. */
  readonly checkedAt: string;
}

/** Documents that a provider keeps, by a name of its own. Several windows share them. */
export interface Documents {
  get(name: string): KeptDocument | undefined;
  put(name: string, document: KeptDocument): void;
}

export interface DocumentStore {
  of(provider: ProviderId): Documents;
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

/** Something about what is kept on disk that the user must know. */
export interface StorageNotice {
  /**
   * Nothing is kept beyond this window; or it is again; or writes wait for another process; or
   * damaged rows, or a damaged file, were set aside.
   */
  readonly kind: 'memoryOnly' | 'onDiskAgain' | 'waiting' | 'setAside' | 'repaired';
  readonly message: string;
  /** Empty where nothing is to be done. */
  readonly remedy: string;
  /** Where the files are. */
  readonly folder?: string;
}
