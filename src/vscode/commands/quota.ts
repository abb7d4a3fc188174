import * as vscode from 'vscode';
import type { Clock, HostPace } from '../../core/ports';
import type { HostLine, Quota, QuotaLine, QuotaReport } from '../../enrichment/spending/quota';
import {
  allowanceLeftWords,
  budgetLeftWords,
  countedWords,
  monthLeftWords,
  spentHereWords,
  toldWords,
} from '../quotaWords';
import * as say from '../say';
import { ageWords } from '../words';
import { run } from '../callers/ours';

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
  const pick = say.list(vscode.l10n.t('Quota'));
  pick.placeholder = vscode.l10n.t('Spent today is from midnight UTC, by the log of this machine');
  pick.buttons = [settings];
  pick.set({ matchOnDescription: true });
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
    void run('showAuditLog');
  });
  pick.onDidHide(() => {
    abort.abort();
    pick.dispose();
  });
  draw();
  pick.show();
  pick.set({ busy: true });
  void quota.refresh(abort.signal).then(() => {
    if (!abort.signal.aborted) {
      draw();
      pick.set({ busy: false });
    }
  });
}

function items({ lines, hosts, silent }: QuotaReport, now: number): say.Item[] {
  const rows = [
    ...lines.filter(tells).map((line) => ({ of: line.providerName, item: item(line, now) })),
    ...hosts.map((host) => ({ of: host.providerName, item: hostItem(host) })),
  ];
  const providers = [...new Set(rows.map(({ of }) => of))];
  return [
    ...providers.flatMap((provider) => [
      { label: provider, kind: vscode.QuickPickItemKind.Separator },
      ...rows.filter(({ of }) => of === provider).map((row) => row.item),
    ]),
    ...silent.map(({ providerName, at, failure }) => ({
      iconPath: new vscode.ThemeIcon('warning'),
      label: vscode.l10n.t('{0} does not tell its quota', providerName),
      description: ageWords(at, now),
      detail: failure.message,
      alwaysShow: true,
    })),
  ];
}

/** Of what is free the hosts tell; its line says more only where the analyst set a budget. */
function tells({ unit, budget }: QuotaLine): boolean {
  return unit !== 'request' || budget !== undefined;
}

function hostItem({ host, requestsToday, pace }: HostLine): say.Item {
  return {
    label:
      requestsToday === 1
        ? vscode.l10n.t('{0}: 1 request today', host)
        : vscode.l10n.t('{0}: {1} requests today', host, spoken(requestsToday)),
    description: vscode.l10n.t('free'),
    ...(pace && { detail: paceWords(pace) }),
  };
}

function paceWords({ requests, seconds }: HostPace): string {
  if (requests === 1 && seconds === 1) {
    return vscode.l10n.t('asked at most once a second');
  }
  return seconds === 60
    ? vscode.l10n.t('asked at most {0} times a minute', spoken(requests))
    : vscode.l10n.t('asked at most {0} times in {1} seconds', spoken(requests), spoken(seconds));
}

/**
 * What is left stands first, for a narrow window cuts the end; beside it where that number is from and
 * how old it is, below it what this machine counts, which is of now.
 */
function item(line: QuotaLine, now: number): say.Item {
  const left = [monthLeftWords(line), allowanceLeftWords(line), budgetLeftWords(line)].filter(
    (one) => one !== undefined,
  );
  const description = toldWords(line, now);
  return {
    label: `${countedWords(line)}: ${left[0] ?? vscode.l10n.t('no limit is known')}`,
    ...(description === undefined ? {} : { description }),
    detail: [
      ...left.slice(1),
      line.unit === 'request'
        ? vscode.l10n.t('{0} sent from here today', spoken(line.spentToday))
        : vscode.l10n.t('{0} spent here today', spoken(line.spentToday)),
      ...[spentHereWords(line)].filter((one) => one !== undefined),
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
