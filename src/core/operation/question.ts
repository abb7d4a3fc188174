import type { IndicatorRef } from '../indicator/model';
import type { OperationId, Parameters } from './ids';
import type { DataSource } from '../result/model';

/** What identifies a question: equal keys mean the same answer. */
export interface Question {
  readonly operation: OperationId;
  readonly indicator: IndicatorRef;
  readonly parameters: Parameters;
  readonly data: DataSource;
}

/** Equal for equal questions: the order in which parameters were given does not count. */
export function questionKey(question: Question): string {
  const { operation, indicator, parameters, data } = question;
  const sorted = Object.entries(parameters).sort(([a], [b]) => (a < b ? -1 : Number(a > b)));
  return JSON.stringify([data, operation, indicator.kind, indicator.value, sorted]);
}
