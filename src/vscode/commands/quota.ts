import * as vscode from 'vscode';
import type { QuotaLine } from '../../enrichment/spending/quota';
import { leftWords } from '../quotaWords';
import type { Shell } from '../shell';
import { ageWords } from '../words';
import { commandId } from '../names';

/** What is spent and left of each product, where each number is from and how old it is. */
export function showQuota(shell: Shell): void {
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
    pick.items = items(shell);
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
  void shell.quota.refresh(abort.signal).then(() => {
    if (!abort.signal.aborted) {
      draw();
      pick.busy = false;
    }
  });
}

function items(shell: Shell): vscode.QuickPickItem[] {
  const { lines, silent } = shell.quota.report();
  const now = shell.clock.now();
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

function item(line: QuotaLine, now: number): vscode.QuickPickItem {
  const { product, unit, spentToday, account } = line;
  const left = leftWords(line, now);
  const limit =
    account?.perMinute === undefined
      ? []
      : [vscode.l10n.t('{0} a minute', account.perMinute.toLocaleString(vscode.env.language))];
  const told =
    account?.usedToday === undefined
      ? []
      : [
          vscode.l10n.t(
            '{0} today for the whole account ({1})',
            account.usedToday,
            ageWords(account.at, now),
          ),
        ];
  const spent = spentToday.toLocaleString(vscode.env.language);
  const detail = [...(left === '' ? [] : [left]), ...told, ...limit].join(' · ');
  return {
    label: product ?? vscode.l10n.t('all products'),
    description:
      unit === 'record'
        ? vscode.l10n.t('{0} records spent here today', spent)
        : spentToday === 1
          ? vscode.l10n.t('1 query spent here today')
          : vscode.l10n.t('{0} queries spent here today', spent),
    detail: detail === '' ? vscode.l10n.t('No limit is known.') : detail,
  };
}
