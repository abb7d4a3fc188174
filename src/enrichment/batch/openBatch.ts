import type { Batch, BatchItem, BatchItemState } from '../../core/batch/model';
import type { Failure } from '../../core/errors';
import type { BatchJournal } from '../../core/batch/journal';
import type { Question } from '../../core/operation/question';
import type { DataSource } from '../../core/result/model';

/** A batch in this window's hands: every change is in the journal before anything else happens. */
export class OpenBatch {
  private readonly items: BatchItem[];
  private readonly tally: Record<BatchItemState, number> = {
    queued: 0,
    running: 0,
    inDoubt: 0,
    done: 0,
    failed: 0,
    refused: 0,
    cancelled: 0,
  };

  constructor(
    private readonly batch: Batch,
    private readonly journal: BatchJournal,
    private readonly changed: (items: readonly number[]) => void,
  ) {
    this.items = [...batch.items];
    for (const { state } of this.items) {
      this.tally[state] += 1;
    }
  }

  get id(): string {
    return this.batch.id;
  }

  get title(): string {
    return this.batch.title;
  }

  get data(): DataSource {
    return this.batch.data;
  }

  get askedFrom(): string {
    return this.batch.askedFrom;
  }

  get createdAt(): number {
    return Date.parse(this.batch.createdAt);
  }

  snapshot(): Batch {
    return { ...this.batch, items: [...this.items] };
  }

  counts(): Readonly<Record<BatchItemState, number>> {
    return { ...this.tally };
  }

  item(index: number): BatchItem | undefined {
    return this.items[index];
  }

  question(index: number): Question {
    const item = this.items[index];
    if (item === undefined) {
      throw new Error(`The batch ${this.id} has no item ${index}.`);
    }
    const { operation, indicator } = item;
    return { operation, indicator, parameters: {}, data: this.batch.data };
  }

  /** Indices of the items in one of these states, in order. */
  inState(...states: readonly BatchItemState[]): number[] {
    return this.items.flatMap(({ state }, index) => (states.includes(state) ? [index] : []));
  }

  set(index: number, state: BatchItemState, failure?: Failure): void {
    const item = this.items[index];
    if (item === undefined) {
      return;
    }
    const { indicator, operation } = item;
    const next = { indicator, operation, state, ...(failure && { failure }) };
    this.journal.update(this.id, next);
    this.tally[item.state] -= 1;
    this.tally[state] += 1;
    this.items[index] = next;
    this.changed([index]);
  }
}
