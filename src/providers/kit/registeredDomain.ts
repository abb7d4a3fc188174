import { registrableDomain } from '../../core/indicator';
import type { IndicatorRef } from '../../core/indicator/model';
import { hostOf } from './cells';

/** The name a look-up by path is made for: the vendor documents registered domains only. */
export function askedName(indicator: IndicatorRef): string {
  return indicator.kind === 'fqdn'
    ? (hostOf(registrableDomain(indicator.value) ?? indicator.value)?.value ?? indicator.value)
    : indicator.value;
}

/** `sends` of the look-ups by path. */
export function askedIndicator(indicator: IndicatorRef): IndicatorRef {
  return { kind: indicator.kind, value: askedName(indicator) };
}

/** What the vendor says it looked up, or the name it was asked for. */
export function lookedUpOf(source: string | undefined, asked: string): string {
  return source === undefined ? asked : (hostOf(source)?.value ?? asked);
}
