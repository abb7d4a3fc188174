import type { OperationId, ProviderId } from './ids';

/** What the settings page says about a setting, as metadata of its schema. Markdown. */
export interface SettingWords {
  readonly markdownDescription: string;
  /** For each value of an enumeration, in its order. */
  readonly markdownEnumDescriptions?: readonly string[];
}

/** Settings as the analyst has them now. */
export interface Settings {
  /** The provider's own block, not validated. */
  provider(provider: ProviderId): unknown;
  /** Names, addresses and CIDR blocks that are never sent, not validated. */
  ignored(): readonly unknown[];
  /** Absent: 24 hours for what was found, one for "no record", online. */
  cache?(): CacheSettings;
}

/** How long answers stand, and whether anybody may be asked. */
export interface CacheSettings {
  /** Hours by operation. */
  readonly life: Readonly<Record<OperationId, number>>;
  /** Hours for "no record", where the operation's own life is longer. */
  readonly noRecordHours: number;
  /** True where nothing may leave the machine: stored answers stand whatever their age. */
  readonly offline: boolean;
}
