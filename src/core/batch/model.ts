import type { Failure } from '../errors';
import type { IndicatorRef } from '../indicator/model';
import type { OperationId } from '../operation/ids';
import type { DataSource } from '../result/model';

export type BatchId = string;

/** Many questions as one act. Its answers stand in the cache; the batch knows how far it came. */
export interface Batch {
  readonly id: BatchId;
  /** What the analyst reads: `case-0417.md, 214 indicators`. */
  readonly title: string;
  readonly data: DataSource;
  readonly askedFrom: string;
  /** ISO 8601 UTC. */
  readonly createdAt: string;
  readonly operations: readonly OperationId[];
  readonly items: readonly BatchItem[];
}

/** One question of a batch: parameters are `{}`. */
export interface BatchItem {
  readonly indicator: IndicatorRef;
  readonly operation: OperationId;
  readonly state: BatchItemState;
  /** Set where the state is `failed` or `refused`. */
  readonly failure?: Failure;
}

export type BatchItemState =
  | 'queued'
  /** Written before the request leaves. Found after a crash, the question may have been paid for: see `inDoubt`. */
  | 'running'
  /** Under way when the process ended: asked again only when the analyst says so. */
  | 'inDoubt'
  /** The answer is in the cache. */
  | 'done'
  | 'failed'
  /** Never sent: policy, ignore list, not applicable. */
  | 'refused'
  | 'cancelled';
