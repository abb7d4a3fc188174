import type { Failure } from '../../core/errors';
import type { Cost } from '../../core/operation/cost';
import type { OperationId } from '../../core/operation/ids';
import type { Operation, Provider } from '../../core/operation/model';
import type { BatchHold } from './model';
import type { Pace } from './pace';

/** Failures on end after which the server, not the question, is taken to be the trouble. */
const MOST_TROUBLES = 5;
/** Waits on end, without an answer between them, after which waiting is given up. */
const MOST_WAITS = 10;

const PACED: Failure = {
  reason: 'quotaPerMinute',
  message: 'The account takes only so many of these questions a minute.',
  remedy: 'There is nothing to do: it goes on by itself.',
  action: 'none',
};

interface Queue {
  readonly operation: Operation;
  readonly items: number[];
}

/** An item of the batch that was taken out to be asked. */
export interface Taken {
  readonly operation: Operation;
  readonly item: number;
}

type Next =
  | ({ readonly kind: 'item' } & Taken)
  | { readonly kind: 'wait'; readonly until: number }
  | { readonly kind: 'none' };

/** What is still to be asked of one provider: in order, at its pace, and why not at all. */
export class Lane {
  private readonly queues: readonly Queue[];
  private readonly held = new Map<OperationId, Failure>();
  private stopped: Failure | undefined;
  private waiting: { readonly until: number; readonly failure: Failure } | undefined;
  /** What keeps to the account's limit per minute, while nothing else of the provider can leave. */
  private paced:
    { readonly until: number; readonly operations: readonly OperationId[] } | undefined;
  private waits = 0;
  private troubles = 0;

  constructor(
    readonly provider: Provider,
    items: ReadonlyMap<OperationId, readonly number[]>,
    private readonly costOf: (operation: Operation, item: number) => readonly Cost[],
    private readonly pace: Pace,
  ) {
    this.queues = provider.operations.flatMap((operation) => {
      const own = items.get(operation.id);
      return own === undefined ? [] : [{ operation, items: [...own].reverse() }];
    });
  }

  /** The first item, in the order of the batch, that may leave now. */
  next(now: number): Next {
    if (this.stopped !== undefined) {
      return { kind: 'none' };
    }
    if (this.waiting !== undefined && this.waiting.until > now) {
      return { kind: 'wait', until: this.waiting.until };
    }
    this.waiting = undefined;
    let best: Queue | undefined;
    let until = Number.POSITIVE_INFINITY;
    const paced: OperationId[] = [];
    for (const queue of this.queues) {
      const head = queue.items.at(-1);
      if (head === undefined || this.held.has(queue.operation.id)) {
        continue;
      }
      const cost = this.costOf(queue.operation, head);
      const ready = this.pace.readyAt(this.provider.id, cost, now);
      if (ready > now) {
        until = Math.min(until, ready);
        paced.push(queue.operation.id);
      } else if (best === undefined || head < (best.items.at(-1) ?? head)) {
        best = queue;
      }
    }
    this.paced = best === undefined && paced.length > 0 ? { until, operations: paced } : undefined;
    const item = best?.items.pop();
    if (best !== undefined && item !== undefined) {
      return { kind: 'item', item, operation: best.operation };
    }
    return until === Number.POSITIVE_INFINITY ? { kind: 'none' } : { kind: 'wait', until };
  }

  /**
   * Takes out what is accepted of the next items of each operation, in the order of the batch: those
   * that leave with one that was taken.
   */
  takeWith(accepted: (operation: Operation, item: number) => boolean, lookAhead: number): void {
    for (const { operation, items } of this.queues) {
      if (!this.held.has(operation.id)) {
        const next = items.splice(-lookAhead).reverse();
        items.push(...next.filter((item) => !accepted(operation, item)).reverse());
      }
    }
  }

  /** Takes down that a question leaves. */
  left(operation: Operation, item: number, now: number): void {
    this.pace.left(this.provider.id, this.costOf(operation, item), now);
  }

  putBack(operation: Operation, item: number): void {
    this.queues.find((queue) => queue.operation.id === operation.id)?.items.push(item);
  }

  answered(): void {
    this.waits = 0;
    this.troubles = 0;
  }

  wait(failure: Failure, until: number): void {
    // Several questions were on the way together: only the first starts a wait.
    if (this.waiting === undefined) {
      this.waits += 1;
    }
    this.waiting = { failure, until: Math.max(until, this.waiting?.until ?? 0) };
    if (this.waits > MOST_WAITS) {
      this.stopped = failure;
    }
  }

  holdOperation(operation: OperationId, failure: Failure): void {
    this.held.set(operation, failure);
  }

  hold(failure: Failure): void {
    this.stopped ??= failure;
  }

  /** Takes over what was held before and still is; what had a time to wait for has waited. */
  keep(holds: readonly BatchHold[]): void {
    for (const { provider, operations, until, failure } of holds) {
      if (provider !== this.provider.id || until !== undefined) {
        continue;
      }
      if (operations.length === 0) {
        this.hold(failure);
      }
      for (const operation of operations) {
        this.holdOperation(operation, failure);
      }
    }
  }

  /** Ends a hold whose reason was that the analyst worked offline; false where there was none. */
  online(): boolean {
    if (this.stopped?.reason !== 'offline') {
      return false;
    }
    this.stopped = undefined;
    return true;
  }

  trouble(failure: Failure): void {
    this.troubles += 1;
    if (this.troubles >= MOST_TROUBLES) {
      this.hold(failure);
    }
  }

  holds(now: number): BatchHold[] {
    const { id: provider, name: providerName } = this.provider;
    if (this.stopped !== undefined) {
      return [{ provider, providerName, operations: [], failure: this.stopped }];
    }
    const held: BatchHold[] = [...this.held].map(([operation, failure]) => ({
      provider,
      providerName,
      operations: [operation],
      failure,
    }));
    if (this.paced !== undefined && this.paced.until > now) {
      const { operations } = this.paced;
      const until = new Date(this.paced.until).toISOString();
      held.push({ provider, providerName, operations, until, failure: PACED });
    }
    return this.waiting === undefined || this.waiting.until <= now
      ? held
      : [
          ...held,
          {
            provider,
            providerName,
            operations: [],
            until: new Date(this.waiting.until).toISOString(),
            failure: this.waiting.failure,
          },
        ];
  }
}
