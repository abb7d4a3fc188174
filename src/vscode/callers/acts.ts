import type { CommandName } from '../names';

/** What a command can do that is nobody's to do but the analyst's. The values of `scripts.allowed`. */
export const ACTS = ['lookUp', 'keys', 'readFiles', 'writeFiles', 'change'] as const;
export type Act = (typeof ACTS)[number];

/**
 * What each command does when it is told with what. Nothing where it takes no argument, asks for what
 * it needs, or shows what is here already.
 */
export const ACTS_OF: Readonly<Record<CommandName, readonly Act[]>> = {
  enrich: ['lookUp'],
  enrichWith: ['lookUp'],
  lookup: ['lookUp'],
  enrichSelection: [],
  enrichFile: ['readFiles', 'lookUp'],
  enrichList: ['lookUp'],
  enrichRows: ['lookUp'],
  showBatches: [],
  showQuota: [],
  showAuditLog: [],
  exportAuditLog: [],
  setCredentials: ['keys'],
  forgetCredentials: ['keys'],
  testConnection: ['lookUp'],
  copyDefanged: [],
  copyRefanged: [],
  exportResults: ['writeFiles'],
  exportLibrary: ['writeFiles'],
  exportCase: ['writeFiles'],
  importIntoLibrary: ['readFiles', 'change'],
  restoreLibrary: [],
  openSample: [],
  showResults: [],
  reveal: ['readFiles'],
  refreshIndicators: [],
  clearHistory: [],
  cancel: [],
  ignore: ['change'],
  defang: ['change'],
  refang: ['change'],
  pasteDefanged: [],
  scanFile: ['readFiles'],
  findInFolder: ['readFiles'],
  openList: [],
  closeScan: [],
  showWeak: [],
  hideWeak: [],
  openSettings: [],
  showLog: [],
  addToLibrary: ['change'],
  addStored: ['change'],
  setVerdict: ['change'],
  editTags: ['change'],
  addNote: ['change'],
  openNote: [],
  removeNote: ['change'],
  addToCase: ['change'],
  removeFromCase: ['change'],
  newCase: [],
  editCase: ['change'],
  removeCase: ['change'],
  removeFromLibrary: ['change'],
  removeSavedFact: ['change'],
  searchLibrary: [],
  showInCommon: [],
  filterLibrary: [],
  showAllOfLibrary: [],
  showInLibrary: [],
  showMoreSaved: [],
  showStored: [],
  clearStored: [],
  workOffline: [],
  goOnline: [],
};

/** A command of one operation. */
export const ACTS_OF_OPERATION: readonly Act[] = ['lookUp'];
