import type { Answer, Cell, Fact, TableSection } from '../../../../src/core/result/model';

export function table(answer: Answer, id: string): TableSection {
  const found = answer.sections.find((section) => section.id === id);
  if (found?.type !== 'table') {
    throw new Error(`There is no table ${id}.`);
  }
  return found;
}

export function factIn(answer: Answer, id: string): Fact | undefined {
  return factsIn(answer, id)[0];
}

/** Facts about several hosts share an id. */
export function factsIn(answer: Answer, id: string): readonly Fact[] {
  return answer.sections
    .flatMap((section) => (section.type === 'facts' ? section.facts : []))
    .filter((fact) => fact.id === id);
}

/** Values as text: an indicator by its normalised value. */
export function plain(cells: readonly Cell[]): readonly (string | number | null)[] {
  return cells.map((cell) => (typeof cell === 'object' && cell !== null ? cell.value : cell));
}

export function reasonOf(answer: Answer): string {
  return 'reason' in answer.outcome ? answer.outcome.reason : '';
}
