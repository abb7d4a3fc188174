import type { ExtensionContext } from 'vscode';
import { cancellable } from './cancelAll';
import { BatchPanels } from './batch/batchPanels';
import { enrichSelected } from './commands/enrichMany';
import { addSelected } from './commands/library/add';
import { DocumentIndicators } from './editor/documentIndicators';
import { FrontDocument } from './editor/frontDocument';
import { WeakShown } from './editor/weakShown';
import { panelSaved, runInLibrary } from './panel/inLibrary';
import { ResultsPanel } from './panel/resultsPanel';
import { rememberFolderIn } from './savedFile';
import { Scans } from './scan/scans';
import type { Shell } from './shell';
import { LibraryFilter } from './views/library/filter';

/** What stands behind the shell. */
type Behind = Omit<
  Shell,
  | 'panel'
  | 'batchPanels'
  | 'libraryFilter'
  | 'index'
  | 'front'
  | 'scans'
  | 'weakShown'
  | 'cancelAll'
>;

/** The shell: what stands behind it, and what VS Code shows of it. */
export function createShell(context: ExtensionContext, behind: Behind): Shell {
  const { extensionUri } = context;
  rememberFolderIn(context);
  const { batches, library, settings } = behind;
  const { enrichment, cancelAll } = cancellable(behind.enrichment, () => batches.pauseAll());
  const shell: Shell = {
    ...behind,
    enrichment,
    cancelAll,
    panel: new ResultsPanel({
      ...behind,
      extensionUri,
      enrichment,
      riskThreshold: () => settings.riskThreshold(),
      enrichSelected: (indicators, data) => void enrichSelected(shell, indicators, data),
      addSelected: (selection) => addSelected(shell, selection),
      saved: (entry) => {
        const known = library.get(entry);
        return known && panelSaved(known);
      },
      inLibrary: runInLibrary,
    }),
    batchPanels: new BatchPanels(extensionUri, () => shell),
    libraryFilter: new LibraryFilter(),
    index: new DocumentIndicators(),
    front: new FrontDocument(),
    scans: new Scans(),
    weakShown: new WeakShown(),
  };
  return shell;
}
