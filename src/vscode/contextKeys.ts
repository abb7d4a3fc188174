import * as vscode from 'vscode';
import type { Registry } from '../core/operation/registry';
import type { LensSecrets } from './secrets';

/** Keeps the key `indicatorLens.hasKeys` true while credentials of any provider are stored. */
export function keepContextKeys(registry: Registry, secrets: LensSecrets): vscode.Disposable {
  const update = async () => {
    const stored = await Promise.all(registry.providers.map(({ id }) => secrets.has(id)));
    await vscode.commands.executeCommand(
      'setContext',
      'indicatorLens.hasKeys',
      stored.includes(true),
    );
  };
  void update();
  return secrets.onDidChange(() => void update());
}
