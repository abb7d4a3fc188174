import type { BatchId } from '../../core/batch/model';
import type { BatchHold } from './model';
import { isHeldOffline } from './offlineHold';

interface End {
  readonly holds: readonly BatchHold[];
  /** True where nobody paused it: it goes on when what held it is over. */
  readonly goesOn: boolean;
}

/** Why the last run of each batch left something queued. */
export class Ends {
  private readonly ends = new Map<BatchId, End>();

  holds(id: BatchId): readonly BatchHold[] {
    return this.ends.get(id)?.holds ?? [];
  }

  /** True where it goes on by itself once the analyst is online. */
  waitsOnline(id: BatchId): boolean {
    const { holds = [], goesOn = false } = this.ends.get(id) ?? {};
    return goesOn && holds.some(isHeldOffline);
  }

  set(id: BatchId, holds: readonly BatchHold[], paused: boolean): void {
    this.ends.set(id, { holds, goesOn: !paused });
  }

  forget(id: BatchId): void {
    this.ends.delete(id);
  }

  /** It goes on only when somebody says so. */
  pause(id: BatchId): void {
    this.set(id, this.holds(id), true);
  }

  pauseAll(): void {
    for (const id of this.ends.keys()) {
      this.pause(id);
    }
  }

  /** Ends the holds whose reason was working offline. Says which batches had one, and go on. */
  online(): readonly { readonly id: BatchId; readonly goesOn: boolean }[] {
    return [...this.ends].flatMap(([id, { holds, goesOn }]) => {
      const left = holds.filter((hold) => !isHeldOffline(hold));
      if (left.length === holds.length) {
        return [];
      }
      this.set(id, left, !goesOn);
      return [{ id, goesOn }];
    });
  }
}
