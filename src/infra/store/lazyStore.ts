import type { Store } from '../../core/result/store';

/** A Store that is opened when something is first read or written. */
export function lazyStore(open: () => Store): Store {
  let opened: Store | undefined;
  const waiting = new Set<() => void>();
  const store = (): Store => {
    if (opened === undefined) {
      opened = open();
      opened.onDidChange(() => waiting.forEach((listener) => listener()));
    }
    return opened;
  };
  return {
    get: (question) => store().get(question),
    put: (question, result) => store().put(question, result),
    about: (indicator, data) => store().about(indicator, data),
    history: () => store().history(),
    record: (entry) => store().record(entry),
    clearHistory: () => store().clearHistory(),
    clear: () => store().clear(),
    stored: (filter) => store().stored(filter),
    drop: (filter) => store().drop(filter),
    size: () => store().size(),
    // Whoever listens has read nothing yet: no file is opened for that.
    onDidChange(listener) {
      const own = (): void => listener();
      waiting.add(own);
      return () => waiting.delete(own);
    },
  };
}
