import type { Question } from '../ports';

/** Equal for equal questions: the order in which parameters were given does not count. */
export function questionKey(question: Question): string {
  const { operation, indicator, parameters, data } = question;
  const sorted = Object.entries(parameters).sort(([a], [b]) => (a < b ? -1 : Number(a > b)));
  return JSON.stringify([data, operation, indicator.kind, indicator.value, sorted]);
}
