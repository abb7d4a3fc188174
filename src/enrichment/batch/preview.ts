import type { IndicatorRef } from '../../core/indicator/model';
import type { Cost } from '../../core/operation/cost';
import type { Operation } from '../../core/operation/model';
import type { Question } from '../../core/operation/question';
import type { Registry } from '../../core/operation/registry';
import type { DataSource } from '../../core/result/model';
import type { Outlook } from '../outlook';
import type { Questions } from '../questions';
import { nextTurn } from '../nextTurn';
import { distinct } from './distinct';
import type { Preview, PreviewOperation } from './model';
import { costOfMany, sharedBy } from './together';
import type { SharedQuestion } from './together';

/** Indicators that are looked at before the window gets its turn. */
const AT_A_TIME = 50;

/** Counts what asking would do. Resolves early, with less, when the signal aborts. */
export async function previewOf(
  indicators: readonly IndicatorRef[],
  data: DataSource,
  signal: AbortSignal,
  { registry, questions }: { readonly registry: Registry; readonly questions: Questions },
): Promise<Preview> {
  const asked = distinct(indicators);
  const kinds = new Set(asked.map(({ kind }) => kind));
  const operations = registry.operations.filter(({ takes }) => takes.some((one) => kinds.has(one)));
  const refusedBy = new Map<string, string[]>();
  const counted: PreviewOperation[] = [];
  for (const operation of operations) {
    const provider = registry.provider(operation.provider);
    const own = asked.filter(({ kind }) => operation.takes.includes(kind));
    const outlook = questions.outlook(operation, data);
    const toAsk: IndicatorRef[] = [];
    const questionAbout = (indicator: IndicatorRef): Question => ({
      operation: operation.id,
      indicator,
      parameters: {},
      data,
    });
    let refused = 0;
    for (const [at, indicator] of own.entries()) {
      if (at % AT_A_TIME === AT_A_TIME - 1) {
        await nextTurn();
      }
      if (signal.aborted) {
        break;
      }
      const refusal = outlook.refusal(indicator);
      if (refusal !== undefined) {
        refused += 1;
        const others = refusedBy.get(indicator.value) ?? [];
        refusedBy.set(indicator.value, [...others, refusal.because]);
      } else if (outlook.answer(questionAbout(indicator)) === undefined) {
        toAsk.push(indicator);
      }
    }
    const obstacle = await outlook.obstacle();
    counted.push({
      operation,
      providerName: provider.name,
      takes: own.length,
      toAsk: toAsk.length,
      cached: own.length - toAsk.length - refused,
      refused,
      cost: costOfAll(toAsk.map(questionAbout), operation, outlook, { registry, questions }),
      ...(outlook.aside && { aside: true }),
      ...(obstacle && { obstacle }),
    });
  }
  return {
    indicators: asked.length,
    refusals: grouped(asked, operations, refusedBy),
    operations: counted,
  };
}

/** Indicators that every operation refuses, by the reason that the first one gives. */
function grouped(
  asked: readonly IndicatorRef[],
  operations: readonly Operation[],
  refusedBy: ReadonlyMap<string, readonly string[]>,
): Preview['refusals'] {
  const byReason = new Map<string, string[]>();
  for (const { kind, value } of asked) {
    const reasons = refusedBy.get(value);
    const own = operations.filter(({ takes }) => takes.includes(kind));
    const [reason] = reasons ?? [];
    if (reason !== undefined && reasons?.length === own.length) {
      byReason.set(reason, [...(byReason.get(reason) ?? []), value]);
    }
  }
  return [...byReason].map(([reason, values]) => ({ reason, indicators: values }));
}

/** What sends the same is paid for once, and many at once as one request. */
function costOfAll(
  toAsk: readonly Question[],
  operation: Operation,
  outlook: Outlook,
  { registry, questions }: { readonly registry: Registry; readonly questions: Questions },
): readonly Cost[] {
  const sums = new Map<string, Cost>();
  const add = (cost: Cost): void => {
    const key = `${cost.product} ${cost.unit} ${cost.bound ?? ''} ${cost.shared ?? ''}`;
    const sum = sums.get(key);
    sums.set(key, sum === undefined ? cost : { ...sum, amount: sum.amount + cost.amount });
  };
  const [first] = toAsk;
  if (first === undefined) {
    return [];
  }
  const { data } = first;
  const many = new Map<SharedQuestion['operation'], IndicatorRef[]>();
  const sent = toAsk.map(({ indicator }) => operation.sends?.(indicator) ?? indicator);
  for (const indicator of distinct(sent)) {
    const cost = outlook.cost(indicator, {});
    const shared = sharedBy({ ...first, indicator }, cost, registry);
    for (const one of cost) {
      if (shared === undefined || one.shared !== shared.operation.id) {
        add(one);
      }
    }
    if (
      shared !== undefined &&
      questions.outlook(shared.operation, data).answer(shared.question) === undefined
    ) {
      const own = many.get(shared.operation) ?? [];
      own.push(shared.question.indicator);
      many.set(shared.operation, own);
    }
  }
  for (const [asked, indicators] of many) {
    for (const cost of costOfMany(asked.together, questions.outlook(asked, data), indicators)) {
      add(cost);
    }
  }
  return [...sums.values()];
}
