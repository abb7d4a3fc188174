/** A write that may have to wait, and what is to be done once it is done. */
export interface Writing {
  readonly work: () => void;
  readonly written: (() => void) | undefined;
}

const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 1000;
/** How long the writes that waited may hold up the extension host in one go. */
const SLICE_MS = 20;

/**
 * Writes in the order in which they were given. While another process holds the database they wait
 * here, on no thread, and are tried again.
 */
export class WaitingWrites {
  private readonly waiting: Writing[] = [];
  private timer: NodeJS.Timeout | undefined;
  private wait = FIRST_WAIT_MS;
  private due = 0;
  private began = 0;

  /**
   * @param attempt false where the database is busy
   * @param caughtUp called when the last of those that had to wait is done
   * @param failed gets what a late write threw
   */
  constructor(
    private readonly attempt: (writing: Writing) => boolean,
    private readonly caughtUp: () => void,
    private readonly failed: (thrown: unknown) => void,
  ) {}

  /** Milliseconds since the oldest of those that wait was given; 0 where none waits. */
  get waitedMs(): number {
    return this.waiting.length === 0 ? 0 : performance.now() - this.began;
  }

  add(writing: Writing): void {
    if (this.waiting.length === 0) {
      if (!this.attempt(writing)) {
        this.began = performance.now();
        this.waiting.push(writing);
        this.tryLater();
      }
      return;
    }
    this.waiting.push(writing);
    // A caller that writes on and on lets no timer run.
    if (performance.now() >= this.due) {
      this.catchUp();
    }
  }

  /** True where none waits any more. */
  catchUp(sliceMs = SLICE_MS): boolean {
    const began = performance.now();
    const had = this.waiting.length > 0;
    for (let next = this.waiting[0]; next !== undefined; next = this.waiting[0]) {
      if (performance.now() - began > sliceMs) {
        this.wait = FIRST_WAIT_MS;
        this.tryLater(0);
        return false;
      }
      if (!this.done(next)) {
        this.wait = Math.min(this.wait * 2, LONGEST_WAIT_MS);
        this.tryLater();
        return false;
      }
      this.waiting.shift();
    }
    this.stop();
    this.wait = FIRST_WAIT_MS;
    if (had) {
      this.caughtUp();
    }
    return true;
  }

  /** Gives up what waits. */
  takeAll(): readonly Writing[] {
    this.stop();
    return this.waiting.splice(0);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private done(writing: Writing): boolean {
    try {
      return this.attempt(writing);
    } catch (thrown) {
      this.failed(thrown);
      return true;
    }
  }

  private tryLater(ms = this.wait): void {
    this.stop();
    this.due = performance.now() + ms;
    this.timer = setTimeout(() => this.catchUp(), ms).unref();
  }
}
