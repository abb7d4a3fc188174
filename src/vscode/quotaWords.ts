import * as vscode from 'vscode';
import type { QuotaLine } from '../enrichment/spending/quota';
import { ageWords } from './words';

/** `WHOIS history queries`: what is counted, in words. The vendor's own name is made of these words. */
export function countedWords({ product, providerName, unit }: QuotaLine): string {
  const name =
    product === undefined
      ? providerName
      : product
          .split('-')
          .map((word) => SPELLED[word] ?? word)
          .join(' ');
  return unit === 'record'
    ? vscode.l10n.t('{0} records', name)
    : vscode.l10n.t('{0} queries', name);
}

const SPELLED: Readonly<Record<string, string>> = {
  whois: 'WHOIS',
  ip: 'IP',
  dns: 'DNS',
  mx: 'MX',
  iris: 'Iris',
};

/** `9,988 of 10,000 left this month (account, 3 min ago) · 40 of 50 left of today's budget`; empty where nothing is known. */
export function leftWords(line: QuotaLine, now: number): string {
  return [...monthWords(line, now), ...budgetWords(line)].join(' · ');
}

function monthWords({ account, leftThisMonth }: QuotaLine, now: number): string[] {
  return account?.perMonth === undefined || leftThisMonth === undefined
    ? []
    : [
        vscode.l10n.t(
          '{0} of {1} left this month (account, {2})',
          leftThisMonth.toLocaleString(vscode.env.language),
          account.perMonth.toLocaleString(vscode.env.language),
          ageWords(account.at, now),
        ),
      ];
}

function budgetWords({ budget, leftOfBudget }: QuotaLine): string[] {
  return budget === undefined || leftOfBudget === undefined
    ? []
    : [
        vscode.l10n.t(
          "{0} of {1} left of today's budget (own log)",
          leftOfBudget.toLocaleString(vscode.env.language),
          budget.toLocaleString(vscode.env.language),
        ),
      ];
}

/** `9,988 of 10,000 left this month`, by the account. */
export function monthLeftWords({ account, leftThisMonth }: QuotaLine): string | undefined {
  return account?.perMonth === undefined || leftThisMonth === undefined
    ? undefined
    : vscode.l10n.t(
        '{0} of {1} left this month',
        leftThisMonth.toLocaleString(vscode.env.language),
        account.perMonth.toLocaleString(vscode.env.language),
      );
}

/** `40 of 50 left today`, of the budget that the analyst set. */
export function budgetLeftWords({ budget, leftOfBudget }: QuotaLine): string | undefined {
  return budget === undefined || leftOfBudget === undefined
    ? undefined
    : vscode.l10n.t(
        "{0} of {1} left of today's budget",
        leftOfBudget.toLocaleString(vscode.env.language),
        budget.toLocaleString(vscode.env.language),
      );
}
