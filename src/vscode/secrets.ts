import * as vscode from 'vscode';
import * as z from 'zod/mini';
import type { Credentials, Secrets } from '../core/operation/credentials';
import type { ProviderId } from '../core/operation/ids';
import type { Log } from '../core/ports';

/** What is stored for one provider: credentials by the origin they were entered for. */
const storedSchema = z.record(
  z.string(),
  z.object({
    username: z.optional(z.string()),
    key: z.optional(z.string()),
    token: z.optional(z.string()),
  }),
);
type Stored = z.infer<typeof storedSchema>;

/**
 * The one place that reads and writes a key: SecretStorage, one JSON value a provider. What was read
 * is kept until the storage says that it changed, in this window or another.
 */
export class LensSecrets implements Secrets, vscode.Disposable {
  private readonly known = new Map<ProviderId, Promise<Stored>>();
  private readonly changed = new vscode.EventEmitter<ProviderId>();
  private readonly subscription: vscode.Disposable;
  /** After credentials of a provider were set or forgotten, in any window. */
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly storage: vscode.SecretStorage,
    private readonly log: Log,
    /** Told every value that nobody may read, before anybody else has it. */
    private readonly learn: (values: readonly string[]) => void,
  ) {
    this.subscription = storage.onDidChange(({ key }) => {
      if (key.startsWith(PREFIX)) {
        const provider = key.slice(PREFIX.length);
        this.known.delete(provider);
        this.changed.fire(provider);
      }
    });
  }

  async read(provider: ProviderId, origin: string): Promise<Credentials | undefined> {
    const stored = await this.stored(provider);
    return Object.hasOwn(stored, origin) ? stored[origin] : undefined;
  }

  async has(provider: ProviderId): Promise<boolean> {
    return Object.keys(await this.stored(provider)).length > 0;
  }

  /** Origins that something is stored for. */
  async origins(provider: ProviderId): Promise<readonly string[]> {
    return Object.keys(await this.stored(provider));
  }

  /**
   * Replaces what is stored for this origin; other origins keep theirs. Credentials that hold nothing
   * are none, so nothing is stored for them.
   */
  async set(provider: ProviderId, origin: string, credentials: Credentials): Promise<void> {
    this.learn(secretsIn(credentials));
    const stored = filled({ ...(await this.stored(provider)), [origin]: { ...credentials } });
    if (Object.keys(stored).length === 0) {
      return this.forget(provider);
    }
    await this.storage.store(PREFIX + provider, JSON.stringify(stored));
    this.known.delete(provider);
  }

  /** Forgets the provider's credentials for every origin. */
  async forget(provider: ProviderId): Promise<void> {
    await this.storage.delete(PREFIX + provider);
    this.known.delete(provider);
  }

  dispose(): void {
    this.subscription.dispose();
    this.changed.dispose();
  }

  private stored(provider: ProviderId): Promise<Stored> {
    let stored = this.known.get(provider);
    if (stored === undefined) {
      stored = this.load(provider);
      this.known.set(provider, stored);
      // A storage that could not be opened may be open later: only an answer is kept.
      stored.catch(() => this.known.delete(provider));
    }
    return stored;
  }

  private async load(provider: ProviderId): Promise<Stored> {
    const text = await this.storage.get(PREFIX + provider);
    if (text === undefined) {
      return {};
    }
    const parsed = storedSchema.safeParse(json(text));
    if (!parsed.success) {
      this.log.warn(`The stored credentials of ${provider} are not readable; enter them again.`);
      return {};
    }
    this.learn(Object.values(parsed.data).flatMap(secretsIn));
    return filled(parsed.data);
  }
}

/** A user name is shown. */
function secretsIn({ key, token }: Credentials): string[] {
  return [key, token].filter((value) => value !== undefined);
}

const PREFIX = 'indicatorLens.credentials.';

/** Without the origins that nothing was entered for. */
function filled(stored: Stored): Stored {
  return Object.fromEntries(
    Object.entries(stored).filter(([, credentials]) =>
      Object.values(credentials).some((value) => value !== ''),
    ),
  );
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
