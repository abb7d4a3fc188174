import type * as vscode from 'vscode';
import type { LibraryBackups } from '../../core/library/backups';
import type { FileImporter } from '../../core/library/importing';
import type { AuditLog } from '../../core/operation/audit';
import type { Registry } from '../../core/operation/registry';
import type { Clock, FileWriter, Log } from '../../core/ports';
import type { FileScanner } from '../../core/scan/model';
import type { Batches } from '../../enrichment/batch/model';
import type { ObservedLibrary } from '../../enrichment/library';
import { createLookups, type Lookups } from '../../enrichment/lookups';
import type { Enrichment } from '../../enrichment/model';
import {
  createWarningLists,
  type WarningLists,
  type WarningListsReader,
} from '../../enrichment/warningLists';
import type { Markings } from '../../enrichment/markings';
import type { Quota } from '../../enrichment/spending/quota';
import { BatchPanels } from '../batch/batchPanels';
import { Gate } from '../callers/gate';
import { cancellable } from '../cancelAll';
import { commandTitles } from '../callers/commandTitles';
import { enrichSelected } from '../commands/enrichMany';
import { addSelected } from '../commands/library/add';
import { DocumentIndicators } from '../editor/documentIndicators';
import { FrontDocument } from '../editor/frontDocument';
import type { SampleDocument } from '../editor/sampleDocument';
import { WeakShown } from '../editor/weakShown';
import { panelSaved, runInLibrary } from '../panel/inLibrary';
import type { ConversationParts } from '../panel/model';
import { ResultsPanel } from '../panel/resultsPanel';
import { rememberFolderIn } from '../savedFile';
import { Scans } from '../scan/scans';
import type { LensSecrets } from '../secrets';
import type { LensSettings } from '../settings';
import { LibraryFilter } from '../views/library/filter';

/** What stands behind VS Code; `extension.ts` gives it. */
interface Behind {
  readonly registry: Registry;
  readonly enrichment: Enrichment;
  readonly batches: Batches;
  readonly quota: Quota;
  readonly audit: AuditLog;
  readonly library: ObservedLibrary;
  readonly backups: LibraryBackups;
  /** Reads files off the thread of the extension host. */
  readonly scanner: FileScanner;
  /** Writes files off it. */
  readonly writer: FileWriter;
  /** Reads files for the library off it. */
  readonly importer: FileImporter;
  readonly markings: Markings;
  readonly readWarningLists: WarningListsReader;
  readonly settings: LensSettings;
  readonly secrets: LensSecrets;
  readonly sample: SampleDocument;
  readonly clock: Clock;
  /** Behind the redactor. */
  readonly log: Log;
  readonly showLog: () => void;
}

/**
 * Everything that commands, editor features and views are made of. Each of those says which few of
 * these parts it takes; only this folder knows them all (`.dependency-cruiser.cjs`).
 */
export interface Parts extends Behind {
  /** Every command and the public API go through it. */
  readonly gate: Gate;
  readonly warningLists: WarningLists;
  readonly lookups: Lookups;
  readonly panel: ResultsPanel;
  readonly batchPanels: BatchPanels;
  readonly libraryFilter: LibraryFilter;
  readonly index: DocumentIndicators;
  readonly front: FrontDocument;
  readonly scans: Scans;
  readonly weakShown: WeakShown;
  /** Aborts every look-up under way, wherever it was started, and pauses every batch. */
  readonly cancelAll: () => void;
}

/** What stands behind VS Code, and what is to be seen of it. */
export function createParts(context: vscode.ExtensionContext, given: Behind): Parts {
  const { extensionUri } = context;
  rememberFolderIn(context);
  const { batches, library, log, settings } = given;
  const warningLists = createWarningLists(
    () => settings.warningLists(),
    given.readWarningLists,
    log,
  );
  const behind = { ...given, warningLists };
  const { enrichment, cancelAll } = cancellable(behind.enrichment, () => batches.pauseAll());
  const lookups = createLookups(enrichment, log);
  /** What is ticked in a panel is asked as a batch, whose view is opened then: both know each other. */
  const askSelected: ConversationParts['enrichSelected'] = (indicators, data) =>
    void enrichSelected({ ...behind, batchPanels }, indicators, data);
  const panel = new ResultsPanel({
    ...behind,
    extensionUri,
    enrichment,
    lookups,
    riskThreshold: () => settings.riskThreshold(),
    enrichSelected: askSelected,
    addSelected: (selection) => addSelected(library, selection),
    saved: (entry) => {
      const known = library.get(entry);
      return known && panelSaved(known);
    },
    inLibrary: runInLibrary,
  });
  const batchPanels = new BatchPanels({
    ...behind,
    extensionUri,
    panel,
    enrichSelected: askSelected,
  });
  return {
    ...behind,
    enrichment,
    gate: new Gate({ settings, titleOf: commandTitles(context.extension.packageJSON) }),
    lookups,
    cancelAll,
    panel,
    batchPanels,
    libraryFilter: new LibraryFilter(),
    index: new DocumentIndicators(),
    front: new FrontDocument(),
    scans: new Scans(),
    weakShown: new WeakShown(),
  };
}
