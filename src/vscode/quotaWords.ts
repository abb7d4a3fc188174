import * as vscode from 'vscode';
import type { QuotaLine } from '../enrichment/spending/quota';
import { ageWords } from './words';

/**
 * `WHOIS history queries`: what is counted, in words. The vendor's own name is made of these words;
 * what is free is no product of anybody, and goes by the vendor's name, as does an only product.
 */
export function countedWords({ product, provider, providerName, unit }: QuotaLine): string {
  const name =
    product === undefined || product === provider || unit === 'request'
      ? providerName
      : product
          .split('-')
          .map((word) => SPELLED[word] ?? word)
          .join(' ');
  switch (unit) {
    case 'query':
      return vscode.l10n.t('{0} queries', name);
    case 'record':
      return vscode.l10n.t('{0} records', name);
    case 'request':
      return vscode.l10n.t('{0} requests', name);
  }
}

const SPELLED: Readonly<Record<string, string>> = {
  whois: 'WHOIS',
  ip: 'IP',
  dns: 'DNS',
  mx: 'MX',
  iris: 'Iris',
};

/** `9,988 of 10,000 left this month (told by the account 3 min ago) · 40 of 50 left of today's budget`; empty where nothing is known. */
export function leftWords(line: QuotaLine, now: number): string {
  return [...monthWords(line, now), ...budgetWords(line)].join(' · ');
}

function monthWords(line: QuotaLine, now: number): string[] {
  const left = monthLeftWords(line) ?? allowanceLeftWords(line);
  const from = toldWords(line, now);
  const own = spentHereWords(line);
  return left === undefined || from === undefined
    ? []
    : [`${left}${own === undefined ? '' : `, ${own}`} (${from})`];
}

/** `12 spent here this month`, beside what a group has left. */
export function spentHereWords({ ofGroup }: QuotaLine): string | undefined {
  return ofGroup === undefined
    ? undefined
    : vscode.l10n.t(
        '{0} spent here this month',
        ofGroup.spentHereThisMonth.toLocaleString(vscode.env.language),
      );
}

/** Where the account's numbers come from: told by it, or counted on here since it told. */
export function toldWords({ account, spentSinceTold }: QuotaLine, now: number): string | undefined {
  if (account === undefined) {
    return undefined;
  }
  const age = ageWords(account.at, now);
  return spentSinceTold === 0
    ? vscode.l10n.t('told by the account {0}', age)
    : vscode.l10n.t('counted from what the account told {0}', age);
}

function budgetWords(line: QuotaLine): string[] {
  const left = budgetLeftWords(line);
  return left === undefined ? [] : [vscode.l10n.t('{0} (own log)', left)];
}

/**
 * `9,988 of 10,000 left this month`, or `of your group's 10,000`: as told by the account, less what was
 * spent here since.
 */
export function monthLeftWords({ account, leftThisMonth, ofGroup }: QuotaLine): string | undefined {
  if (account?.perMonth === undefined || leftThisMonth === undefined) {
    return undefined;
  }
  const left = leftThisMonth.toLocaleString(vscode.env.language);
  const limit = account.perMonth.toLocaleString(vscode.env.language);
  return ofGroup === undefined
    ? vscode.l10n.t('{0} of {1} left this month', left, limit)
    : vscode.l10n.t("{0} of your group's {1} left this month", left, limit);
}

/** `321 of 500 left until 2026-12-02 00:00 UTC`: as told by the account, less what was spent here since. */
export function allowanceLeftWords({ account, leftOfAllowance }: QuotaLine): string | undefined {
  const allowance = account?.allowance;
  if (allowance === undefined || leftOfAllowance === undefined) {
    return undefined;
  }
  const left = leftOfAllowance.toLocaleString(vscode.env.language);
  const limit = allowance.limit.toLocaleString(vscode.env.language);
  if (allowance.refilledAt !== undefined) {
    return vscode.l10n.t('{0} of {1} left until {2}', left, limit, minuteOf(allowance.refilledAt));
  }
  return allowance.lapsesAt === undefined
    ? vscode.l10n.t('{0} of {1} left', left, limit)
    : vscode.l10n.t('{0} of {1} left to spend by {2}', left, limit, minuteOf(allowance.lapsesAt));
}

/** `2026-12-02 00:00 UTC` */
function minuteOf(moment: string): string {
  return `${moment.slice(0, 16).replace('T', ' ')} UTC`;
}

/** `40 of 50 left of today's budget`, which the analyst set. */
export function budgetLeftWords({ budget, leftOfBudget }: QuotaLine): string | undefined {
  return budget === undefined || leftOfBudget === undefined
    ? undefined
    : vscode.l10n.t(
        "{0} of {1} left of today's budget",
        leftOfBudget.toLocaleString(vscode.env.language),
        budget.toLocaleString(vscode.env.language),
      );
}
