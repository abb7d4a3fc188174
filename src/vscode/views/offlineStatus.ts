import * as vscode from 'vscode';
import { commandId } from '../names';
import type { LensSettings } from '../settings';

/** Says in the status bar that nobody is asked; a click goes online. Nothing is shown online. */
export class OfflineStatus implements vscode.Disposable {
  private readonly item: vscode.StatusBarItem;
  private readonly subscription: vscode.Disposable;

  constructor(private readonly settings: LensSettings) {
    this.item = vscode.window.createStatusBarItem(
      'indicatorLens.offline',
      vscode.StatusBarAlignment.Left,
    );
    this.item.name = vscode.l10n.t('Indicator Lens: offline');
    this.item.text = vscode.l10n.t('$(debug-disconnect) Offline');
    this.item.tooltip = vscode.l10n.t(
      'Indicator Lens works offline: it shows stored answers whatever their age and asks nobody. Click to go online.',
    );
    this.item.accessibilityInformation = {
      label: vscode.l10n.t('Indicator Lens works offline. Activate to go online.'),
      role: 'button',
    };
    this.item.command = commandId('goOnline');
    this.subscription = settings.onDidChange(() => this.show());
    this.show();
  }

  dispose(): void {
    this.subscription.dispose();
    this.item.dispose();
  }

  private show(): void {
    if (this.settings.cache().offline) {
      this.item.show();
    } else {
      this.item.hide();
    }
  }
}
