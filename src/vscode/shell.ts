import type { Registry } from '../core/operation/registry';
import type { AuditLog } from '../core/operation/audit';
import type { Clock, FileWriter, Log } from '../core/ports';
import type { Batches } from '../enrichment/batch/model';
import type { ObservedLibrary } from '../enrichment/library';
import type { Enrichment } from '../enrichment/model';
import type { Quota } from '../enrichment/spending/quota';
import type { BatchPanels } from './batch/batchPanels';
import type { DocumentIndicators } from './editor/documentIndicators';
import type { FileScanner } from '../core/scan/model';
import type { FrontDocument } from './editor/frontDocument';
import type { WeakShown } from './editor/weakShown';
import type { Scans } from './scan/scans';
import type { SampleDocument } from './editor/sampleDocument';
import type { ResultsPanel } from './panel/resultsPanel';
import type { LensSecrets } from './secrets';
import type { LensSettings } from './settings';
import type { LibraryFilter } from './views/library/filter';

/** The parts that commands, editor features and views share. `createShell.ts` builds it, `registerShell.ts` puts it into VS Code. */
export interface Shell {
  readonly registry: Registry;
  readonly enrichment: Enrichment;
  readonly batches: Batches;
  readonly quota: Quota;
  readonly audit: AuditLog;
  readonly panel: ResultsPanel;
  readonly batchPanels: BatchPanels;
  readonly library: ObservedLibrary;
  readonly libraryFilter: LibraryFilter;
  readonly index: DocumentIndicators;
  readonly front: FrontDocument;
  /** Reads files off the thread of the extension host. */
  readonly scanner: FileScanner;
  /** Writes files off it. */
  readonly writer: FileWriter;
  readonly scans: Scans;
  readonly weakShown: WeakShown;
  readonly settings: LensSettings;
  readonly secrets: LensSecrets;
  readonly sample: SampleDocument;
  readonly clock: Clock;
  /** Behind the redactor. */
  readonly log: Log;
  readonly showLog: () => void;
  /** Aborts every look-up under way, wherever it was started, and pauses every batch. */
  readonly cancelAll: () => void;
}
