import * as vscode from 'vscode';
import type { BatchId } from '../../core/batch/model';
import type { Batches, BatchPhase } from '../../enrichment/batch/model';
import { commandId } from '../names';
import { visible } from '../safeText';

/** Progress is told so often. */
const PAUSE_MS = 250;

/** The batch under way in the status bar, also while it waits; a click opens it. */
export class BatchStatus implements vscode.Disposable {
  private readonly item: vscode.StatusBarItem;
  private readonly stop: () => void;
  private pause: NodeJS.Timeout | undefined;
  private newest: BatchId | undefined;

  constructor(private readonly batches: Pick<Batches, 'progress' | 'onDidChange'>) {
    this.item = vscode.window.createStatusBarItem(
      'indicatorLens.batch',
      vscode.StatusBarAlignment.Left,
    );
    this.item.name = vscode.l10n.t('Indicator Lens Batch');
    this.stop = batches.onDidChange(({ id }) => {
      this.newest = id;
      this.pause ??= setTimeout(() => {
        this.pause = undefined;
        this.show();
      }, PAUSE_MS);
    });
  }

  dispose(): void {
    clearTimeout(this.pause);
    this.stop();
    this.item.dispose();
  }

  private show(): void {
    const progress = this.newest === undefined ? undefined : this.batches.progress(this.newest);
    if (progress === undefined || progress.phase === 'finished') {
      this.item.hide();
      return;
    }
    const { phase, over, total, waits } = progress;
    const title = visible(progress.title);
    const { icon, tooltip } = stateOf(phase, waits, title);
    this.item.text = `${icon} ${
      total === 1
        ? vscode.l10n.t('{0} of 1 question', over)
        : vscode.l10n.t('{0} of {1} questions', over, total)
    }`;
    this.item.tooltip = tooltip;
    this.item.command = {
      command: commandId('showBatches'),
      title: vscode.l10n.t('Show Batches…'),
      arguments: [this.newest],
    };
    this.item.accessibilityInformation = {
      label:
        total === 1
          ? vscode.l10n.t('{0} of 1 question of a batch answered', over)
          : vscode.l10n.t('{0} of {1} questions of a batch answered', over, total),
      role: 'button',
    };
    this.item.show();
  }
}

function stateOf(
  phase: BatchPhase,
  waits: boolean,
  title: string,
): { readonly icon: string; readonly tooltip: string } {
  if (phase === 'paused') {
    return {
      icon: '$(debug-pause)',
      tooltip: vscode.l10n.t('{0}: paused. Click to open it.', title),
    };
  }
  if (phase === 'offline') {
    return {
      icon: '$(debug-disconnect)',
      tooltip: vscode.l10n.t('{0}: held while you work offline. Click to open it.', title),
    };
  }
  return waits
    ? {
        icon: '$(watch)',
        tooltip: vscode.l10n.t('{0}: waiting for the vendor. Click to open it.', title),
      }
    : {
        icon: '$(sync~spin)',
        tooltip: vscode.l10n.t('{0}: asking. Click to open it.', title),
      };
}
