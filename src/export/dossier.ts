import type { IndicatorRef } from '../core/indicator/model';
import type { Case, GivenVerdict, SavedIndicator, Tlp } from '../core/library/model';
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

/** From the freest to the strictest (FIRST, Traffic Light Protocol 2.0). */
export const TLP_LEVELS: readonly Tlp[] = ['clear', 'green', 'amber', 'amber+strict', 'red'];

/** The stricter of two levels. */
export function stricter(left: Tlp, right: Tlp): Tlp {
  return TLP_LEVELS.indexOf(left) < TLP_LEVELS.indexOf(right) ? right : left;
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
