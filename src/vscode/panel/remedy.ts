import * as vscode from 'vscode';
import type { ProviderId } from '../../core/operation/ids';
import type { FromWebview } from '../../protocol/fromWebview';
import { commandId } from '../names';

type RemedyMessage = Extract<FromWebview, { type: 'remedy' }>;

/** Runs the command behind a remedy button, for the provider of the operation that failed. */
export function runRemedy(action: RemedyMessage['action'], provider: ProviderId | undefined): void {
  const argument = action === 'showLog' || provider === undefined ? [] : [{ provider }];
  void vscode.commands.executeCommand(commandId(action), ...argument);
}
