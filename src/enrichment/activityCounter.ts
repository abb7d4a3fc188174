import type { Activity } from './model';

/** Counts questions under way. The count starts anew when all of them are answered. */
export class ActivityCounter {
  private running = 0;
  private total = 0;

  constructor(private readonly tell: (activity: Activity) => void) {}

  async during<T>(work: () => Promise<T>): Promise<T> {
    this.running += 1;
    this.total += 1;
    this.report();
    try {
      return await work();
    } finally {
      this.running -= 1;
      this.report();
      if (this.running === 0) {
        this.total = 0;
      }
    }
  }

  private report(): void {
    const { running, total } = this;
    this.tell({ running, done: total - running, total });
  }
}
