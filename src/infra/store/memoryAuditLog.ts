import type { AuditEntry, AuditLog } from '../../core/operation/audit';
import { mostAsked, requestsIn, searchIn, spentIn } from './auditSums';

/** More than a window asks in a day; the oldest are dropped first. */
const MOST = 50_000;

/** The AuditLog port in memory, for hosts without SQLite: it lives as long as the window. */
export function createMemoryAuditLog(): AuditLog {
  let slots: { entry: AuditEntry }[] = [];
  const entries = (): AuditEntry[] => slots.map(({ entry }) => entry);
  return {
    record(entry) {
      const slot = { entry };
      slots.push(slot);
      if (slots.length > MOST) {
        slots = slots.slice(-MOST / 2);
      }
      return (end) => {
        slot.entry = { ...slot.entry, ...end };
      };
    },
    search: (query) => searchIn(entries(), query),
    spentSince: (...of) => spentIn(entries(), ...of),
    requestsSince: (...of) => mostAsked(requestsIn(entries(), ...of)),
  };
}
