import type { IndicatorRef } from '../core/indicator/model';
import type { Case, GivenVerdict, SavedIndicator, Tlp } from '../core/library/model';
import { stricter } from '../core/library/tlp';
import type { DataSource, Result } from '../core/result/model';

/** What is written about one indicator: what the analyst saved, what the vendors answered, or both. */
export interface Dossier {
  readonly indicator: IndicatorRef;
  readonly data: DataSource;
  /** The entry of the library, where there is one. */
  readonly entry?: SavedIndicator;
  /** Stored answers. */
  readonly results: readonly Result[];
}

/** What one file holds. */
export interface ExportContent {
  readonly dossiers: readonly Dossier[];
  /** The cases that the entries name and that go along. */
  readonly cases: readonly Case[];
  /** How far the file may go. An entry of a stricter case keeps that case's level. */
  readonly tlp: Tlp;
}

/** The level of one dossier: that of the file, or of a stricter case that holds the indicator. */
export function tlpOf({ entry }: Dossier, { cases, tlp }: ExportContent): Tlp {
  return cases
    .filter(({ id }) => entry?.cases.includes(id) === true)
    .reduce((level, one) => stricter(level, one.tlp), tlp);
}

/** The one given last; undefined where none was given. */
export function latestVerdict(entry: SavedIndicator | undefined): GivenVerdict | undefined {
  return entry?.verdicts[0];
}
