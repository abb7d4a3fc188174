import type { IndicatorRef } from '../../core/indicator/model';
import { questionKey } from '../../core/operation/question';
import type { Question } from '../../core/operation/question';
import type { StoredAnswer, StoredFilter } from '../../core/result/store';
import type { DataSource, Result } from '../../core/result/model';

/** What a `StoredFilter` says of answers in memory; `storedRows.ts` says the same to the database. */

export function storedAnswer(question: Question, result: Result, bytes: number): StoredAnswer {
  const { retrievedAt, outcome, source } = result;
  return { question, outcome: outcome.kind, retrievedAt, host: source.host, bytes };
}

export function passes({ question, retrievedAt }: StoredAnswer, filter: StoredFilter): boolean {
  const { text = '', indicator, data, operation, parameters, before } = filter;
  const wanted = text.toLowerCase();
  return (
    (question.indicator.value.toLowerCase().includes(wanted) ||
      question.operation.toLowerCase().includes(wanted)) &&
    (indicator === undefined ||
      indicatorKey(indicator, 'live') === indicatorKey(question.indicator, 'live')) &&
    (data === undefined || data === question.data) &&
    (operation === undefined || operation === question.operation) &&
    (parameters === undefined ||
      questionKey({ ...question, parameters }) === questionKey(question)) &&
    (before === undefined || retrievedAt < before)
  );
}

export function indicatorKey(indicator: IndicatorRef, data: DataSource): string {
  return `${data} ${indicator.kind} ${indicator.value}`;
}
