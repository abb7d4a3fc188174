import type { OperationId } from '../../core/operation/ids';
import { exportAuditLog, showAuditLog } from '../commands/audit';
import { showBatches } from '../commands/batches';
import { forgetCredentials, setCredentials, testConnection } from '../commands/credentials';
import { enrich, enrichWith, enrichWithOperation, showResults } from '../commands/enrich';
import { enrichFile, enrichList, enrichRows, enrichSelection } from '../commands/enrichSources';
import { addStoredAnswers, addToLibrary } from '../commands/library/add';
import {
  addToCase,
  editCase,
  newCase,
  removeCase,
  removeFromCase,
} from '../commands/library/cases';
import {
  filterLibrary,
  searchLibrary,
  showInLibrary,
  showMoreSaved,
} from '../commands/library/find';
import { showInCommon } from '../commands/library/inCommon';
import { editTags, setVerdict } from '../commands/library/judge';
import { addNote, openNote, removeNote } from '../commands/library/notes';
import { removeFromLibrary, removeSavedFact } from '../commands/library/remove';
import { lookup } from '../commands/lookup';
import { showQuota } from '../commands/quota';
import type { CommandHandlers, Handler } from '../commands/register';
import { clearStored, showStored } from '../commands/stored';
import { copyDefanged, copyRefanged, ignore, pasteDefanged, rewrite } from '../commands/text';
import { clearHistory, openSettings, reveal } from '../commands/window';
import type { LibraryCommandName } from '../names';
import type { Parts } from './parts';

/** What each command does, with the parts it takes. What few need is loaded at its first use. */
export function commandHandlers(parts: Parts, refreshIndicators: () => void): CommandHandlers {
  const { audit, enrichment, index, registry, scans, settings, weakShown } = parts;
  return {
    enrich: (argument) => enrich(parts, argument),
    enrichWith: (argument) => enrichWith(parts, argument),
    lookup: (argument) => lookup(parts, argument),
    enrichSelection: () => enrichSelection(parts),
    enrichFile: (argument, selected) => enrichFile(parts, argument, selected),
    enrichList: (argument) => enrichList(parts, argument),
    enrichRows: (argument, selected) => enrichRows(parts, argument, selected),
    showBatches: (argument) => showBatches(parts, argument),
    showQuota: () => showQuota(parts),
    showAuditLog: () => showAuditLog(parts),
    exportAuditLog: () => exportAuditLog(audit),
    setCredentials: (argument) => setCredentials(parts, argument),
    forgetCredentials: (argument) => forgetCredentials(parts, argument),
    testConnection: (argument) => testConnection(parts, argument),
    copyDefanged: (argument) => copyDefanged(parts, argument),
    copyRefanged: (argument) => copyRefanged(parts, argument),
    exportResults: async (argument) =>
      (await import('../commands/exportResults')).exportResults(parts, argument),
    exportLibrary: async (argument) =>
      (await import('../commands/exchange/exportLibrary')).exportLibrary(parts, argument),
    exportCase: async (argument) =>
      (await import('../commands/exchange/exportLibrary')).exportCase(parts, argument),
    importIntoLibrary: async (argument) =>
      (await import('../commands/exchange/importIntoLibrary')).importIntoLibrary(parts, argument),
    restoreLibrary: async () =>
      (await import('../commands/exchange/restoreLibrary')).restoreLibrary(parts),
    openSample: () => parts.sample.open(),
    showResults: (argument) => showResults(parts, argument),
    reveal: (argument) => reveal(argument),
    refreshIndicators,
    clearHistory: () => clearHistory(enrichment),
    cancel: () => parts.cancelAll(),
    ignore: (argument) => ignore(parts, argument),
    defang: (argument) => rewrite(index, 'defanged', argument),
    refang: (argument) => rewrite(index, 'refanged', argument),
    pasteDefanged: () => pasteDefanged(),
    scanFile: async (argument) => (await import('../commands/scan')).scanFile(parts, argument),
    findInFolder: async (argument) =>
      (await import('../commands/scan')).findInFolder(parts, argument),
    openList: async (argument) => (await import('../commands/scan')).openList(parts, argument),
    closeScan: () => scans.show(undefined),
    showWeak: () => weakShown.set(true),
    hideWeak: () => weakShown.set(false),
    openSettings: (argument) => openSettings(registry, argument),
    showLog: () => parts.showLog(),
    ...libraryHandlers(parts),
    showStored: () => showStored(parts),
    clearStored: () => clearStored(parts),
    workOffline: () => settings.workOffline(true),
    goOnline: () => settings.workOffline(false),
  };
}

function libraryHandlers(parts: Parts): Readonly<Record<LibraryCommandName, Handler>> {
  const { index, library, libraryFilter } = parts;
  return {
    addToLibrary: (argument, selected) => addToLibrary(parts, argument, selected),
    addStored: (argument, selected) => addStoredAnswers(parts, argument, selected),
    setVerdict: (argument, selected) => setVerdict(parts, argument, selected),
    editTags: (argument, selected) => editTags(parts, argument, selected),
    addNote: (argument) => addNote(index, argument),
    openNote: (argument) => openNote(argument),
    removeNote: (argument) => removeNote(library, argument),
    addToCase: (argument, selected) => addToCase(parts, argument, selected),
    removeFromCase: (argument, selected) => removeFromCase(parts, argument, selected),
    newCase: () => newCase(parts),
    editCase: (argument) => editCase(library, argument),
    removeCase: (argument) => removeCase(library, argument),
    removeFromLibrary: (argument, selected) => removeFromLibrary(parts, argument, selected),
    removeSavedFact: (argument) => removeSavedFact(library, argument),
    searchLibrary: () => searchLibrary(parts),
    showInCommon: () => showInCommon(parts),
    filterLibrary: () => filterLibrary(parts),
    showAllOfLibrary: () => libraryFilter.set({}),
    showInLibrary: (argument) => showInLibrary(parts, argument),
    showMoreSaved: (argument) => showMoreSaved(libraryFilter, argument),
  };
}

/** Menus cannot pass arguments: each operation has a command of its own. */
export function operationHandlers(parts: Parts): ReadonlyMap<OperationId, Handler> {
  return new Map(
    parts.registry.operations.map((operation) => [
      operation.id,
      (argument) => enrichWithOperation(parts, operation, argument),
    ]),
  );
}
