import type { IndicatorRef } from '../../core/indicator/model';
import type { TableSection } from '../../core/result/model';
import type { Ticked } from './selection';

/** Each indicator in the ticked rows once, without the one of the page. */
export function indicatorsIn(
  section: TableSection,
  ticked: Ticked,
  own: string,
): readonly IndicatorRef[] {
  const found = new Map<string, IndicatorRef>();
  for (const index of ticked) {
    for (const cell of section.rows[index] ?? []) {
      if (typeof cell === 'object' && cell !== null && cell.value !== own) {
        found.set(cell.value, { kind: cell.kind, value: cell.value });
      }
    }
  }
  return [...found.values()];
}
