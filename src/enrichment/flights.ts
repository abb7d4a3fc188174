import { orCancelled } from '../core/cancel';

interface Flight<T> {
  readonly answer: Promise<T>;
  readonly controller: AbortController;
  waiting: number;
}

/**
 * Work that is under way at most once for one key, whoever asks for it. Each caller can leave by its
 * own signal; the work is aborted when the last one has left.
 */
export class Flights<T> {
  private readonly flights = new Map<string, Flight<T>>();

  /** Rejects with `CANCELLED` as soon as the caller's own signal aborts. */
  async join(
    key: string,
    signal: AbortSignal,
    start: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    return orCancelled(signal, async () => {
      const flight = this.flights.get(key) ?? this.launch(key, start);
      flight.waiting += 1;
      const leave = (): void => this.leave(key, flight);
      signal.addEventListener('abort', leave, { once: true });
      try {
        return await flight.answer;
      } finally {
        signal.removeEventListener('abort', leave);
      }
    });
  }

  private launch(key: string, start: (signal: AbortSignal) => Promise<T>): Flight<T> {
    const controller = new AbortController();
    const answer = start(controller.signal).finally(() => this.forget(key, flight));
    const flight: Flight<T> = { answer, controller, waiting: 0 };
    this.flights.set(key, flight);
    return flight;
  }

  private leave(key: string, flight: Flight<T>): void {
    flight.waiting -= 1;
    if (flight.waiting === 0) {
      // Forgotten at once, so that whoever asks next does not join work that is being aborted.
      this.forget(key, flight);
      flight.controller.abort();
    }
  }

  private forget(key: string, flight: Flight<T>): void {
    if (this.flights.get(key) === flight) {
      this.flights.delete(key);
    }
  }
}
