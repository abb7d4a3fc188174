import * as vscode from 'vscode';
import type { Activity, Enrichment } from '../../enrichment/model';
import { commandId } from '../names';

/** Work under way in the status bar; a click cancels it. Nothing is shown when nothing runs. */
export class StatusBar implements vscode.Disposable {
  private readonly item: vscode.StatusBarItem;
  private readonly stop: () => void;

  constructor(enrichment: Pick<Enrichment, 'onDidChangeActivity'>) {
    this.item = vscode.window.createStatusBarItem(
      'indicatorLens.activity',
      vscode.StatusBarAlignment.Left,
    );
    this.item.name = vscode.l10n.t('Indicator Lens');
    this.item.command = commandId('cancel');
    this.stop = enrichment.onDidChangeActivity((activity) => this.show(activity));
  }

  dispose(): void {
    this.stop();
    this.item.dispose();
  }

  private show({ running, done, total }: Activity): void {
    if (running === 0 && done >= total) {
      this.item.hide();
      return;
    }
    this.item.text = vscode.l10n.t('$(sync~spin) {0} of {1} look-ups', done, total);
    this.item.tooltip = vscode.l10n.t('{0} running. Click to cancel.', running);
    this.item.accessibilityInformation = {
      label: vscode.l10n.t('{0} of {1} look-ups done. Activate to cancel.', done, total),
      role: 'button',
    };
    this.item.show();
  }
}
