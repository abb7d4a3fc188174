import type { Failure } from '../core/errors';
import type { IndicatorRef } from '../core/indicator/model';
import type { Cost } from '../core/operation/cost';
import type { OperationId, Parameters, ProviderId } from '../core/operation/ids';
import type { ConnectionReport, Operation } from '../core/operation/model';
import type { HistoryEntry, StoredAnswer, StoredFilter, StoreSize } from '../core/result/store';
import type { DataSource, Result } from '../core/result/model';

/** Which question, about what, from where. */
export interface EnrichRequest {
  readonly indicator: IndicatorRef;
  /** The sample case, or the real servers. */
  readonly data: DataSource;
  /** Default: every operation that takes the indicator and whose provider is enabled. */
  readonly operations?: readonly OperationId[];
  /** Parameters by operation; what is absent is asked with `{}`. */
  readonly parameters?: Readonly<Record<OperationId, Parameters>>;
  /** True asks the vendor again although the answer is known. */
  readonly refresh?: boolean;
  /** Where the analyst asked: `editor`, `hover`, `lightbulb`, `palette`, `tree`, `panel`, `api`. */
  readonly askedFrom: string;
  readonly signal: AbortSignal;
  /** Called as each operation starts and ends, in the order in which that happens. */
  readonly onProgress?: (progress: EnrichProgress) => void;
}

export type EnrichProgress =
  | { readonly state: 'running'; readonly operation: OperationId }
  | { readonly state: 'done'; readonly operation: OperationId; readonly result: Result };

/** What would happen to one operation if it were asked now. Nothing leaves the machine to find out. */
export interface PlanEntry {
  readonly operation: Operation;
  readonly cost: readonly Cost[];
  /** Set where a look-up that names no operation leaves it out. */
  readonly aside?: true;
  /** The stored answer, however old. */
  readonly cached?: Result;
  /** Why it cannot be asked: refused, disabled, no credentials. */
  readonly obstacle?: Failure;
}

/** Work under way, for the status bar. */
export interface Activity {
  readonly running: number;
  readonly done: number;
  readonly total: number;
}

/** The one use case behind every place in the product where an answer is asked for. */
export interface Enrichment {
  /** One result for each operation, in registry order. Never rejects: failures are results. */
  enrich(request: EnrichRequest): Promise<readonly Result[]>;
  /** The operations that take the indicator, in tab order. */
  plan(
    indicator: IndicatorRef,
    data: DataSource,
    parameters?: EnrichRequest['parameters'],
  ): Promise<readonly PlanEntry[]>;
  /** Stored answers about an indicator, newest first. No network, no waiting: for the hover. */
  known(indicator: IndicatorRef, data: DataSource): readonly Result[];
  /** Look-ups, newest first. */
  history(): readonly HistoryEntry[];
  test(provider: ProviderId, signal: AbortSignal): Promise<ConnectionReport>;
  /** What is stored, the last retrieved first. */
  stored(filter: StoredFilter): readonly StoredAnswer[];
  storedSize(): StoreSize;
  /** Drops the stored answers that the filter names, without one all; says how many. */
  forget(filter?: StoredFilter): number;
  forgetHistory(): void;
  /** Called when what is stored changes, in this window or another. Returns the function that stops it. */
  onDidChange(listener: () => void): () => void;
  onDidChangeActivity(listener: (activity: Activity) => void): () => void;
}
