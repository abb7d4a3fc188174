import type { ProviderId } from './ids';

export interface Credentials {
  readonly username?: string;
  readonly key?: string;
  readonly token?: string;
}

/** One input when credentials are asked for. */
export interface CredentialField {
  readonly id: keyof Credentials;
  readonly label: string;
  readonly secret: boolean;
}

/** What a vendor wants to know of whoever asks. A vendor that answers everybody declares none. */
export interface CredentialsDeclaration {
  /** What is asked for, in this order; at least one. */
  readonly fields: readonly [CredentialField, ...CredentialField[]];
  /** False where the server of these settings can be asked without (an own passive DNS server). */
  required(settings: unknown): boolean;
  /** True where the test spends no query and names no indicator: a new key is then tested at once. */
  readonly testsForFree?: boolean;
  /** What is risky about sending them with these settings; undefined where nothing is. */
  risk?(settings: unknown): CredentialsRisk | undefined;
}

/** Words for a question before credentials are entered. */
export interface CredentialsRisk {
  /** One sentence. */
  readonly message: string;
  /** Why, and what to do instead. */
  readonly detail: string;
}

/** Keys, bound to the origin they were entered for. */
export interface Secrets {
  read(provider: ProviderId, origin: string): Promise<Credentials | undefined>;
  /** True when something is stored for the provider, whatever its origin. */
  has(provider: ProviderId): Promise<boolean>;
}
