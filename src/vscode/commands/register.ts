import * as vscode from 'vscode';
import { failureOf } from '../../core/errors';
import { COMMANDS, commandId, operationCommandId, type CommandName } from '../names';
import { tellFailure } from '../remedies';
import type { Shell } from '../shell';
import { exportAuditLog, showAuditLog } from './audit';
import { showBatches } from './batches';
import { forgetCredentials, setCredentials, testConnection } from './credentials';
import { enrich, enrichWith, enrichWithOperation, showResults } from './enrich';
import { enrichFile, enrichList, enrichRows, enrichSelection } from './enrichSources';
import { libraryHandlers } from './library/handlers';
import { lookup } from './lookup';
import { showQuota } from './quota';
import { clearStored, showStored } from './stored';
import { copyDefanged, copyRefanged, ignore, pasteDefanged, rewrite } from './text';
import { clearHistory, openSettings, reveal } from './window';

/** `selected`: the rows of a tree, where several are. */
type Handler = (argument: unknown, selected?: unknown) => unknown;

/** Every command of the product, and one for each operation. */
export function registerCommands(shell: Shell, refreshIndicators: () => void): vscode.Disposable {
  const handlers: Readonly<Record<CommandName, Handler>> = {
    enrich: (argument) => enrich(shell, argument),
    enrichWith: (argument) => enrichWith(shell, argument),
    lookup: (argument) => lookup(shell, argument),
    enrichSelection: () => enrichSelection(shell),
    enrichFile: (argument, selected) => enrichFile(shell, argument, selected),
    enrichList: (argument) => enrichList(shell, argument),
    enrichRows: (argument, selected) => enrichRows(shell, argument, selected),
    showBatches: (argument) => showBatches(shell, argument),
    showQuota: () => showQuota(shell),
    showAuditLog: () => showAuditLog(shell),
    exportAuditLog: () => exportAuditLog(shell),
    setCredentials: (argument) => setCredentials(shell, argument),
    forgetCredentials: (argument) => forgetCredentials(shell, argument),
    testConnection: (argument) => testConnection(shell, argument),
    copyDefanged: (argument) => copyDefanged(shell, argument),
    copyRefanged: (argument) => copyRefanged(shell, argument),
    exportResults: async (argument) =>
      (await import('./exportResults')).exportResults(shell, argument),
    exportLibrary: async (argument) =>
      (await import('./exchange/exportLibrary')).exportLibrary(shell, argument),
    exportCase: async (argument) =>
      (await import('./exchange/exportLibrary')).exportCase(shell, argument),
    importIntoLibrary: async (argument) =>
      (await import('./exchange/importIntoLibrary')).importIntoLibrary(shell, argument),
    openSample: () => shell.sample.open(),
    showResults: (argument) => showResults(shell, argument),
    reveal: (argument) => reveal(argument),
    refreshIndicators,
    clearHistory: () => clearHistory(shell),
    cancel: () => shell.cancelAll(),
    ignore: (argument) => ignore(shell, argument),
    defang: (argument) => rewrite(shell, 'defanged', argument),
    refang: (argument) => rewrite(shell, 'refanged', argument),
    pasteDefanged: () => pasteDefanged(),
    scanFile: async (argument) => (await import('./scan')).scanFile(shell, argument),
    findInFolder: async (argument) => (await import('./scan')).findInFolder(shell, argument),
    openList: async (argument) => (await import('./scan')).openList(shell, argument),
    closeScan: () => shell.scans.show(undefined),
    showWeak: () => shell.weakShown.set(true),
    hideWeak: () => shell.weakShown.set(false),
    openSettings: (argument) => openSettings(shell, argument),
    showLog: () => shell.showLog(),
    ...libraryHandlers(shell),
    showStored: () => showStored(shell),
    clearStored: () => clearStored(shell),
    workOffline: () => shell.settings.workOffline(true),
    goOnline: () => shell.settings.workOffline(false),
  };
  return vscode.Disposable.from(
    ...COMMANDS.map((name) => register(shell, commandId(name), handlers[name])),
    ...shell.registry.operations.map((operation) =>
      register(shell, operationCommandId(operation.id), (argument) =>
        enrichWithOperation(shell, operation, argument),
      ),
    ),
  );
}

/** A failing command says what is wrong and how to mend it; nothing is swallowed. */
function register(shell: Shell, id: string, handler: Handler): vscode.Disposable {
  return vscode.commands.registerCommand(id, async (argument: unknown, selected: unknown) => {
    try {
      return await handler(argument, selected);
    } catch (thrown) {
      const failure = failureOf(thrown);
      shell.log.error(`${id}: ${failure.message}`);
      tellFailure(failure);
      return undefined;
    }
  });
}
