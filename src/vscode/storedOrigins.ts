import type * as vscode from 'vscode';
import * as z from 'zod/mini';
import type { ProviderId } from '../core/operation/ids';
import type { Clock } from '../core/ports';

const originsSchema = z.record(
  z.string(),
  z.object({
    /** ISO 8601 UTC. */
    at: z.string(),
    acceptsRisk: z.optional(z.literal(true)),
  }),
);
type Origins = z.infer<typeof originsSchema>;

/**
 * Remembers for which servers credentials were stored and when, never what they are, so that a key
 * store that lost them is told from one that never had any. Kept in the extension's own state.
 */
export class StoredOrigins {
  constructor(
    private readonly state: Pick<vscode.Memento, 'get' | 'update'>,
    private readonly clock: Clock,
  ) {}

  /** When credentials were stored for this origin, ISO 8601 UTC. */
  since(provider: ProviderId, origin: string): string | undefined {
    return this.one(provider, origin)?.at;
  }

  /** True where credentials of the provider were stored for any origin and never forgotten. */
  any(provider: ProviderId): boolean {
    return Object.keys(this.of(provider)).length > 0;
  }

  acceptsRisk(provider: ProviderId, origin: string): boolean {
    return this.one(provider, origin)?.acceptsRisk === true;
  }

  async stored(provider: ProviderId, origin: string, acceptsRisk: boolean): Promise<void> {
    const at = new Date(this.clock.now()).toISOString();
    const one = { at, ...(acceptsRisk ? { acceptsRisk } : {}) };
    await this.state.update(PREFIX + provider, { ...this.of(provider), [origin]: one });
  }

  /** Notes those that a version before this one stored, as of now. */
  async seen(provider: ProviderId, origins: readonly string[]): Promise<void> {
    for (const origin of origins) {
      if (this.since(provider, origin) === undefined) {
        await this.stored(provider, origin, false);
      }
    }
  }

  async forget(provider: ProviderId): Promise<void> {
    await this.state.update(PREFIX + provider, undefined);
  }

  private one(provider: ProviderId, origin: string): Origins[string] | undefined {
    const origins = this.of(provider);
    return Object.hasOwn(origins, origin) ? origins[origin] : undefined;
  }

  private of(provider: ProviderId): Origins {
    const parsed = originsSchema.safeParse(this.state.get(PREFIX + provider));
    return parsed.success ? parsed.data : {};
  }
}

const PREFIX = 'indicatorLens.storedFor.';
