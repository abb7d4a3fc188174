import * as vscode from 'vscode';
import { ignoreListFaults } from '../../enrichment/ignoreList';
import { registerAgentTools } from '../agent/tools';
import { interruptedSoon, offerInterrupted } from '../commands/batches';
import { dropOn } from '../commands/library/cases';
import { registerCommands } from '../commands/register';
import { keepContextKeys } from '../contextKeys';
import { IndicatorActions } from '../editor/codeActions';
import { IndicatorHover } from '../editor/hover';
import { NoteFiles } from '../editor/noteFiles';
import { PasteDefanged } from '../editor/pasteDefanged';
import { Underline } from '../editor/underline';
import { NOTE_SCHEME, SAMPLE_SCHEME } from '../names';
import { watchSettingFaults } from '../settingFaults';
import { BatchStatus } from '../views/batchStatus';
import { IndicatorCount } from '../views/indicatorCount';
import { IndicatorsTree } from '../views/indicatorsTree';
import { LibraryTree } from '../views/libraryTree';
import { OfflineStatus } from '../views/offlineStatus';
import { QuotaStatus } from '../views/quotaStatus';
import { StatusBar } from '../views/statusBar';
import { commandHandlers, operationHandlers } from './commandHandlers';
import type { Parts } from './parts';

/** Puts everything into VS Code: views, commands, editor features and tools. Disposes all of it. */
export function registerParts(parts: Parts): vscode.Disposable {
  const { warningLists } = parts;
  const { batches, library, libraryFilter, lookups, panel, registry, secrets, settings } = parts;
  const indicators = new IndicatorsTree(parts);
  const notes = new NoteFiles({
    library,
    clock: parts.clock,
    analyst: () => settings.analyst(),
  });
  return vscode.Disposable.from(
    secrets,
    panel,
    parts.batchPanels,
    { dispose: () => batches.dispose() },
    indicators,
    new LibraryTree({ ...parts, dropOn: (target, keys) => dropOn(parts, target, keys) }),
    libraryFilter,
    notes,
    vscode.workspace.registerFileSystemProvider(NOTE_SCHEME, notes, { isCaseSensitive: true }),
    vscode.workspace.registerTextDocumentContentProvider(SAMPLE_SCHEME, parts.sample),
    new QuotaStatus(parts),
    new BatchStatus(batches),
    new StatusBar(parts.enrichment),
    new OfflineStatus(settings),
    interruptedSoon(() => offerInterrupted(parts)),
    registerAgentTools(parts),
    registerCommands(
      commandHandlers(parts, () => indicators.refresh()),
      operationHandlers(parts),
      parts,
    ),
    registerEditorFeatures(parts),
    keepContextKeys(registry, secrets),
    secrets.onDidChange((provider) => {
      lookups.keyChanged(provider);
      panel.refresh();
    }),
    settings.onDidChange(() => panel.refresh()),
    watchSettingFaults(
      {
        onDidChange: (look) =>
          vscode.Disposable.from(settings.onDidChange(look), {
            dispose: warningLists.onDidChange(look),
          }),
      },
      () => [...ignoreListFaults(settings.ignored()), ...warningLists.faults()],
    ),
    { dispose: warningLists.onDidChange(() => panel.refresh()) },
    settings.onDidChangeOffline((offline) => (offline ? batches.offline() : batches.online())),
    { dispose: library.onDidChange(() => panel.refresh()) },
  );
}

/** What happens in an editor, whatever its language and wherever its document comes from. */
function registerEditorFeatures(parts: Parts): vscode.Disposable {
  return vscode.Disposable.from(
    parts.index,
    parts.scans,
    parts.weakShown,
    parts.front,
    new Underline(parts),
    new IndicatorCount(parts),
    vscode.languages.registerHoverProvider('*', new IndicatorHover(parts)),
    vscode.languages.registerCodeActionsProvider('*', new IndicatorActions(parts), {
      providedCodeActionKinds: [IndicatorActions.kind],
    }),
    vscode.languages.registerDocumentPasteEditProvider(
      PasteDefanged.selector,
      new PasteDefanged(parts.settings),
      PasteDefanged.metadata,
    ),
  );
}
