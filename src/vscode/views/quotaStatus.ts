import * as vscode from 'vscode';
import type { Clock } from '../../core/ports';
import type { Batches } from '../../enrichment/batch/model';
import type { Enrichment } from '../../enrichment/model';
import type { Quota, QuotaLine } from '../../enrichment/spending/quota';
import { commandId } from '../names';
import { countedWords, leftWords } from '../quotaWords';
import { inert, visible } from '../safeText';
import type { LensSettings } from '../settings';

interface QuotaStatusParts {
  readonly quota: Pick<Quota, 'report' | 'onDidChange'>;
  readonly enrichment: Pick<Enrichment, 'onDidChange'>;
  readonly batches: Pick<Batches, 'onDidChange'>;
  readonly settings: Pick<LensSettings, 'onDidChange'>;
  readonly clock: Clock;
}

/** Answers arrive in crowds. */
const PAUSE_MS = 1000;

interface Tight {
  readonly line: QuotaLine;
  readonly left: number;
  readonly share: number;
  /** Of the account's month, of its allowance, or of the budget of the day. */
  readonly of: 'month' | 'allowance' | 'day';
}

/**
 * What is left of the product that is nearest to its end, once an account has told or a budget is
 * set. Asks nobody.
 */
export class QuotaStatus implements vscode.Disposable {
  private readonly item: vscode.StatusBarItem;
  private readonly subscriptions: vscode.Disposable;
  private pause: NodeJS.Timeout | undefined;
  private storeOpened = false;

  constructor(private readonly parts: QuotaStatusParts) {
    this.item = vscode.window.createStatusBarItem(
      'indicatorLens.quota',
      vscode.StatusBarAlignment.Left,
    );
    this.item.name = vscode.l10n.t('Indicator Lens Quota');
    this.item.command = commandId('showQuota');
    this.subscriptions = vscode.Disposable.from(
      this.item,
      { dispose: parts.quota.onDidChange(() => this.soon()) },
      { dispose: parts.enrichment.onDidChange(() => this.soon()) },
      { dispose: parts.batches.onDidChange(() => this.soon()) },
      parts.settings.onDidChange(() => {
        // Before the first question the store stays closed: opening a file must not wait for it.
        if (this.storeOpened) {
          this.soon();
        }
      }),
    );
  }

  dispose(): void {
    clearTimeout(this.pause);
    this.subscriptions.dispose();
  }

  private soon(): void {
    this.storeOpened = true;
    this.pause ??= setTimeout(() => {
      this.pause = undefined;
      this.show();
    }, PAUSE_MS);
  }

  private show(): void {
    const { lines } = this.parts.quota.report();
    const [tightest] = lines.flatMap(tightnessOf).sort((a, b) => a.share - b.share);
    if (tightest === undefined) {
      this.item.hide();
      return;
    }
    const now = this.parts.clock.now();
    const { line, left } = tightest;
    const [amount, counted] = [left.toLocaleString(vscode.env.language), countedWords(line)];
    const words = {
      month: () =>
        line.ofGroup === undefined
          ? vscode.l10n.t('{0} {1} left this month', amount, counted)
          : vscode.l10n.t("{0} of your group's {1} left this month", amount, counted),
      allowance: () => vscode.l10n.t('{0} {1} left', amount, counted),
      day: () => vscode.l10n.t('{0} {1} left today', amount, counted),
    }[tightest.of]();
    this.item.text = `$(dashboard) ${inert(words)}`;
    this.item.tooltip = lines
      .map((one) => ({ name: countedWords(one), said: leftWords(one, now) }))
      .filter(({ said }) => said !== '')
      .map(({ name, said }) => visible(`${name}: ${said}`))
      .join('\n');
    this.item.backgroundColor =
      left === 0 ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
    this.item.accessibilityInformation = { label: words, role: 'button' };
    this.item.show();
  }
}

function tightnessOf(line: QuotaLine): Tight[] {
  const { account, leftThisMonth, leftOfAllowance, budget, leftOfBudget } = line;
  const found: Tight[] = [];
  if (leftThisMonth !== undefined && account?.perMonth !== undefined && account.perMonth > 0) {
    found.push({ line, left: leftThisMonth, share: leftThisMonth / account.perMonth, of: 'month' });
  }
  const limit = account?.allowance?.limit ?? 0;
  if (leftOfAllowance !== undefined && limit > 0) {
    found.push({ line, left: leftOfAllowance, share: leftOfAllowance / limit, of: 'allowance' });
  }
  if (leftOfBudget !== undefined && budget !== undefined) {
    found.push({ line, left: leftOfBudget, share: leftOfBudget / budget, of: 'day' });
  }
  return found;
}
