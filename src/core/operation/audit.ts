import type { IndicatorRef } from '../indicator/model';
import type { Cost } from './cost';
import type { OperationId, ProviderId } from './ids';

/** One request that left the machine. */
export interface AuditEntry {
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly provider: ProviderId;
  readonly operation: OperationId;
  /**
   * The indicator that the analyst asked about; absent where the account itself was asked about, or
   * many indicators at once, which the request names.
   */
  readonly indicator?: IndicatorRef;
  /** Method and URL without credentials: it holds the name that was really sent. */
  readonly request: string;
  /** Host (and port) that was asked; empty in entries of earlier versions. */
  readonly host: string;
  /** Why a host that the settings do not name was asked: "IANA names it for .example". */
  readonly reach?: string;
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

/** How often a host was asked. */
interface HostRequests {
  readonly host: string;
  readonly requests: number;
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
   * queries, records, or free requests. Requests under way count.
   */
  spentSince(provider: ProviderId, product: string | undefined, since: string): number;
  /** Requests that left for each host of a provider since a time, the most asked first. */
  requestsSince(provider: ProviderId, since: string): readonly HostRequests[];
}
