import * as vscode from 'vscode';
import type { Clock } from '../../core/ports';
import type { Quota, QuotaLine, QuotaReport } from '../../enrichment/spending/quota';
import { budgetLeftWords, countedWords, monthLeftWords, toldWords } from '../quotaWords';
import { ageWords } from '../words';
import { commandId } from '../names';

interface QuotaParts {
  readonly quota: Quota;
  readonly clock: Clock;
}

/** What is spent and left of each product, where each number is from and how old it is. */
export function showQuota({ quota, clock }: QuotaParts): void {
  const abort = new AbortController();
  const settings: vscode.QuickInputButton = {
    iconPath: new vscode.ThemeIcon('gear'),
    tooltip: vscode.l10n.t('Set budgets'),
  };
  const pick = vscode.window.createQuickPick();
  pick.title = vscode.l10n.t('Quota');
  pick.placeholder = vscode.l10n.t('Spent today is from midnight UTC, by the log of this machine');
  pick.buttons = [settings];
  pick.matchOnDescription = true;
  const draw = (): void => {
    pick.items = items(quota.report(), clock.now());
  };
  pick.onDidTriggerButton(() => {
    pick.hide();
    void vscode.commands.executeCommand(
      'workbench.action.openSettings',
      'indicatorLens.budgetPerDay',
    );
  });
  pick.onDidAccept(() => {
    pick.hide();
    void vscode.commands.executeCommand(commandId('showAuditLog'));
  });
  pick.onDidHide(() => {
    abort.abort();
    pick.dispose();
  });
  draw();
  pick.show();
  pick.busy = true;
  void quota.refresh(abort.signal).then(() => {
    if (!abort.signal.aborted) {
      draw();
      pick.busy = false;
    }
  });
}

function items({ lines, silent }: QuotaReport, now: number): vscode.QuickPickItem[] {
  const shown: vscode.QuickPickItem[] = [];
  let provider = '';
  for (const line of lines) {
    if (line.providerName !== provider) {
      provider = line.providerName;
      shown.push({ label: provider, kind: vscode.QuickPickItemKind.Separator });
    }
    shown.push(item(line, now));
  }
  for (const { providerName, at, failure } of silent) {
    shown.push({
      label: `$(warning) ${vscode.l10n.t('{0} does not tell its quota', providerName)}`,
      description: ageWords(at, now),
      detail: failure.message,
      alwaysShow: true,
    });
  }
  return shown;
}

/**
 * What is left stands first, for a narrow window cuts the end; beside it where that number is from and
 * how old it is, below it what this machine counts, which is of now.
 */
function item(line: QuotaLine, now: number): vscode.QuickPickItem {
  const left = [monthLeftWords(line), budgetLeftWords(line)].filter((one) => one !== undefined);
  const description = toldWords(line, now);
  return {
    label: `${countedWords(line)}: ${left[0] ?? vscode.l10n.t('no limit is known')}`,
    ...(description === undefined ? {} : { description }),
    detail: [
      ...left.slice(1),
      vscode.l10n.t('{0} spent here today', spoken(line.spentToday)),
      ...accountWords(line),
    ].join(' · '),
  };
}

/** Besides what is left of the month. */
function accountWords({ accountToday, account }: QuotaLine): readonly string[] {
  return [
    ...(accountToday === undefined
      ? []
      : [vscode.l10n.t('whole account: {0} today', spoken(accountToday))]),
    ...(account?.perMinute === undefined
      ? []
      : [vscode.l10n.t('{0} a minute', spoken(account.perMinute))]),
  ];
}

function spoken(value: number): string {
  return value.toLocaleString(vscode.env.language);
}
