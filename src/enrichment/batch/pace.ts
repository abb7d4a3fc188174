import type { Cost } from '../../core/operation/cost';
import type { ProviderId } from '../../core/operation/ids';

const MINUTE_MS = 60_000;

/** The account's limit for a product, where it is known. */
export type PerMinute = (provider: ProviderId, product: string) => number | undefined;

/** Keeps questions within the account's limits per minute, so that no refusal has to say so. */
export class Pace {
  private readonly starts = new Map<string, number[]>();

  constructor(private readonly perMinute: PerMinute) {}

  /** Milliseconds since the epoch from which a question of this cost may leave; 0: at once. */
  readyAt(provider: ProviderId, cost: readonly Cost[], now: number): number {
    return Math.max(
      0,
      ...cost.map(({ product }) => {
        const limit = this.perMinute(provider, product);
        if (limit === undefined || limit < 1) {
          return 0;
        }
        const recent = this.recent(provider, product, now);
        return recent.length < limit ? 0 : (recent.at(-limit) ?? now) + MINUTE_MS;
      }),
    );
  }

  /** Takes down that a question left. */
  left(provider: ProviderId, cost: readonly Cost[], now: number): void {
    for (const { product } of cost) {
      this.recent(provider, product, now).push(now);
    }
  }

  private recent(provider: ProviderId, product: string, now: number): number[] {
    const key = `${provider} ${product}`;
    const recent = this.starts.get(key) ?? [];
    const old = recent.findIndex((start) => start > now - MINUTE_MS);
    recent.splice(0, old === -1 ? recent.length : old);
    this.starts.set(key, recent);
    return recent;
  }
}
