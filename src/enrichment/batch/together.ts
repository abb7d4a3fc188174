import type { IndicatorRef } from '../../core/indicator/model';
import type { Cost } from '../../core/operation/cost';
import type { Operation, Together } from '../../core/operation/model';
import type { Registry } from '../../core/operation/registry';
import type { Question } from '../../core/operation/question';
import type { Outlook } from '../outlook';

/** A comma between two values, as a query writes it. */
const SEPARATOR = '%2C'.length;

/** A question that answers others of its indicator, and that can be asked about many at once. */
export interface SharedQuestion {
  readonly operation: Operation & { readonly together: Together };
  readonly question: Question;
}

/** The question whose answer this one is read from, where such a one can be asked about many. */
export function sharedBy(
  question: Question,
  cost: readonly Cost[],
  registry: Registry,
): SharedQuestion | undefined {
  for (const { shared } of cost) {
    const operation = shared === undefined ? undefined : registry.operation(shared);
    if (operation !== undefined && asksTogether(operation)) {
      const indicator = operation.sends?.(question.indicator) ?? question.indicator;
      return { operation, question: { ...question, operation: operation.id, indicator } };
    }
  }
  return undefined;
}

function asksTogether(operation: Operation): operation is SharedQuestion['operation'] {
  return operation.together !== undefined;
}

/** The indicators of one request, as many as it takes. */
export class OneRequest {
  readonly indicators = new Map<string, IndicatorRef>();
  private length = 0;

  constructor(private readonly limits: Pick<Together, 'most' | 'longest'>) {}

  /** False where it is full. One that is in it already is in it. */
  add(indicator: IndicatorRef): boolean {
    const { value } = indicator;
    if (this.indicators.has(value)) {
      return true;
    }
    const length = this.length + value.length + SEPARATOR;
    const full = this.indicators.size === this.limits.most || length > this.limits.longest;
    if (full && this.indicators.size > 0) {
      return false;
    }
    this.indicators.set(value, indicator);
    this.length = length;
    return true;
  }
}

/** What asking about all of them spends, in as many requests as they take. */
export function costOfMany(
  together: Together,
  outlook: Outlook,
  indicators: readonly IndicatorRef[],
): readonly Cost[] {
  const requests: OneRequest[] = [];
  for (const indicator of indicators) {
    if (requests.at(-1)?.add(indicator) !== true) {
      const request = new OneRequest(together);
      request.add(indicator);
      requests.push(request);
    }
  }
  return requests.flatMap((request) =>
    request.indicators.size === 1
      ? [...request.indicators.values()].flatMap((indicator) => outlook.cost(indicator, {}))
      : outlook.costTogether(request.indicators.size),
  );
}
