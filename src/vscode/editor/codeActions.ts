import * as vscode from 'vscode';
import { defang } from '../../core/indicator';
import { ours } from '../callers/ours';
import { commandId, type CommandName } from '../names';
import type { LensSettings } from '../settings';
import { dataOf, type IndicatorFinder } from './documentIndicators';

interface ActionParts {
  readonly index: Pick<IndicatorFinder, 'at'>;
  readonly settings: Pick<LensSettings, 'codeActionsEnabled' | 'detects'>;
}

/** What the light bulb offers on an indicator. It is asked at every move of the cursor: no I/O here. */
export class IndicatorActions implements vscode.CodeActionProvider {
  static readonly kind = vscode.CodeActionKind.Empty.append('indicatorLens');

  constructor(private readonly parts: ActionParts) {}

  provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range | vscode.Selection,
  ): vscode.CodeAction[] {
    const { settings } = this.parts;
    if (!settings.codeActionsEnabled() || !settings.detects(document.languageId)) {
      return [];
    }
    const position = range instanceof vscode.Selection ? range.active : range.start;
    const indicator = this.parts.index.at(document, position);
    if (indicator === undefined) {
      return [];
    }
    const shown = defang(indicator.value);
    const argument = ours({
      value: indicator.value,
      data: dataOf(document),
      askedFrom: 'lightbulb',
    });
    const file = ours({ scope: 'file' });
    const action = (title: string, command: CommandName, ...args: readonly unknown[]) => {
      const built = new vscode.CodeAction(title, IndicatorActions.kind);
      built.command = { command: commandId(command), title, arguments: [...args] };
      return built;
    };
    return [
      action(vscode.l10n.t('Enrich {0}', shown), 'enrich', argument),
      action(vscode.l10n.t('Enrich {0} with…', shown), 'enrichWith', argument),
      action(vscode.l10n.t('Add {0} to the library', shown), 'addToLibrary', argument),
      action(vscode.l10n.t('Set verdict on {0}…', shown), 'setVerdict', argument),
      action(vscode.l10n.t('Copy defanged'), 'copyDefanged', argument),
      action(vscode.l10n.t('Copy refanged'), 'copyRefanged', argument),
      ...(dataOf(document) === 'sample'
        ? []
        : [
            action(vscode.l10n.t('Defang in file'), 'defang', file),
            action(vscode.l10n.t('Refang in file'), 'refang', file),
          ]),
      action(vscode.l10n.t('Never send {0}', shown), 'ignore', argument),
    ];
  }
}
