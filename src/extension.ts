import './core/zodConfig';
import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import { version } from '../package.json';
import type { IndicatorLensApi } from './api';
import { Registry } from './core/operation/registry';
import { createUseCases } from './enrichment';
import { observedLibrary } from './enrichment/library';
import { createLimits } from './infra/limits';
import { redactedLog } from './infra/redact';
import { createStores } from './infra/store/stores';
import { domaintools } from './providers/domaintools';
import { passivedns } from './providers/passivedns';
import { BatchPanels } from './vscode/batch/batchPanels';
import { cancellable } from './vscode/cancelAll';
import { registerAgentTools } from './vscode/agent/tools';
import { interruptedSoon, offerInterrupted } from './vscode/commands/batches';
import { enrichMany } from './vscode/commands/enrichMany';
import { addSelected } from './vscode/commands/library/add';
import { registerCommands } from './vscode/commands/register';
import { keepContextKeys } from './vscode/contextKeys';
import { DocumentIndicators } from './vscode/editor/documentIndicators';
import { registerEditorFeatures } from './vscode/editor/features';
import { NoteFiles } from './vscode/editor/noteFiles';
import { SampleDocument } from './vscode/editor/sampleDocument';
import { WeakShown } from './vscode/editor/weakShown';
import { lazyHttp } from './vscode/lazyHttp';
import { NOTE_SCHEME, SAMPLE_SCHEME, SCAN_WORKER } from './vscode/names';
import { panelSaved, runInLibrary } from './vscode/panel/inLibrary';
import { ResultsPanel } from './vscode/panel/resultsPanel';
import { publicApi } from './vscode/publicApi';
import { lazyScanner } from './vscode/scan/lazyScanner';
import { Scans } from './vscode/scan/scans';
import { LensSecrets } from './vscode/secrets';
import { LensSettings } from './vscode/settings';
import type { Shell } from './vscode/shell';
import { storageNotices } from './vscode/storageNotices';
import { IndicatorsTree } from './vscode/views/indicatorsTree';
import { LibraryFilter } from './vscode/views/library/filter';
import { LibraryTree } from './vscode/views/libraryTree';
import { OfflineStatus } from './vscode/views/offlineStatus';
import { BatchStatus } from './vscode/views/batchStatus';
import { QuotaStatus } from './vscode/views/quotaStatus';
import { StatusBar } from './vscode/views/statusBar';

/** Builds the parts and registers them. What a file that is opened does not need is loaded later. */
export function activate(context: vscode.ExtensionContext): IndicatorLensApi {
  const channel = vscode.window.createOutputChannel('Indicator Lens', { log: true });
  const log = redactedLog(channel);
  const clock = { now: () => Date.now() };
  const registry = new Registry([domaintools, passivedns]);
  const settings = new LensSettings();
  const secrets = new LensSecrets(context.secrets, log);
  const live = lazyHttp(async () =>
    (await import('./infra/http/axiosHttp')).axiosHttp({ userAgentVersion: version, log }),
  );
  const sampleData = lazyHttp(async () => (await import('./sample')).sampleHttp());
  const stores = createStores({
    folder: context.globalStorageUri.fsPath,
    clock,
    log,
    tell: storageNotices(),
    maxBytes: () => settings.cacheBytes(),
  });
  const { batches, quota, ...asking } = createUseCases({
    ...stores,
    registry,
    settings,
    secrets,
    clock,
    log,
    environments: { live, sample: sampleData },
    limiter: createLimits(),
    spending: { audit: stores.audit, budgets: () => settings.budgetPerDay() },
    newId: () => randomUUID(),
  });
  const { enrichment, cancelAll } = cancellable(asking.enrichment, () => batches.pauseAll());
  const library = observedLibrary(
    () => stores.library(),
    (listener) => stores.database()?.onOtherWrites(listener),
    log,
  );
  const libraryFilter = new LibraryFilter();
  const notes = new NoteFiles({ library, clock, analyst: () => settings.analyst() });
  const panel = new ResultsPanel({
    extensionUri: context.extensionUri,
    enrichment,
    registry,
    clock,
    log,
    riskThreshold: () => settings.riskThreshold(),
    enrichMany: (indicators, data) => void enrichMany(shell, indicators, data, 'panel'),
    addSelected: (selection) => addSelected(shell, selection),
    saved: (entry) => {
      const known = library.get(entry);
      return known && panelSaved(known);
    },
    inLibrary: runInLibrary,
  });
  const sample = new SampleDocument(async () => (await import('./sample')).sampleCase);
  const shell: Shell = {
    registry,
    enrichment,
    batches,
    quota,
    audit: stores.audit,
    panel,
    batchPanels: new BatchPanels(context.extensionUri, () => shell),
    library,
    libraryFilter,
    index: new DocumentIndicators(),
    scanner: lazyScanner(async () =>
      (await import('./infra/scan/fileScanner')).fileScanner(context.asAbsolutePath(SCAN_WORKER)),
    ),
    scans: new Scans(),
    weakShown: new WeakShown(),
    settings,
    secrets,
    sample,
    clock,
    log,
    showLog: () => channel.show(),
    cancelAll,
  };
  const indicators = new IndicatorsTree(shell);
  context.subscriptions.push(
    channel,
    secrets,
    panel,
    shell.batchPanels,
    { dispose: () => batches.dispose() },
    new QuotaStatus(shell),
    new BatchStatus(shell),
    interruptedSoon(() => offerInterrupted(shell)),
    indicators,
    new LibraryTree(shell),
    libraryFilter,
    notes,
    vscode.workspace.registerFileSystemProvider(NOTE_SCHEME, notes, { isCaseSensitive: true }),
    new StatusBar(shell),
    new OfflineStatus(settings),
    { dispose: () => stores.close() },
    registerAgentTools(shell),
    registerCommands(shell, () => indicators.refresh()),
    keepContextKeys(registry, secrets),
    secrets.onDidChange(() => panel.refresh()),
    settings.onDidChange(() => panel.refresh()),
    { dispose: library.onDidChange(() => panel.refresh()) },
    vscode.workspace.registerTextDocumentContentProvider(SAMPLE_SCHEME, sample),
    registerEditorFeatures(shell),
  );
  return publicApi(registry, enrichment);
}
