import './core/zodConfig';
import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import { version } from '../package.json';
import type { IndicatorLensApi } from './api';
import { Registry } from './core/operation/registry';
import { createUseCases } from './enrichment';
import { observedLibrary } from './enrichment/library';
import { markingsOf } from './enrichment/markings';
import { createLimits } from './infra/limits';
import { KnownSecrets, redactedLog } from './infra/redact';
import { createStores } from './infra/store/stores';
import { providers } from './providers';
import { threads } from './threads';
import { createParts } from './vscode/composition/parts';
import { registerParts } from './vscode/composition/registerParts';
import { SAMPLE_VENDORS } from './sample/vendorIds';
import { SampleDocument } from './vscode/editor/sampleDocument';
import { lazyHttp, lazyHttpOf } from './vscode/lazyHttp';
import { publicApi } from './vscode/publicApi';
import { LensSecrets } from './vscode/secrets';
import { LensSettings } from './vscode/settings';
import { StoredOrigins } from './vscode/storedOrigins';
import { storageNotices } from './vscode/storageNotices';

/** Builds the parts and registers them. What a file that is opened does not need is loaded later. */
export function activate(context: vscode.ExtensionContext): IndicatorLensApi {
  const channel = vscode.window.createOutputChannel('Indicator Lens', { log: true });
  const known = new KnownSecrets();
  const log = redactedLog(channel, known);
  const clock = { now: () => Date.now() };
  const registry = new Registry(providers);
  const settings = new LensSettings();
  const secrets = new LensSecrets({
    storage: context.secrets,
    origins: new StoredOrigins(context.globalState, clock),
    registry,
    log,
    learn: (values) => known.know(values),
  });
  const live = lazyHttp(async () =>
    (await import('./infra/http/axiosHttp')).axiosHttp({
      userAgentVersion: version,
      log,
      onSecrets: (secrets) => known.meet(secrets),
    }),
  );
  const stores = createStores({
    folder: settings.storageFolder(context.globalStorageUri.fsPath),
    clock,
    log,
    tell: storageNotices(),
    maxBytes: () => settings.cacheBytes(),
  });
  const library = observedLibrary(
    () => stores.library(),
    (listener) => stores.database()?.onOtherWrites(listener),
    log,
  );
  const markings = markingsOf(library);
  const { reader, ...files } = threads((file) => context.asAbsolutePath(file));
  const useCases = createUseCases({
    ...stores,
    markings,
    registry,
    settings,
    secrets,
    clock,
    log,
    environments: {
      live,
      sample: lazyHttpOf(SAMPLE_VENDORS, async () => (await import('./sample')).sampleHttp),
    },
    limiter: createLimits(),
    reader,
    spending: { audit: stores.audit, budgets: () => settings.budgetPerDay() },
    newId: () => randomUUID(),
  });
  const parts = createParts(context, {
    ...useCases,
    registry,
    settings,
    secrets,
    clock,
    log,
    audit: stores.audit,
    backups: stores.backups,
    library,
    markings,
    readWarningLists: async (paths) =>
      (await import('./infra/warningLists')).readWarningLists(paths),
    sample: new SampleDocument(async () => (await import('./sample')).sampleCase),
    ...files,
    showLog: () => channel.show(),
  });
  context.subscriptions.push(channel, registerParts(parts), { dispose: () => stores.close() });
  return publicApi(registry, parts);
}
