import { defang, type IndicatorRef } from '../core/indicator/index';
import type { Tlp } from '../core/library/model';
import { tlpLabel } from '../core/library/tlp';

/**
 * One defanged indicator a line, each once, in the order given: for a mail or a ticket. Under a marking
 * of TLP where there is one.
 */
export function defangedList(indicators: readonly IndicatorRef[], tlp?: Tlp): string {
  const lines = new Set(indicators.map(({ value }) => defang(value)));
  return (tlp === undefined ? [] : [`# ${tlpLabel(tlp)}`])
    .concat([...lines])
    .map((line) => `${line}\n`)
    .join('');
}
