import type { FactId } from './factIds';
import type { Answer, Fact } from './model';

/** The facts of an answer, from whichever sections they stand in; with an id, only those. */
export function factsOf({ sections }: Pick<Answer, 'sections'>, id?: FactId): readonly Fact[] {
  const facts = sections.flatMap((section) => (section.type === 'facts' ? section.facts : []));
  return id === undefined ? facts : facts.filter((fact) => fact.id === id);
}
