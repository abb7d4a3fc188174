import * as vscode from 'vscode';
import { defang, type IndicatorRef } from '../../core/indicator';
import type { Registry } from '../../core/operation/registry';
import type { Clock } from '../../core/ports';
import type { StoredAnswer, StoredFilter } from '../../core/result/store';
import type { Enrichment } from '../../enrichment/model';
import * as say from '../say';
import { ageWords } from '../words';

interface AnswerWordsParts {
  readonly registry: Registry;
  readonly clock: Clock;
}

export interface ChoiceParts extends AnswerWordsParts {
  readonly enrichment: Pick<Enrichment, 'stored' | 'storedSize'>;
}

/** Which stored answers to drop, and what that is called. */
interface Choice {
  readonly filter: StoredFilter;
  readonly words: string;
}

const DAY_MS = 86_400_000;
const AGES_IN_DAYS = [1, 7, 30, 90];

/** Undefined where the analyst chose nothing. */
export async function pickFilter(parts: ChoiceParts): Promise<Choice | undefined> {
  const item = (label: string, next: () => Choice | Promise<Choice | undefined>) => ({
    label,
    next,
  });
  const { entries, bytes } = parts.enrichment.storedSize();
  const picked = await say.pickOne(
    [
      item(vscode.l10n.t('All'), () => ({ filter: {}, words: vscode.l10n.t('all') })),
      item(vscode.l10n.t('Of one indicator…'), () => pickIndicator(parts)),
      item(vscode.l10n.t('Of one operation…'), () => pickOperation(parts)),
      item(vscode.l10n.t('Older than…'), () => pickAge(parts)),
      item(vscode.l10n.t('Of the sample case'), () => ({
        filter: { data: 'sample' },
        words: vscode.l10n.t('of the sample case'),
      })),
    ],
    { title: vscode.l10n.t('Clear stored answers: {0}', sizeWords(entries, bytes)) },
  );
  return picked?.next();
}

async function pickIndicator({ enrichment }: ChoiceParts): Promise<Choice | undefined> {
  const counts = new Map<string, { indicator: IndicatorRef; count: number }>();
  for (const { question } of enrichment.stored({})) {
    const key = `${question.indicator.kind} ${question.indicator.value}`;
    const known = counts.get(key);
    counts.set(key, { indicator: question.indicator, count: (known?.count ?? 0) + 1 });
  }
  const picked = await say.pickOne(
    [...counts.values()].map(({ indicator, count }) => ({
      label: indicator.value,
      description: answersWords(count),
      indicator,
    })),
    { title: vscode.l10n.t('Clear the stored answers about') },
  );
  return (
    picked && { filter: { indicator: picked.indicator }, words: defang(picked.indicator.value) }
  );
}

async function pickOperation({ enrichment, registry }: ChoiceParts): Promise<Choice | undefined> {
  const picked = await say.pickOne(
    registry.operations.map(({ id, title, provider }) => ({
      label: title,
      description: `${registry.provider(provider).name} · ${answersWords(enrichment.stored({ operation: id }).length)}`,
      id,
    })),
    { title: vscode.l10n.t('Clear the stored answers of') },
  );
  return picked && { filter: { operation: picked.id }, words: picked.label };
}

async function pickAge({ enrichment, clock }: ChoiceParts): Promise<Choice | undefined> {
  const picked = await say.pickOne(
    AGES_IN_DAYS.map((days) => {
      const before = new Date(clock.now() - days * DAY_MS).toISOString();
      return {
        label: days === 1 ? vscode.l10n.t('1 day') : vscode.l10n.t('{0} days', days),
        description: answersWords(enrichment.stored({ before }).length),
        before,
      };
    }),
    { title: vscode.l10n.t('Clear the stored answers older than') },
  );
  return (
    picked && {
      filter: { before: picked.before },
      words: vscode.l10n.t('older than {0}', picked.label),
    }
  );
}

/** One stored answer in words: operation, outcome, age; then server, size and parameters. */
export function storedWords(
  { registry, clock }: AnswerWordsParts,
  { question, outcome, retrievedAt, host, bytes }: StoredAnswer,
): { description: string; detail: string } {
  const title = registry.operation(question.operation)?.title ?? question.operation;
  const parameters = Object.entries(question.parameters)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
  return {
    description: [title, outcomeWords(outcome), ageWords(retrievedAt, clock.now())].join(' · '),
    detail: [host, bytesWords(bytes), parameters].filter((part) => part !== '').join(' · '),
  };
}

function outcomeWords(outcome: StoredAnswer['outcome']): string {
  switch (outcome) {
    case 'noRecord':
      return vscode.l10n.t('no record');
    case 'partial':
      return vscode.l10n.t('not whole');
    default:
      return vscode.l10n.t('found');
  }
}

export function sizeWords(entries: number, bytes: number): string {
  return `${answersWords(entries)}, ${bytesWords(bytes)}`;
}

function answersWords(count: number): string {
  return count === 1
    ? vscode.l10n.t('1 answer')
    : vscode.l10n.t('{0} answers', count.toLocaleString());
}

function bytesWords(bytes: number): string {
  return bytes < 1024 * 1024
    ? vscode.l10n.t('{0} kB', Math.ceil(bytes / 1024).toLocaleString())
    : vscode.l10n.t(
        '{0} MB',
        (bytes / 1024 / 1024).toLocaleString(undefined, { maximumFractionDigits: 1 }),
      );
}
