import type { IndicatorRef } from '../../core/indicator/model';
import type { Fact } from '../../core/result/model';
import { fact } from '../kit/facts';

/** Note for an answer about another name than the one asked for. */
export function reducedNote(indicator: IndicatorRef, lookedUp: string): string | undefined {
  return indicator.value === lookedUp
    ? undefined
    : `Asked for ${indicator.value}; DomainTools answers for ${lookedUp}.`;
}

/**
 * How many domains each of several hosts has: one fact a host that names it, or, where there is only
 * one host, `alone` as the label.
 */
export function domainCounts(
  alone: string,
  counts: readonly { readonly host: string; readonly total: number | null }[],
): readonly Fact[] {
  return counts.flatMap(({ host, total }) =>
    fact('domainCount', counts.length === 1 ? alone : `Domains on ${host}`, 'number', [total]),
  );
}
