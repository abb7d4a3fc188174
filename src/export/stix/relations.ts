import type { IndicatorRef } from '../../core/indicator/model';
import type { RelatedIndicator, Tlp } from '../../core/library/model';
import { toldBy } from '../../core/library/toldBy';
import type { Collector } from './collector';
import { ownId } from './identifiers';

/** The indicator resolves to the related one (STIX 2.1 section 6.4: names and addresses). */
const RESOLVES_TO = new Set(['address', 'canonical name']);
/** The related name resolves to the indicator. */
const RESOLVED_FROM = new Set(['hosted on the address', 'alias']);

/**
 * A relationship for a related indicator. STIX knows `resolves-to` between these observables; every
 * other relation is `related-to` with the relation in words as its description.
 */
export function relationship(
  collector: Collector,
  indicator: IndicatorRef,
  related: RelatedIndicator,
  tlp: Tlp,
): string {
  const self = collector.indicator(indicator, tlp);
  const other = collector.indicator(related.indicator, tlp);
  const { relation, retrievedAt } = related;
  const source = related.operation ?? related.source ?? 'analyst';
  const forward = RESOLVES_TO.has(relation) && indicator.kind === 'fqdn';
  const backward = RESOLVED_FROM.has(relation) && related.indicator.kind === 'fqdn';
  const [from, to] = backward ? [other, self] : [self, other];
  const type = forward || backward ? 'resolves-to' : 'related-to';
  return collector.add({
    type: 'relationship',
    id: ownId('relationship', type, from, to, relation, source),
    ...collector.common(retrievedAt, retrievedAt, tlp),
    relationship_type: type,
    ...(relation !== '' && { description: relation }),
    source_ref: from,
    target_ref: to,
    external_references: [sourceReference(toldBy(related), retrievedAt)],
  });
}

/** Where something comes from and when it was said there. */
export function sourceReference(source: string, retrievedAt: string) {
  return { source_name: source || 'unknown', description: `Retrieved ${retrievedAt}` };
}
