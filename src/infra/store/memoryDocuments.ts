import type { DocumentStore, KeptDocument } from '../../core/ports';

/** The DocumentStore port in memory, for hosts without SQLite. */
export function createMemoryDocuments(): DocumentStore {
  const kept = new Map<string, KeptDocument>();
  return {
    of: (provider) => ({
      get: (name) => kept.get(`${provider} ${name}`),
      put(name, document) {
        kept.set(`${provider} ${name}`, document);
      },
    }),
  };
}
