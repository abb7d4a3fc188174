import * as vscode from 'vscode';
import type { DocumentIndicators } from '../editor/documentIndicators';
import { INDICATORS_VIEW } from '../names';
import { count } from '../scan/words';
import type { LensSettings } from '../settings';

interface CountParts {
  readonly index: Pick<DocumentIndicators, 'count' | 'onDidChange'>;
  readonly settings: Pick<LensSettings, 'countsInStatusBar' | 'detects' | 'onDidChange'>;
}

/** Waits for a pause in typing before it counts again, in milliseconds. */
const PAUSE_MS = 300;

/** How many indicators the file in front holds, in the status bar. Off unless the setting is on. */
export class IndicatorCount implements vscode.Disposable {
  private readonly item: vscode.StatusBarItem;
  private readonly subscriptions: { dispose(): unknown }[];
  private pause: NodeJS.Timeout | undefined;

  constructor(private readonly parts: CountParts) {
    this.item = vscode.window.createStatusBarItem(
      'indicatorLens.count',
      vscode.StatusBarAlignment.Right,
    );
    this.item.name = vscode.l10n.t('Indicators of the File');
    this.item.command = `${INDICATORS_VIEW}.focus`;
    const soon = (document: vscode.TextDocument) => {
      if (document === vscode.window.activeTextEditor?.document) this.soon();
    };
    this.subscriptions = [
      this.item,
      vscode.window.onDidChangeActiveTextEditor(() => this.show()),
      vscode.workspace.onDidChangeTextDocument(({ document }) => soon(document)),
      parts.index.onDidChange(soon),
      parts.settings.onDidChange(() => this.show()),
    ];
    this.show();
  }

  dispose(): void {
    clearTimeout(this.pause);
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  private soon(): void {
    clearTimeout(this.pause);
    this.pause = setTimeout(() => this.show(), PAUSE_MS);
  }

  private show(): void {
    const { settings, index } = this.parts;
    const document = vscode.window.activeTextEditor?.document;
    if (
      document === undefined ||
      !settings.countsInStatusBar() ||
      !settings.detects(document.languageId)
    ) {
      this.item.hide();
      return;
    }
    const { values, complete } = index.count(document);
    const number = complete ? count(values) : vscode.l10n.t('{0} or more', count(values));
    this.item.text =
      values === 1 && complete
        ? vscode.l10n.t('1 indicator')
        : vscode.l10n.t('{0} indicators', number);
    this.item.tooltip = complete
      ? vscode.l10n.t('Different addresses and host names in this file. Click to list them.')
      : vscode.l10n.t('Still searching. Click to list what is found.');
    this.item.show();
  }
}
