import * as vscode from 'vscode';
import type { QuotaLine } from '../enrichment/spending/quota';
import { ageWords } from './words';

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
