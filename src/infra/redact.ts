import { striker } from '../core/strikeOut';
import type { Log } from '../core/ports';

/** A signature is made for one request; what is said of the request is said soon. */
const MOST_PASSING = 32;

type Strike = ReturnType<typeof striker>;

/** The secrets that this window has met, to keep them out of the log. */
export class KnownSecrets {
  private readonly lasting = new Map<string, Strike>();
  private readonly passing = new Map<string, Strike>();

  /** For as long as the window is open: what is stored, and what is about to be. */
  know(values: Iterable<string>): void {
    for (const value of values) {
      this.passing.delete(value);
      this.lasting.set(value, this.lasting.get(value) ?? striker([value]));
    }
  }

  /** Until some tens of others have come: what a request carries. */
  meet(values: Iterable<string>): void {
    for (const value of values) {
      if (!this.lasting.has(value)) {
        const strike = this.passing.get(value) ?? striker([value]);
        this.passing.delete(value);
        this.passing.set(value, strike);
      }
    }
    for (const oldest of [...this.passing.keys()].slice(0, -MOST_PASSING)) {
      this.passing.delete(oldest);
    }
  }

  strikeOut(text: string): string {
    return [...this.lasting.values(), ...this.passing.values()].reduce(
      (kept, strike) => strike(kept),
      text,
    );
  }
}

/** The log, without the secrets that are known when a line is written. */
export function redactedLog(log: Log, known: KnownSecrets): Log {
  return {
    debug: (message) => log.debug(known.strikeOut(message)),
    info: (message) => log.info(known.strikeOut(message)),
    warn: (message) => log.warn(known.strikeOut(message)),
    error: (message) => log.error(known.strikeOut(message)),
  };
}
