import type { Case, SavedIndicator } from './model';

export interface LibraryBackup {
  /** Tells it from the others. */
  readonly name: string;
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly entries: number;
  readonly cases: number;
}

/** Copies of the library that are made by themselves, at most one a day. */
export interface LibraryBackups {
  /** Newest first. */
  list(): readonly LibraryBackup[];
  /** What is whole in it. */
  read(name: string): {
    readonly entries: readonly SavedIndicator[];
    readonly cases: readonly Case[];
  };
  /** Makes one now, unless the library is empty or as the newest backup has it. Rejects where it cannot. */
  make(): Promise<void>;
}
