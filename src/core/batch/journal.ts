import type { Batch, BatchId, BatchItem } from './model';

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
