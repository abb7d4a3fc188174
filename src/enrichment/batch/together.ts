import type { IndicatorRef } from '../../core/indicator/model';
import type { Cost } from '../../core/operation/cost';
import type { Operation, Together } from '../../core/operation/model';
import type { Registry } from '../../core/operation/registry';
import type { Question } from '../../core/operation/question';
import type { OperationId } from '../../core/operation/ids';
import type { Outlook } from '../outlook';
import type { Questions } from '../questions';
import type { Lane, Taken } from './lane';
import type { OpenBatch } from './openBatch';

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
class OneRequest {
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

/** Items that are looked at for one request, for each that it takes: others may stand between them. */
const LOOK_AHEAD = 4;

/** Items that one request answers. */
export interface Group {
  /** The operation that is asked. */
  readonly operation: OperationId;
  readonly request: readonly Question[];
  /** Each with the value of its own question in the request. */
  readonly members: readonly (Taken & { readonly value: string })[];
  /** True where a member asks for more than the request brings. */
  readonly asksMore: boolean;
}

/**
 * The item, and those that leave with it in one request and ask for nothing else; they are taken out
 * of the lane. Undefined where the item is asked alone.
 */
export function gather(
  first: Taken,
  lane: Lane,
  batch: Pick<OpenBatch, 'question' | 'data'>,
  { questions, registry }: { readonly questions: Questions; readonly registry: Registry },
): Group | undefined {
  // The settings stay as they are while this runs: one outlook for all items of an operation.
  const outlooks = new Map<OperationId, Outlook>();
  const outlookOf = (operation: Operation): Outlook => {
    const outlook = outlooks.get(operation.id) ?? questions.outlook(operation, batch.data);
    outlooks.set(operation.id, outlook);
    return outlook;
  };
  const read = ({ operation, item }: Taken) => {
    const question = batch.question(item);
    const cost = outlookOf(operation).cost(question.indicator, {});
    const shared = sharedBy(question, cost, registry);
    const asksMore = cost.some((one) => one.shared !== shared?.operation.id);
    return shared && { ...shared, value: shared.question.indicator.value, asksMore };
  };
  const isOpen = ({ operation, question }: SharedQuestion): boolean =>
    outlookOf(operation).answer(question) === undefined;

  const own = read(first);
  if (own === undefined || !isOpen(own)) {
    return undefined;
  }
  const { together } = own.operation;
  const request = new OneRequest(together);
  request.add(own.question.indicator);
  const members = [{ ...first, value: own.value }];
  lane.takeWith((operation, item) => {
    const other = read({ operation, item });
    const joins =
      other?.operation === own.operation &&
      !other.asksMore &&
      isOpen(other) &&
      request.add(other.question.indicator);
    if (joins) {
      members.push({ operation, item, value: other.value });
    }
    return joins;
  }, together.most * LOOK_AHEAD);
  const { indicators } = request;
  return indicators.size < 2 && members.length < 2
    ? undefined
    : {
        operation: own.operation.id,
        request: [...indicators.values()].map((indicator) => ({ ...own.question, indicator })),
        members,
        asksMore: own.asksMore,
      };
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
