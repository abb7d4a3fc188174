import type { Batch, BatchId, BatchItemState } from '../../core/batch/model';
import type { Failure } from '../../core/errors';
import type { IndicatorRef } from '../../core/indicator/model';
import type { Cost } from '../../core/operation/cost';
import type { OperationId, ProviderId } from '../../core/operation/ids';
import type { Operation } from '../../core/operation/model';
import type { DataSource, Result } from '../../core/result/model';

/** What somebody wants to ask at once. */
export interface BatchRequest {
  /** What the analyst reads: `case-0417.md, 214 indicators`. */
  readonly title: string;
  /** The same one twice counts once. */
  readonly indicators: readonly IndicatorRef[];
  readonly operations: readonly OperationId[];
  readonly data: DataSource;
  /** `editor`, `tree`, `explorer`, `list`, `panel`, `palette`. */
  readonly askedFrom: string;
}

/** What one operation would do. Nothing leaves the machine to find out. */
export interface PreviewOperation {
  readonly operation: Operation;
  readonly providerName: string;
  /** Indicators that it takes: those to ask, those cached and those refused together. */
  readonly takes: number;
  readonly toAsk: number;
  /** Answers that stand, and are not asked for again. */
  readonly cached: number;
  readonly refused: number;
  /** What asking spends, a product each. */
  readonly cost: readonly Cost[];
  /** Set where it is asked only when it is chosen. */
  readonly aside?: true;
  /** Why it cannot be asked about anything now: no credentials, switched off, no budget. */
  readonly obstacle?: Failure;
}

/** What would happen, before anything does. */
export interface Preview {
  readonly indicators: number;
  /** Indicators that nobody may be asked about, by the reason in words. */
  readonly refusals: readonly { readonly reason: string; readonly indicators: readonly string[] }[];
  /** Those that take at least one of the indicators, in the order of the tabs. */
  readonly operations: readonly PreviewOperation[];
}

export type BatchPhase =
  /** Questions leave, or wait for their turn. */
  | 'running'
  /** No more leave; what is on the way is taken in, for it may be paid for. */
  | 'stopping'
  /** Something is queued, and goes on by itself once the analyst is online again. */
  | 'offline'
  /** Something is queued, and nobody asks until the analyst says so. */
  | 'paused'
  /** Another window runs it. */
  | 'elsewhere'
  /** Nothing is queued any more. */
  | 'finished';

/** Why a provider waits, or what of it has stopped. */
export interface BatchHold {
  readonly provider: ProviderId;
  readonly providerName: string;
  /** The operations that stopped; empty: all of the provider. */
  readonly operations: readonly OperationId[];
  /** ISO 8601 UTC: it goes on by itself then. Absent: only when the analyst says so. */
  readonly until?: string;
  readonly failure: Failure;
}

/** A batch as it is now. */
export interface BatchStanding {
  readonly batch: Batch;
  readonly phase: BatchPhase;
  readonly counts: Readonly<Record<BatchItemState, number>>;
  readonly holds: readonly BatchHold[];
}

/** How far a batch came. */
interface BatchProgress {
  readonly title: string;
  readonly phase: BatchPhase;
  /** Questions that will be asked no more, of all that were to be asked. */
  readonly over: number;
  readonly total: number;
  /** True while a provider lets it wait. */
  readonly waits: boolean;
}

/** One line of a list of batches. */
export type BatchSummary = Omit<BatchStanding, 'holds'>;

export interface BatchChange {
  readonly id: BatchId;
  /** Indices of the items that changed; empty: only how it stands as a whole. */
  readonly items: readonly number[];
}

/** Many questions as one act, over the life of several windows. */
export interface Batches {
  preview(
    indicators: readonly IndicatorRef[],
    data: DataSource,
    signal: AbortSignal,
  ): Promise<Preview>;
  /** Writes it down; `resume` starts it. */
  create(request: BatchRequest): BatchId;
  /**
   * Settles what was on the way when its process ended: done where the answer arrived, else in doubt.
   * False where another window runs the batch.
   */
  recover(id: BatchId): boolean;
  /**
   * Asks what is queued, and what was cancelled before. Never what is in doubt. False where another
   * window runs the batch, or there is none.
   */
  resume(id: BatchId): boolean;
  /** No more questions leave. */
  pause(id: BatchId): void;
  /** As `pause`, and what was not asked is cancelled. */
  cancel(id: BatchId): void;
  /** Queues what failed and goes on. */
  retryFailed(id: BatchId): boolean;
  /** Queues what may have been paid for already, and goes on. */
  askAgain(id: BatchId): boolean;
  /** Batches that were under way when their window ended. */
  interrupted(): readonly BatchId[];
  standing(id: BatchId): BatchStanding | undefined;
  /** As `standing`, but cheap: for what is drawn while the batch runs. */
  progress(id: BatchId): BatchProgress | undefined;
  /** Newest first. */
  list(): readonly BatchSummary[];
  /** The stored answer of a question of the batch, however old. */
  answer(batch: Pick<Batch, 'data' | 'items'>, item: number): Result | undefined;
  /** Forgets the batch; its answers stay. False while it runs. */
  remove(id: BatchId): boolean;
  /** Pauses everything that this window runs. */
  pauseAll(): void;
  /** Tells that what runs asks nobody now. */
  offline(): void;
  /** Goes on with what only working offline held up; what somebody paused stays paused. */
  online(): void;
  /** Resolves when nothing of the batch is on the way in this window. */
  settled(id: BatchId): Promise<void>;
  onDidChange(listener: (change: BatchChange) => void): () => void;
  dispose(): void;
}
