import type { Failure, FailureReason } from '../../core/errors';
import type { OperationId } from '../../core/operation/ids';
import { factsOf } from '../../core/result/facts';
import type { Result } from '../../core/result/model';
import type { PlannedOperation, RunState } from '../../protocol/toWebview';
import { answersOf } from '../answer/answers';
import { number, t } from '../words';

/** The tab of the summary; tabs of operations are named by them. */
export const SUMMARY = 'summary';

/** The tab of all that has a time, across operations. */
export const TIMELINE = 'timeline';

/** The tab of the indicators that were gone to, and how. */
export const PIVOTS = 'pivots';

/** What stands beside the title of a tab. */
export interface Badge {
  readonly text: string;
  readonly tone: 'plain' | 'count' | 'warning' | 'error';
}

export interface Tab {
  readonly id: OperationId;
  readonly title: string;
  readonly asked: boolean;
  readonly running: boolean;
  readonly badge?: Badge;
}

/** A tab for each operation; for one that stands aside, once it is asked or chosen. */
export function tabsOf(
  operations: readonly PlannedOperation[],
  results: readonly Result[],
  run: RunState,
  selected = '',
): readonly Tab[] {
  return operations.flatMap(({ id, title, aside }) => {
    const { best, failure } = answersOf(results, id);
    const shown = best ?? failure;
    const badge = shown && badgeOf(shown);
    const asked = shown !== undefined;
    const running = run.running.includes(id);
    return aside === true && !asked && !running && id !== selected
      ? []
      : [{ id, title, asked, running, ...(badge && { badge }) }];
  });
}

/** How much there is, or why there is nothing, in as few words as a tab has room for. */
export function badgeOf(result: Result): Badge | undefined {
  const { outcome } = result;
  if (outcome.kind === 'failed') {
    return { text: failureWord(outcome), tone: 'error' };
  }
  if (outcome.kind === 'noRecord') {
    return { text: t('no record'), tone: 'plain' };
  }
  const { shown, total, tables } = countsOf(result);
  if (total > shown) {
    return { text: t('{0} of {1}', number(shown), number(total)), tone: 'warning' };
  }
  const records = recordCount(result);
  if (outcome.kind === 'partial' && shown > 0 && records === undefined) {
    return { text: t('{0}+', number(shown)), tone: 'warning' };
  }
  if (tables > 0 && (outcome.kind !== 'partial' || shown > 0)) {
    return { text: number(shown), tone: 'count' };
  }
  const score = result.sections.find((section) => section.type === 'score');
  if (score) {
    return { text: number(score.score), tone: 'count' };
  }
  if (outcome.kind !== 'partial') {
    return undefined;
  }
  return records === undefined
    ? { text: t('partial'), tone: 'warning' }
    : { text: t('{0} not read', number(records)), tone: 'warning' };
}

/** How many records the vendor has, where it was asked for nothing but their count. */
function recordCount(result: Result): number | undefined {
  const count = factsOf(result, 'recordCount')[0]?.values[0];
  return typeof count === 'number' && (result.offers ?? []).length > 0 ? count : undefined;
}

/**
 * Rows over the tables of a result: received, at the vendor, and how many tables were counted.
 * Where some tables know the vendor's total, those are what was asked for, and only they count.
 */
function countsOf(result: Result): { shown: number; total: number; tables: number } {
  const all = result.sections.filter((section) => section.type === 'table');
  const totalled = all.filter(({ total }) => total !== undefined);
  // Beside a record in the vendor's words, tables without a total are its details.
  const details = result.sections.some(({ type }) => type === 'text');
  const tables = totalled.length > 0 ? totalled : details ? [] : all;
  return {
    shown: tables.reduce((sum, table) => sum + table.shown, 0),
    total: tables.reduce((sum, table) => sum + Math.max(table.shown, table.total ?? 0), 0),
    tables: tables.length,
  };
}

/** A failure in as few words as a tab has room for. */
export function failureWord(failure: Failure): string {
  const words: Partial<Record<FailureReason, string>> = {
    noCredentials: t('no key'),
    credentialsForAnotherOrigin: t('no key here'),
    credentialsLost: t('key lost'),
    badCredentials: t('key refused'),
    noAccess: t('no access'),
    quotaPerMinute: t('wait'),
    quotaPerMonth: t('quota spent'),
    quotaSpent: t('quota spent'),
    tooManyMatches: t('too many'),
    reportTooLarge: t('too large'),
    busy: t('busy'),
    unreachable: t('unreachable'),
    timeout: t('timed out'),
    refused: t('never sent'),
    disabled: t('off'),
    notApplicable: t('not applicable'),
    cancelled: t('cancelled'),
  };
  return words[failure.reason] ?? t('failed');
}
