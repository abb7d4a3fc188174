import * as vscode from 'vscode';
import type { Registry } from '../core/operation/registry';
import type { LensSecrets } from './secrets';

/**
 * Keeps the key `indicatorLens.hasKeys` true while credentials are stored of any provider that takes
 * some, and `indicatorLens.keysLost` while some that were stored are not there any more.
 */
export function keepContextKeys(
  registry: Registry,
  secrets: Pick<LensSecrets, 'has' | 'lost' | 'onDidChange'>,
): vscode.Disposable {
  const keyed = registry.providers.filter(({ credentials }) => credentials !== undefined);
  const set = async (name: string, of: (id: string) => Promise<boolean>): Promise<void> => {
    const all = await Promise.all(keyed.map(({ id }) => of(id)));
    await vscode.commands.executeCommand('setContext', `indicatorLens.${name}`, all.includes(true));
  };
  const update = (): void => {
    void set('hasKeys', (id) => secrets.has(id));
    void set('keysLost', (id) => secrets.lost(id));
  };
  update();
  return secrets.onDidChange(update);
}
