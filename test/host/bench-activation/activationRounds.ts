import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Script } from 'node:vm';
import * as vscode from 'vscode';

/** What of `vscode.ExtensionContext` the extension uses. */
interface BenchContext {
  readonly subscriptions: vscode.Disposable[];
  readonly extensionUri: vscode.Uri;
  readonly globalStorageUri: vscode.Uri;
  readonly extensionMode: vscode.ExtensionMode;
  readonly secrets: vscode.SecretStorage;
  readonly globalState: vscode.Memento;
  readonly workspaceState: vscode.Memento;
}

interface Bundle {
  activate(context: BenchContext): unknown;
}

interface ActivationRounds {
  /** Loads the bundle as if for the first time and activates it. */
  activate(round: number): Promise<void>;
  /** Reads the same bundle and compiles it, as the first half of loading it. */
  compile(round: number): void;
  /** Takes back what the last activation registered. */
  dispose(): void;
}

/**
 * V8 keeps what it has compiled by source text. Each round therefore has a text of its own: the
 * bundle and a comment. The copies lie in the extension's folder, by which VS Code tells who asks
 * for `vscode`.
 */
export function activationRounds(extensionUri: vscode.Uri): ActivationRounds {
  const bundle = join(extensionUri.fsPath, 'dist', 'extension.js');
  const folder = join(extensionUri.fsPath, 'rounds');
  const source = readFileSync(bundle, 'utf8');
  const load = createRequire(__filename);
  mkdirSync(folder, { recursive: true });
  const copy = (side: string, round: number): string => {
    const file = join(folder, `${side}-${round}.js`);
    writeFileSync(file, `${source}\n// ${side} ${round}`);
    return file;
  };
  // Written before the clock runs, for the rounds that the bench asks for.
  const files = new Map<string, string>();
  for (let round = 0; round < 32; round += 1) {
    for (const side of ['activate', 'compile']) files.set(`${side}${round}`, copy(side, round));
  }
  const file = (side: string, round: number): string => {
    const path = files.get(`${side}${round}`);
    if (path === undefined) throw new Error(`There is no copy for round ${round}.`);
    return path;
  };

  let context = benchContext(extensionUri);
  return {
    activate: async (round) => {
      const loaded = load(file('activate', round)) as Bundle;
      await loaded.activate(context);
    },
    compile: (round) => {
      const path = file('compile', round);
      new Script(readFileSync(path, 'utf8'), { filename: path });
    },
    dispose: () => {
      for (const subscription of context.subscriptions.toReversed()) subscription.dispose();
      context = benchContext(extensionUri);
    },
  };
}

function benchContext(extensionUri: vscode.Uri): BenchContext {
  return {
    subscriptions: [],
    extensionUri,
    globalStorageUri: vscode.Uri.joinPath(extensionUri, 'storage'),
    extensionMode: vscode.ExtensionMode.Production,
    secrets: {
      keys: () => Promise.resolve([]),
      get: () => Promise.resolve(undefined),
      store: () => Promise.resolve(),
      delete: () => Promise.resolve(),
      onDidChange: new vscode.EventEmitter<vscode.SecretStorageChangeEvent>().event,
    },
    globalState: emptyMemento(),
    workspaceState: emptyMemento(),
  };
}

function emptyMemento(): vscode.Memento {
  return { keys: () => [], get: () => undefined, update: () => Promise.resolve() };
}
