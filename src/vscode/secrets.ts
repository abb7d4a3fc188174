import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { failureOf, LensError } from '../core/errors';
import type { CredentialField, Credentials, Secrets } from '../core/operation/credentials';
import type { ProviderId } from '../core/operation/ids';
import type { Registry } from '../core/operation/registry';
import type { Log } from '../core/ports';
import type { StoredOrigins } from './storedOrigins';

/** What is stored for one provider: the values of its fields by the origin they were entered for. */
const storedSchema = z.record(z.string(), z.record(z.string(), z.string()));
type Stored = z.infer<typeof storedSchema>;

interface SecretsParts {
  readonly storage: vscode.SecretStorage;
  readonly origins: StoredOrigins;
  readonly registry: Pick<Registry, 'providers'>;
  readonly log: Log;
  /** Told every value that nobody may read, before anybody else has it. */
  readonly learn: (values: readonly string[]) => void;
}

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

  constructor(private readonly parts: SecretsParts) {
    this.subscription = parts.storage.onDidChange(({ key }) => {
      if (key.startsWith(PREFIX)) {
        const provider = key.slice(PREFIX.length);
        this.known.delete(provider);
        this.changed.fire(provider);
      }
    });
  }

  /** Rejects with a LensError (`credentialsLost`) where the key store cannot be opened. */
  async read(provider: ProviderId, origin: string): Promise<Credentials | undefined> {
    const stored = await this.stored(provider);
    return Object.hasOwn(stored, origin) ? stored[origin] : undefined;
  }

  /** False, too, where the key store cannot be opened. */
  async has(provider: ProviderId): Promise<boolean> {
    try {
      return Object.keys(await this.stored(provider)).length > 0;
    } catch {
      return false; // `read` says why
    }
  }

  /** True where credentials were stored, and the key store has none or cannot be opened. */
  async lost(provider: ProviderId): Promise<boolean> {
    return this.parts.origins.any(provider) && !(await this.has(provider));
  }

  async lostSince(provider: ProviderId, origin: string): Promise<string | undefined> {
    const stored = await this.read(provider, origin);
    return stored === undefined ? this.parts.origins.since(provider, origin) : undefined;
  }

  acceptsRisk(provider: ProviderId, origin: string): boolean {
    return this.parts.origins.acceptsRisk(provider, origin);
  }

  /**
   * Replaces what is stored for this origin; other origins keep theirs. Credentials that hold nothing
   * are none, so nothing is stored for them.
   */
  async set(
    provider: ProviderId,
    origin: string,
    credentials: Credentials,
    { acceptsRisk = false }: { readonly acceptsRisk?: boolean } = {},
  ): Promise<void> {
    const { storage, origins, learn } = this.parts;
    const entered = withValues(credentials);
    learn(this.secretsIn(provider, entered));
    const stored = filled({ ...(await this.stored(provider)), [origin]: entered });
    if (Object.keys(stored).length === 0) {
      return this.forget(provider);
    }
    await storage.store(PREFIX + provider, JSON.stringify(stored));
    this.known.delete(provider);
    await origins.stored(provider, origin, acceptsRisk);
    // The storage told of its change before what belongs to it was noted.
    this.changed.fire(provider);
  }

  /** Forgets the provider's credentials for every origin, and that there were some. */
  async forget(provider: ProviderId): Promise<void> {
    try {
      await this.parts.origins.forget(provider); // first, so that nobody takes them for lost
    } finally {
      await this.parts.storage.delete(PREFIX + provider);
      this.known.delete(provider);
    }
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
    const { log, learn, origins } = this.parts;
    const text = await this.text(provider);
    if (text === undefined) {
      return {};
    }
    const parsed = storedSchema.safeParse(json(text));
    if (!parsed.success) {
      log.warn(`The stored credentials of ${provider} are not readable; enter them again.`);
      return {};
    }
    learn(Object.values(parsed.data).flatMap((one) => this.secretsIn(provider, one)));
    const stored = filled(parsed.data);
    try {
      await origins.seen(provider, Object.keys(stored));
    } catch (thrown) {
      log.warn(`That a key is stored could not be noted: ${failureOf(thrown).message}`);
    }
    return stored;
  }

  private async text(provider: ProviderId): Promise<string | undefined> {
    try {
      return await this.parts.storage.get(PREFIX + provider);
    } catch (thrown) {
      throw new LensError(
        {
          reason: 'credentialsLost',
          message: 'The key store of VS Code could not be opened, so no credentials can be read.',
          remedy: 'Unlock the key ring of this system, then try again.',
          action: 'retry',
        },
        { cause: thrown },
      );
    }
  }

  /** All but what the provider says may be shown, such as a user name. */
  private secretsIn(provider: ProviderId, credentials: Credentials): string[] {
    const fields: readonly CredentialField[] =
      this.parts.registry.providers.find(({ id }) => id === provider)?.credentials?.fields ?? [];
    const shown = new Set(fields.filter(({ secret }) => !secret).map(({ id }) => id));
    return Object.entries(withValues(credentials)).flatMap(([id, value]) =>
      shown.has(id) ? [] : [value],
    );
  }
}

const PREFIX = 'indicatorLens.credentials.';

function withValues(credentials: Credentials): Record<string, string> {
  return Object.fromEntries(
    Object.entries(credentials).flatMap(([id, value]) =>
      value === undefined ? [] : [[id, value] as const],
    ),
  );
}

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
