import type { IndicatorRef } from '../../core/indicator/model';
import type { Parameters } from '../../core/operation/ids';
import type { HistoryEntry, StoredAnswer, StoredFilter } from '../../core/result/store';
import type { DataSource } from '../../core/result/model';
import type { Row, Value } from './sqlite';
import { parametersSchema, readJson } from './storedSchemas';

/** Rows of the tables `answers` and `history`, and what is asked of them. */

/** Equal for equal parameters: the order in which they were given does not count. */
export function parametersText(parameters: Parameters): string {
  return JSON.stringify(
    Object.entries(parameters).sort(([a], [b]) => (a < b ? -1 : Number(a > b))),
  );
}

export interface Condition {
  readonly sql: string;
  readonly values: readonly Value[];
}

export function conditionOf(filter: StoredFilter): Condition {
  const parts: string[] = [];
  const values: Value[] = [];
  const add = (sql: string, ...more: Value[]): void => {
    parts.push(sql);
    values.push(...more);
  };
  if (filter.indicator !== undefined) {
    add('value = ? AND kind = ?', filter.indicator.value, filter.indicator.kind);
  }
  if (filter.data !== undefined) {
    add('data = ?', filter.data);
  }
  if (filter.operation !== undefined) {
    add('operation = ?', filter.operation);
  }
  if (filter.parameters !== undefined) {
    add('parameters = ?', parametersText(filter.parameters));
  }
  if (filter.before !== undefined) {
    add('retrieved_at < ?', Date.parse(filter.before));
  }
  if (filter.text !== undefined && filter.text !== '') {
    // Not LIKE: a name may hold its wildcards.
    const text = filter.text.toLowerCase();
    add('(instr(lower(value), ?) > 0 OR instr(lower(operation), ?) > 0)', text, text);
  }
  return { sql: parts.length === 0 ? 'TRUE' : parts.join(' AND '), values };
}

/** Undefined where the row is not as it was written. */
export function storedAnswerOf(row: Row): StoredAnswer | undefined {
  const parameters = readJson(row.parameters, parametersSchema);
  return parameters === undefined ? undefined : answerOf(row, parameters as [string, string][]);
}

function answerOf(row: Row, parameters: [string, string][]): StoredAnswer {
  return {
    question: {
      operation: String(row.operation),
      indicator: indicatorOf(row),
      parameters: Object.fromEntries(parameters),
      data: dataOf(row),
    },
    outcome: outcomeOf(row),
    retrievedAt: isoTime(Number(row.retrieved_at)),
    host: String(row.host),
    bytes: Number(row.bytes),
  };
}

export function historyEntryOf(row: Row): HistoryEntry {
  return {
    indicator: indicatorOf(row),
    data: dataOf(row),
    at: String(row.at),
    askedFrom: String(row.asked_from),
    operations: String(row.operations).split(' ').filter(Boolean),
    asked: Number(row.asked),
  };
}

/** 1970 for a number that is no time. */
function isoTime(ms: number): string {
  const time = new Date(ms);
  return Number.isNaN(time.getTime()) ? new Date(0).toISOString() : time.toISOString();
}

function indicatorOf({ kind, value }: Row): IndicatorRef {
  return { kind: kind === 'ipv4' || kind === 'ipv6' ? kind : 'fqdn', value: String(value) };
}

function dataOf({ data }: Row): DataSource {
  return data === 'sample' ? 'sample' : 'live';
}

function outcomeOf({ outcome }: Row): StoredAnswer['outcome'] {
  return outcome === 'noRecord' || outcome === 'partial' ? outcome : 'found';
}
