import type { OperationId } from '../core/operation/ids';

/**
 * The names of `package.json` as the code uses them. A test holds the two against each other, so
 * that neither can drift.
 */

/** Commands of the library; they are in `commands/library/`. */
const LIBRARY_COMMANDS = [
  'addToLibrary',
  'addStored',
  'setVerdict',
  'editTags',
  'addNote',
  'openNote',
  'removeNote',
  'addToCase',
  'removeFromCase',
  'newCase',
  'editCase',
  'removeCase',
  'removeFromLibrary',
  'removeSavedFact',
  'searchLibrary',
  'showInCommon',
  'filterLibrary',
  'showAllOfLibrary',
  'showInLibrary',
  'showMoreSaved',
] as const;

export type LibraryCommandName = (typeof LIBRARY_COMMANDS)[number];

/** Commands without the prefix; each has one handler in `commands/`. */
export const COMMANDS = [
  'enrich',
  'enrichWith',
  'lookup',
  'enrichSelection',
  'enrichFile',
  'enrichList',
  'enrichRows',
  'showBatches',
  'showQuota',
  'showAuditLog',
  'exportAuditLog',
  'setCredentials',
  'forgetCredentials',
  'testConnection',
  'copyDefanged',
  'copyRefanged',
  'exportResults',
  'exportLibrary',
  'exportCase',
  'importIntoLibrary',
  'restoreLibrary',
  'openSample',
  'showResults',
  'reveal',
  'refreshIndicators',
  'clearHistory',
  'cancel',
  'ignore',
  'defang',
  'refang',
  'pasteDefanged',
  'scanFile',
  'findInFolder',
  'openList',
  'closeScan',
  'showWeak',
  'hideWeak',
  'openSettings',
  'showLog',
  ...LIBRARY_COMMANDS,
  'showStored',
  'clearStored',
  'workOffline',
  'goOnline',
] as const;

export type CommandName = (typeof COMMANDS)[number];

/** The full id of a command: `indicatorLens.enrich`. */
export function commandId(name: CommandName): string {
  return `indicatorLens.${name}`;
}

/** Menus cannot pass arguments, so each operation has a command of its own for the submenu. */
export function operationCommandId(operation: OperationId): string {
  return `indicatorLens.enrichWith.${operation}`;
}

/** Settings of the shell; a provider's own block is the provider's. */
export const SETTINGS = [
  'ignore',
  'warningLists',
  'agents.storedAnswers',
  'agents.highestTlp',
  'analyst',
  'riskThreshold',
  'confirmAbove',
  'budgetPerDay',
  'scripts.allowed',
  'hover.enabled',
  'hover.operation',
  'codeActions.enabled',
  'cache.life',
  'cache.noRecordHours',
  'cache.maxMegabytes',
  'offline',
  'underline',
  'languages',
  'paste.defanged',
  'statusBar.count',
  'scan.maxFileSize',
  'storage.folder',
] as const;

export const INDICATORS_VIEW = 'indicatorLens.indicators';
export const LIBRARY_VIEW = 'indicatorLens.library';

/** The view of a batch. */
export const BATCH_VIEW = 'indicatorLens.batch';

/** Language-model tools without the prefix. */
export const TOOLS = ['extractIndicators', 'lookUpIndicator', 'storedAnswers'] as const;

/** The name of a tool, which may hold letters, digits, dashes and underscores only. */
export function toolName(tool: (typeof TOOLS)[number]): string {
  return `indicatorLens_${tool}`;
}

/** Notes of the library, as files: see `editor/noteFiles.ts`. */
export const NOTE_SCHEME = 'indicator-lens-note';

/** The bundle that threads of their own start with (scripts/build/bundles.mjs). */
export const THREAD = 'dist/thread.js';

/** Documents of this scheme hold the sample case: look-ups from them never leave the machine. */
export const SAMPLE_SCHEME = 'indicator-lens-sample';
