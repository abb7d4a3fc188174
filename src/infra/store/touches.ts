import type { Clock } from '../../core/ports';
import { isWithin } from '../../core/wrongClock';
import type { Database } from './database';

/** An answer that was used within the hour is as young as one used now. */
const COARSENESS_MS = 3_600_000;
const WRITTEN_AFTER_MS = 30_000;
const WRITTEN_AT_ONCE = 500;

/**
 * Which answers were used lately, for the eviction. Written late and together: a hover must not
 * wait for a disk.
 */
export class Touches {
  private readonly used = new Map<number, number>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {
    database.onClosing(() => {
      clearTimeout(this.timer);
      this.write();
    });
  }

  note(id: number, usedAt: number): void {
    const now = this.clock.now();
    if (isWithin(COARSENESS_MS, usedAt, now)) {
      return;
    }
    this.used.set(id, now);
    if (this.used.size >= WRITTEN_AT_ONCE) {
      this.write();
    } else {
      this.timer ??= setTimeout(() => this.write(), WRITTEN_AFTER_MS).unref();
    }
  }

  write(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.used.size === 0) {
      return;
    }
    const used = [...this.used];
    this.used.clear();
    this.database.write(() => {
      for (const [id, now] of used) {
        this.database.run('UPDATE answers SET used_at = ? WHERE id = ?', now, id);
      }
    });
  }
}
