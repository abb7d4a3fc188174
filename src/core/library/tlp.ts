import type { Tlp } from './model';

/** Traffic Light Protocol 2.0, the least strict first: https://www.first.org/tlp/ */
export const TLP_LEVELS: readonly Tlp[] = ['clear', 'green', 'amber', 'amber+strict', 'red'];

/** The one of two levels that lets fewer people know. */
export function stricter(left: Tlp, right: Tlp): Tlp {
  return exceeds(left, right) ? left : right;
}

/** True where a level lets fewer people know than the other. */
export function exceeds(level: Tlp, other: Tlp): boolean {
  return TLP_LEVELS.indexOf(level) > TLP_LEVELS.indexOf(other);
}

/** `TLP:AMBER+STRICT`. */
export function tlpLabel(level: Tlp): string {
  return `TLP:${level.toUpperCase()}`;
}
