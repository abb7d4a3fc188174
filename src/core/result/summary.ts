import type { FactId } from './factIds';
import { factsOf } from './facts';
import type { Fact, Result, ScoreSection } from './model';

interface Told<T> {
  readonly what: T;
  /** The answer that tells it: source, age and the tab to open. */
  readonly result: Result;
}

/** What several answers about one indicator say together, whichever vendors they come from. */
export interface Summary {
  /** The first score that is told. */
  readonly score?: Told<ScoreSection>;
  /** The first fact of each id that has a value. */
  readonly facts: ReadonlyMap<FactId, Told<Fact>>;
}

/** In the order in which an analyst asks. */
const FACTS: readonly FactId[] = [
  'created',
  'expires',
  'updated',
  'registrar',
  'registrant',
  'organisation',
  'networks',
  'asn',
  'country',
  'abuseMailbox',
  'addresses',
  'nameServers',
  'mailServers',
  'domainCount',
  'firstSeen',
  'lastSeen',
  'directRecords',
  'associatedRecords',
  'recordCount',
  'emails',
];

/** An earlier answer wins, so give the newest or the most trusted first. */
export function summarise(results: readonly Result[]): Summary {
  const told = results.flatMap((result) => factsOf(result).map((what) => ({ what, result })));
  const facts = FACTS.flatMap((id) => {
    const first = told.find(({ what }) => what.id === id && hasValue(what));
    return first === undefined ? [] : [[id, first] as const];
  });
  const [score] = results.flatMap((result) =>
    result.sections.flatMap((section) =>
      section.type === 'score' ? [{ what: section, result }] : [],
    ),
  );
  return { ...(score === undefined ? {} : { score }), facts: new Map(facts) };
}

/**
 * How many domains use each address, name server and mail host, the first of each label: answers
 * count for each host by itself, so that one count does not stand for the others.
 */
export function domainCounts(results: readonly Result[]): readonly Told<Fact>[] {
  const byLabel = new Map<string, Told<Fact>>();
  for (const result of results) {
    for (const what of factsOf(result, 'domainCount').filter(hasValue)) {
      if (!byLabel.has(what.label)) {
        byLabel.set(what.label, { what, result });
      }
    }
  }
  return [...byLabel.values()];
}

function hasValue(fact: Fact): boolean {
  return fact.values.some((cell) => cell !== null && cell !== '');
}
