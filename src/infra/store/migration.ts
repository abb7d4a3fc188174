/** One step of the schema. Once released it is never changed: a mistake is mended by the next one. */
export interface Migration {
  /** `PRAGMA user_version` after it: 1 for the first, then one more each. */
  readonly version: number;
  /** Statements that end in `;`. They run inside one exclusive transaction with the other new steps. */
  readonly sql: string;
}
