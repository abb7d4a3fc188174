import type { AuditEntry, AuditLog } from '../../core/operation/audit';

/** More than a window asks in a day; the oldest are dropped first. */
const MOST = 50_000;
const USUAL_LIMIT = 1000;

/** The AuditLog port in memory, for hosts without SQLite: it lives as long as the window. */
export function createMemoryAuditLog(): AuditLog {
  let entries: { entry: AuditEntry }[] = [];
  return {
    record(entry) {
      const slot = { entry };
      entries.push(slot);
      if (entries.length > MOST) {
        entries = entries.slice(-MOST / 2);
      }
      return (end) => {
        slot.entry = { ...slot.entry, ...end };
      };
    },
    search({ text, since, limit = USUAL_LIMIT }) {
      const wanted = text?.toLowerCase() ?? '';
      const found: AuditEntry[] = [];
      for (const { entry } of entries.toReversed()) {
        if (found.length >= limit) {
          break;
        }
        if ((since === undefined || entry.at >= since) && searched(entry).includes(wanted)) {
          found.push(entry);
        }
      }
      return found;
    },
    spentSince(provider, product, since) {
      let sum = 0;
      for (const { entry } of entries) {
        if (entry.provider === provider && entry.at >= since) {
          for (const cost of entry.cost) {
            sum += product === undefined || cost.product === product ? cost.amount : 0;
          }
        }
      }
      return sum;
    },
  };
}

function searched({ request, operation, indicator }: AuditEntry): string {
  return `${request} ${operation} ${indicator?.value ?? ''}`.toLowerCase();
}
