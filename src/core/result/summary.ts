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

function hasValue(fact: Fact): boolean {
  return fact.values.some((cell) => cell !== null && cell !== '');
}
