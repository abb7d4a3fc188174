import type { SavedKey } from '../../../core/library/model';
import type { IndicatorFinder } from '../../editor/documentIndicators';
import { askOf } from '../ask';
import { targetOf } from '../target';

/**
 * What a command of the library is about: the rows selected in a tree, else the one it was called
 * on, else the indicator at the cursor. Empty where there is none, which the analyst was told.
 */
export async function keysOf(
  index: IndicatorFinder,
  argument: unknown,
  selected: unknown,
): Promise<readonly SavedKey[]> {
  if (Array.isArray(selected) && selected.length > 0) {
    return selected.filter(isAboutIndicator).map((node) => {
      const { indicator, data } = askOf(node);
      return { indicator, data: data ?? 'live' };
    });
  }
  const target = await targetOf(index, argument);
  return target === undefined ? [] : [{ indicator: target.indicator, data: target.data }];
}

/** A selection may hold headings too. */
function isAboutIndicator(node: unknown): boolean {
  return typeof node === 'object' && node !== null && 'value' in node && 'data' in node;
}
