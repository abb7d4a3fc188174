import { cellText } from '../core/result/cellText';
import type { FactId } from '../core/result/factIds';
import type { Result } from '../core/result/model';

/** A fact of a stored answer, with the time and the vendor it comes from. */
export interface Known<T> {
  readonly value: T;
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly provider: string;
}

/** What stored answers say, as far as it fits into a hover. Text is the vendor's. */
export interface KnownFacts {
  readonly score?: Known<number> & { readonly components: readonly string[] };
  readonly facts: readonly (Known<string> & { readonly id: FactId; readonly label: string })[];
}

/** The facts worth a line, in the order in which they are shown. */
const SHOWN: readonly FactId[] = [
  'created',
  'expires',
  'registrar',
  'registrant',
  'organisation',
  'networks',
  'asn',
  'country',
  'addresses',
  'nameServers',
  'mailServers',
  'domainCount',
  'directRecords',
  'firstSeen',
  'lastSeen',
];
const MOST_VALUES = 3;

/** Results newest first, as `Enrichment.known` gives them. Newer answers win. */
export function knownFacts(results: readonly Result[]): KnownFacts {
  const scored = results.flatMap((result) =>
    result.sections
      .filter((section) => section.type === 'score')
      .map((section) => ({
        value: section.score,
        components: section.components.map(({ label, score }) => `${label} ${score}`),
        ...origin(result),
      })),
  )[0];
  const facts = SHOWN.flatMap((id) => firstOf(results, id) ?? []);
  return { ...(scored && { score: scored }), facts };
}

function firstOf(
  results: readonly Result[],
  id: FactId,
): (Known<string> & { id: FactId; label: string }) | undefined {
  for (const result of results) {
    for (const section of result.sections) {
      const fact =
        section.type === 'facts' ? section.facts.find((one) => one.id === id) : undefined;
      const values = fact?.values.map(cellText).filter((text) => text !== '') ?? [];
      if (fact !== undefined && values.length > 0) {
        const rest = values.length - MOST_VALUES;
        const value = [...values.slice(0, MOST_VALUES), ...(rest > 0 ? [`+${rest}`] : [])];
        return { id, label: fact.label, value: value.join(', '), ...origin(result) };
      }
    }
  }
  return undefined;
}

function origin(result: Result): { at: string; provider: string } {
  return { at: result.retrievedAt, provider: result.source.providerName };
}
