import { parseIndicator } from '../../core/indicator';
import type { IndicatorRef } from '../../core/indicator/model';

/** Each once, and only what is an indicator: a webview is not trusted. */
export function checkedIndicators(indicators: readonly IndicatorRef[]): readonly IndicatorRef[] {
  const found = indicators.flatMap(({ value }) => {
    const indicator = parseIndicator(value);
    return indicator === undefined ? [] : [{ kind: indicator.kind, value: indicator.value }];
  });
  return [...new Map(found.map((one) => [one.value, one])).values()];
}
