import { defang, type IndicatorRef } from '../core/indicator/index';

/** One defanged indicator a line, each once, in the order given: for a mail or a ticket. */
export function defangedList(indicators: readonly IndicatorRef[]): string {
  const lines = new Set(indicators.map(({ value }) => defang(value)));
  return [...lines].map((line) => `${line}\n`).join('');
}
