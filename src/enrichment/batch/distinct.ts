import type { IndicatorRef } from '../../core/indicator/model';

/** Each indicator once, where it first stands, and nothing but what names it. */
export function distinct(indicators: readonly IndicatorRef[]): readonly IndicatorRef[] {
  const found = new Map<string, IndicatorRef>();
  for (const { kind, value } of indicators) {
    const key = `${kind} ${value}`;
    if (!found.has(key)) {
      found.set(key, { kind, value });
    }
  }
  return [...found.values()];
}
