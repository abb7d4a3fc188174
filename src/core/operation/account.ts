import type { Failure } from '../errors';
import type { ProviderId } from './ids';

export interface ProductQuota {
  readonly product: string;
  readonly perMinute?: number;
  readonly perMonth?: number;
  readonly usedToday?: number;
  readonly usedThisMonth?: number;
  /** Of an account that counts by no month. */
  readonly allowance?: Allowance;
}

/** So much that may be spent until a moment which the account names: of a day, or bought at once. */
export interface Allowance {
  readonly limit: number;
  readonly left: number;
  /** When it is filled up again, ISO 8601 UTC. Absent where it is not. */
  readonly refilledAt?: string;
  /** When what is left of it lapses, ISO 8601 UTC. */
  readonly lapsesAt?: string;
}

/** What an account told about itself, or why it did not. */
export interface AccountReading {
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly products: readonly ProductQuota[];
  readonly failure?: Failure;
}

/** The last reading of each account. Several windows share it: the question is metered, too. */
export interface AccountReadings {
  get(provider: ProviderId, origin: string): AccountReading | undefined;
  put(provider: ProviderId, origin: string, reading: AccountReading): void;
}
