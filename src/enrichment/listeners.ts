import type { Log } from '../core/ports';

/** Who wants to hear of something. A listener that throws does not keep the others from hearing. */
export class Listeners<T> {
  private readonly listeners = new Set<(event: T) => void>();

  constructor(private readonly log: Log) {}

  /** Returns the function that stops the listening. */
  add(listener: (event: T) => void): () => void {
    // Wrapped, so that the same function added twice is two listeners.
    const own = (event: T): void => listener(event);
    this.listeners.add(own);
    return () => this.listeners.delete(own);
  }

  tell(event: T): void {
    for (const listener of this.listeners) {
      safely(this.log, () => listener(event));
    }
  }
}

/** Calls back into a view, whose faults must not become the answer's. */
export function safely(log: Log, call: () => void): void {
  try {
    call();
  } catch (thrown) {
    log.error(`A view could not show what is going on: ${String(thrown)}`);
  }
}
