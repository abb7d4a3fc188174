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

/** Keys, bound to the origin they were entered for. */
export interface Secrets {
  read(provider: ProviderId, origin: string): Promise<Credentials | undefined>;
  /** True when something is stored for the provider, whatever its origin. */
  has(provider: ProviderId): Promise<boolean>;
}
