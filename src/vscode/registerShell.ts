import * as vscode from 'vscode';
import { registerAgentTools } from './agent/tools';
import { interruptedSoon, offerInterrupted } from './commands/batches';
import { registerCommands } from './commands/register';
import { keepContextKeys } from './contextKeys';
import { registerEditorFeatures } from './editor/features';
import { NoteFiles } from './editor/noteFiles';
import { NOTE_SCHEME, SAMPLE_SCHEME } from './names';
import type { Shell } from './shell';
import { BatchStatus } from './views/batchStatus';
import { IndicatorsTree } from './views/indicatorsTree';
import { LibraryTree } from './views/libraryTree';
import { OfflineStatus } from './views/offlineStatus';
import { QuotaStatus } from './views/quotaStatus';
import { StatusBar } from './views/statusBar';

/** Puts the shell into VS Code: views, commands, editor features and tools. Disposes all of it. */
export function registerShell(shell: Shell): vscode.Disposable {
  const { batches, batchPanels, library, libraryFilter, panel, secrets, settings } = shell;
  const indicators = new IndicatorsTree(shell);
  const notes = new NoteFiles({
    library,
    clock: shell.clock,
    analyst: () => settings.analyst(),
  });
  return vscode.Disposable.from(
    secrets,
    panel,
    batchPanels,
    { dispose: () => batches.dispose() },
    indicators,
    new LibraryTree(shell),
    libraryFilter,
    notes,
    vscode.workspace.registerFileSystemProvider(NOTE_SCHEME, notes, { isCaseSensitive: true }),
    vscode.workspace.registerTextDocumentContentProvider(SAMPLE_SCHEME, shell.sample),
    new QuotaStatus(shell),
    new BatchStatus(shell),
    new StatusBar(shell),
    new OfflineStatus(settings),
    interruptedSoon(() => offerInterrupted(shell)),
    registerAgentTools(shell),
    registerCommands(shell, () => indicators.refresh()),
    registerEditorFeatures(shell),
    keepContextKeys(shell.registry, secrets),
    secrets.onDidChange((provider) => panel.keyChanged(provider)),
    settings.onDidChange(() => panel.refresh()),
    settings.onDidChangeOffline((offline) => (offline ? batches.offline() : batches.online())),
    { dispose: library.onDidChange(() => panel.refresh()) },
  );
}
