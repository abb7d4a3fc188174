import * as vscode from 'vscode';
import type { Registry } from '../core/operation/registry';
import type { LensSecrets } from './secrets';

/**
 * Keeps the key `indicatorLens.hasKeys` true while credentials are stored of any provider that takes
 * some.
 */
export function keepContextKeys(
  registry: Registry,
  secrets: Pick<LensSecrets, 'has' | 'onDidChange'>,
): vscode.Disposable {
  const keyed = registry.providers.filter(({ credentials }) => credentials !== undefined);
  const update = async () => {
    const stored = await Promise.all(keyed.map(({ id }) => secrets.has(id)));
    await vscode.commands.executeCommand(
      'setContext',
      'indicatorLens.hasKeys',
      stored.includes(true),
    );
  };
  void update();
  return secrets.onDidChange(() => void update());
}
