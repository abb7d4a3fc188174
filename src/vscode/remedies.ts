import * as vscode from 'vscode';
import type { Failure } from '../core/errors';
import type { ProviderId } from '../core/operation/ids';
import { run } from './callers/ours';
import type { CommandName } from './names';
import { visible } from './safeText';
import * as say from './say';

/** A failure's remedy as a button: its label, and the command it runs. */
interface RemedyButton {
  readonly label: string;
  readonly command: CommandName;
  readonly argument?: object;
}

/** The button beside a failure's words; undefined where words are all there is, or the view retries. */
export function remedyButton(failure: Failure, provider?: ProviderId): RemedyButton | undefined {
  const argument = provider === undefined ? {} : { argument: { provider } };
  switch (failure.action) {
    case 'setCredentials':
      return {
        label: vscode.l10n.t('Set Credentials…'),
        command: 'setCredentials',
        ...argument,
      };
    case 'openSettings':
      return {
        label: vscode.l10n.t('Open Settings'),
        command: 'openSettings',
        ...argument,
      };
    case 'testConnection':
      return {
        label: vscode.l10n.t('Test Connection'),
        command: 'testConnection',
        ...argument,
      };
    case 'goOnline':
      return { label: vscode.l10n.t('Go Online'), command: 'goOnline' };
    case 'showLog':
      return { label: vscode.l10n.t('Show Log'), command: 'showLog' };
    case 'retry':
    case 'none':
      return undefined;
  }
}

/** Says what failed and what to do. Waits for nobody: a notification may stay open for hours. */
export function tellFailure(failure: Failure, provider?: ProviderId): void {
  if (failure.reason === 'cancelled') {
    return;
  }
  const button = remedyButton(failure, provider);
  void say
    .warn(`${visible(failure.message, 700)} ${failure.remedy}`, ...(button ? [button.label] : []))
    .then((picked) => {
      if (picked !== undefined && button !== undefined) {
        void run(button.command, button.argument);
      }
    });
}
