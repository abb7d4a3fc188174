import { parseIndicator } from '../../../src/core/indicator';
import type { ProviderId } from '../../../src/core/operation/ids';
import type { Provider } from '../../../src/core/operation/model';
import { Registry } from '../../../src/core/operation/registry';
import type { Http, Log } from '../../../src/core/ports';
import type { Store } from '../../../src/core/result/store';
import type { Result } from '../../../src/core/result/model';
import { createEnrichment } from '../../../src/enrichment';
import { createLimits } from '../../../src/infra/limits';
import { createMemoryAuditLog } from '../../../src/infra/store/memoryAuditLog';
import { providers } from '../../../src/providers';
import { createMemoryDocuments } from '../../../src/infra/store/memoryDocuments';

const silent = (): void => undefined;
const log: Log = { debug: silent, info: silent, warn: silent, error: silent };

/** Outlive the window, as answers do. */
const documents = createMemoryDocuments();

/** The same vendors, with mappings of a later version of the product. */
export function learnt(mappingVersion: number): readonly Provider[] {
  return providers.map((provider) => ({
    ...provider,
    operations: provider.operations.map((operation) => ({ ...operation, mappingVersion })),
  }));
}

/** The product over one store: with the sample case as the vendors, or with nobody to ask. */
export function product(
  store: Store,
  vendors: readonly Provider[],
  sample: (provider: ProviderId) => Http | undefined,
) {
  return createEnrichment({
    registry: new Registry(vendors),
    settings: { provider: () => ({}), ignored: () => [] },
    secrets: {
      read: () => Promise.resolve({ username: 'u', key: 'a key of the account', token: 'u:p' }),
      has: () => Promise.resolve(true),
    },
    store,
    clock: { now: () => Date.parse('2026-11-21T14:02:00Z') },
    log,
    environments: { live: nobody, sample },
    limiter: createLimits({ afterFaultMs: 1, whileBusyMs: 1 }),
    documents,
    spending: { audit: createMemoryAuditLog(), budgets: () => ({}) },
  });
}

export const nobody: Http = {
  request: ({ url }) => Promise.reject(new Error(`${url} was asked for.`)),
};

export const signal = new AbortController().signal;

export function indicatorOf(value: string) {
  const { kind, value: normal } = parseIndicator(value)!;
  return { kind, value: normal };
}

/** As an older mapping would have left it, which read next to nothing. */
export function poor(result: Result): Result {
  return {
    ...result,
    lookedUp: 'unread',
    outcome: { kind: 'noRecord', reason: 'Not read then.' },
    sections: [],
  };
}

export function questionOf(result: Result) {
  const { operation, indicator, parameters, source } = result;
  return { operation, indicator, parameters, data: source.data };
}
