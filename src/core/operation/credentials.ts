import type { ProviderId } from './ids';

/** What was entered, by the ids of the fields that the provider declares. */
export type Credentials = Readonly<Partial<Record<string, string>>>;

/** One input when credentials are asked for. */
export interface CredentialField {
  readonly id: string;
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
  /**
   * Set where the credentials are not sent until somebody accepted this, however they were stored.
   * Otherwise it is asked once, when they are entered by hand.
   */
  readonly asksFirst?: true;
}

/** Keys, bound to the origin they were entered for. */
export interface Secrets {
  read(provider: ProviderId, origin: string): Promise<Credentials | undefined>;
  /** True when something is stored for the provider, whatever its origin. */
  has(provider: ProviderId): Promise<boolean>;
  /**
   * When credentials were stored for this origin that are no longer there (ISO 8601 UTC): the key
   * store lost them. Undefined where none were. Absent: nothing is known.
   */
  lostSince?(provider: ProviderId, origin: string): Promise<string | undefined>;
  /** True when somebody accepted the risk of sending them there. Absent: nobody did. */
  acceptsRisk?(provider: ProviderId, origin: string): boolean;
}
