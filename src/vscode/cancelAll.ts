import type { Enrichment } from '../enrichment/model';

/** An enrichment whose running look-ups can all be cancelled at once, from the status bar. */
export function cancellable(
  enrichment: Enrichment,
  pauseBatches: () => void,
): {
  readonly enrichment: Enrichment;
  readonly cancelAll: () => void;
} {
  let all = new AbortController();
  return {
    enrichment: {
      enrich: (request) =>
        enrichment.enrich({ ...request, signal: AbortSignal.any([request.signal, all.signal]) }),
      plan: (indicator, data, parameters) => enrichment.plan(indicator, data, parameters),
      known: (indicator, data) => enrichment.known(indicator, data),
      history: () => enrichment.history(),
      test: (provider, signal) => enrichment.test(provider, AbortSignal.any([signal, all.signal])),
      stored: (filter) => enrichment.stored(filter),
      storedSize: () => enrichment.storedSize(),
      forget: (filter) => enrichment.forget(filter),
      forgetHistory: () => enrichment.forgetHistory(),
      onDidChange: (listener) => enrichment.onDidChange(listener),
      onDidChangeActivity: (listener) => enrichment.onDidChangeActivity(listener),
    },
    cancelAll: () => {
      all.abort();
      all = new AbortController();
      pauseBatches();
    },
  };
}
