import type { BatchJournal } from '../../core/batch/journal';
import type { AccountReadings } from '../../core/operation/account';
import type { Asking } from '../../core/operation/asking';
import type { AuditLog } from '../../core/operation/audit';
import type { DocumentStore } from '../../core/ports';

/** What is written down of questions: it is opened when something is first read or written. */
interface Spending {
  readonly audit: AuditLog;
  readonly journal: BatchJournal;
  readonly readings: AccountReadings;
  readonly documents: DocumentStore;
  readonly asking: Asking;
}

export function lazySpending(open: () => Spending): Spending {
  let opened: Spending | undefined;
  const spending = (): Spending => (opened ??= open());
  return {
    audit: {
      record: (entry) => spending().audit.record(entry),
      search: (query) => spending().audit.search(query),
      spentSince: (provider, product, since) =>
        spending().audit.spentSince(provider, product, since),
      requestsSince: (provider, since) => spending().audit.requestsSince(provider, since),
    },
    journal: {
      create: (batch) => spending().journal.create(batch),
      update: (id, item) => spending().journal.update(id, item),
      get: (id) => spending().journal.get(id),
      list: () => spending().journal.list(),
      remove: (id) => spending().journal.remove(id),
      claim: (id) => spending().journal.claim(id),
      release: (id) => spending().journal.release(id),
      heldElsewhere: (id) => spending().journal.heldElsewhere(id),
      interrupted: () => spending().journal.interrupted(),
    },
    readings: {
      get: (provider, origin) => spending().readings.get(provider, origin),
      put: (provider, origin, reading) => spending().readings.put(provider, origin, reading),
    },
    asking: { take: (question) => spending().asking.take(question) },
    documents: {
      of: (provider) => ({
        get: (name) => spending().documents.of(provider).get(name),
        put: (name, document) => spending().documents.of(provider).put(name, document),
      }),
    },
  };
}
