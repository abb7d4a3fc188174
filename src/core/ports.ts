import type { Batch, BatchId, BatchItem } from './batch/model';
import type { Failure } from './errors';
import type { IndicatorRef } from './indicator/model';
import type {
  Case,
  CaseId,
  GivenVerdict,
  InCommon,
  LibraryQuery,
  Note,
  RelatedIndicator,
  SavedAttribute,
  SavedIndicator,
  SavedKey,
  SavedScore,
  TagCount,
} from './library/model';
import type {
  Cost,
  Credentials,
  OperationId,
  Parameters,
  ProductQuota,
  ProviderId,
} from './operation/model';
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
  /** What the vendor bills it as, in the name that `Cost.product` uses; absent: the operation's first. */
  readonly product?: string;
  /** The URL without what proves who asks, for whoever writes requests down. Absent: `url` is it. */
  readonly shownUrl?: string;
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

/** Makes the text of a file, off the thread of whoever asks. */
export interface FileWriter {
  /**
   * The file in UTF-8. The order is plain data; its items are handed over a few at a time, so that
   * many of them block nobody. Rejects with a LensError: internal, cancelled.
   */
  write(order: { readonly items: readonly unknown[] }, signal: AbortSignal): Promise<Uint8Array>;
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
  /** Absent: 24 hours for what was found, one for "no record", online. */
  cache?(): CacheSettings;
}

/** How long answers stand, and whether anybody may be asked. */
export interface CacheSettings {
  /** Hours by operation. */
  readonly life: Readonly<Record<OperationId, number>>;
  /** Hours for "no record", where the operation's own life is longer. */
  readonly noRecordHours: number;
  /** True where nothing may leave the machine: stored answers stand whatever their age. */
  readonly offline: boolean;
}

/** Something about what is kept on disk that the user must know. */
export interface StorageNotice {
  /** Nothing is kept beyond this window, or a damaged file was replaced. */
  readonly kind: 'memoryOnly' | 'repaired';
  readonly message: string;
  readonly remedy: string;
  /** Where the files are. */
  readonly folder?: string;
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
  clearHistory(): void;
  /** Drops every stored result. The history stays. */
  clear(): void;
  /** What is stored, the last retrieved first. */
  stored(filter: StoredFilter): readonly StoredAnswer[];
  /** Drops the stored results that `stored` would list; says how many. */
  drop(filter: StoredFilter): number;
  size(): StoreSize;
  /** Called after another window wrote. Returns the function that stops it. */
  onDidChange(listener: () => void): () => void;
}

/** All parts must hold; absent parts do not count. */
export interface StoredFilter {
  /** In the indicator or the operation; letters count alike in either case. */
  readonly text?: string;
  readonly indicator?: IndicatorRef;
  readonly data?: DataSource;
  readonly operation?: OperationId;
  readonly parameters?: Parameters;
  /** Retrieved before this time, ISO 8601 UTC. */
  readonly before?: string;
  /** Default: all. */
  readonly limit?: number;
}

/** A stored result without its content. */
export interface StoredAnswer {
  readonly question: Question;
  readonly outcome: Result['outcome']['kind'];
  /** ISO 8601 UTC. */
  readonly retrievedAt: string;
  /** Host that answered. */
  readonly host: string;
  /** On disk. */
  readonly bytes: number;
}

export interface StoreSize {
  readonly entries: number;
  readonly bytes: number;
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

/** One request that left the machine. */
export interface AuditEntry {
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly provider: ProviderId;
  readonly operation: OperationId;
  /** The indicator that the analyst asked about; absent where the account itself was asked about. */
  readonly indicator?: IndicatorRef;
  /** Method and URL without credentials: it holds the name that was really sent. */
  readonly request: string;
  readonly askedFrom: string;
  /** `HTTP 200`, or the reason of the failure in words where none came; `sent` until then. */
  readonly outcome: string;
  /** What it spent at the vendor as far as known; empty for a request that is free. */
  readonly cost: readonly Cost[];
}

/** How a request ended. */
type AuditEnd = Pick<AuditEntry, 'outcome' | 'cost'>;

interface AuditQuery {
  /** In the request, the operation or the indicator. */
  readonly text?: string;
  /** ISO 8601 UTC, inclusive. */
  readonly since?: string;
  /** Default 1000. */
  readonly limit?: number;
}

/** Every outgoing query. Entries are added, and told their end once; nothing else changes them. */
export interface AuditLog {
  /**
   * Called before the request leaves, so that one that the process did not survive stands there too.
   * Returns what takes down its end.
   */
  record(entry: AuditEntry): (end: AuditEnd) => void;
  /** Newest first. */
  search(query: AuditQuery): readonly AuditEntry[];
  /**
   * What was spent of a provider's product, or of all its products, since a time (ISO 8601 UTC):
   * queries, or records. Requests under way count.
   */
  spentSince(provider: ProviderId, product: string | undefined, since: string): number;
}

/** What an account told about itself, or why it did not. */
export interface AccountReading {
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly products: readonly ProductQuota[];
  readonly failure?: Failure;
}

/** The last reading of each account. Several windows share it: the question is metered, too. */
export interface AccountReadings {
  get(provider: ProviderId, origin: string): AccountReading | undefined;
  put(provider: ProviderId, origin: string, reading: AccountReading): void;
}

/** How far each batch came, written before and after each question. Several windows share it. */
export interface BatchJournal {
  create(batch: Batch): void;
  /** One item's new state; the item is found by indicator and operation. */
  update(id: BatchId, item: BatchItem): void;
  get(id: BatchId): Batch | undefined;
  /** Newest first. */
  list(): readonly Batch[];
  remove(id: BatchId): void;
  /**
   * True where this process may run the batch: nobody else runs it, or whoever did has ended or has
   * not been heard of for a minute. Call again at least every 20 s to keep it.
   */
  claim(id: BatchId): boolean;
  release(id: BatchId): void;
  /** True while another process runs the batch. Claims nothing. */
  heldElsewhere(id: BatchId): boolean;
  /** Batches whose process has ended without a release. */
  interrupted(): readonly BatchId[];
}

/** What the analyst saved. Every call that adds creates the entry where there is none. */
export interface Library {
  get(key: SavedKey): SavedIndicator | undefined;
  /** Newest change first. */
  search(query: LibraryQuery): readonly SavedIndicator[];
  /** How many entries a search finds, whatever its window. */
  count(query: LibraryQuery): number;
  /** The tags in use, the most frequent first. */
  tags(data: DataSource): readonly TagCount[];
  save(key: SavedKey): void;
  /**
   * Writes entries whole, as one act: each takes the place of the entry with its key, its own times
   * included. Their cases exist already. An import, and undoing it, need this.
   */
  restore(entries: readonly SavedIndicator[]): void;
  /** The same name and value from the same source is kept once, with the newest date. */
  addAttributes(key: SavedKey, attributes: readonly SavedAttribute[]): void;
  addRelated(key: SavedKey, related: readonly RelatedIndicator[]): void;
  setScore(key: SavedKey, score: SavedScore): void;
  giveVerdict(key: SavedKey, verdict: GivenVerdict): void;
  setTags(key: SavedKey, tags: readonly string[]): void;
  /** Adds the note, or changes the one with its id. */
  putNote(key: SavedKey, note: Note): void;
  removeNote(key: SavedKey, note: Note['id']): void;
  removeAttribute(key: SavedKey, attribute: SavedAttribute): void;
  removeRelated(key: SavedKey, related: RelatedIndicator): void;
  remove(key: SavedKey): void;
  /** In the order of their names. */
  cases(): readonly Case[];
  /** Adds the case, or changes the one with its id. */
  putCase(one: Case): void;
  /** The indicators of the case stay in the library. */
  removeCase(id: CaseId): void;
  addToCase(id: CaseId, keys: readonly SavedKey[]): void;
  removeFromCase(id: CaseId, keys: readonly SavedKey[]): void;
  /**
   * What at least two saved indicators (of one case where given) share, most shared first; with a
   * limit, at most so many.
   */
  inCommon(data: DataSource, inCase?: CaseId, limit?: number): readonly InCommon[];
}
