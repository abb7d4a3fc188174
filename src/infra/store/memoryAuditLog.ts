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
    requestsSince(provider, since) {
      const counts = new Map<string, number>();
      for (const { entry } of entries) {
        if (entry.provider === provider && entry.at >= since) {
          counts.set(entry.host, (counts.get(entry.host) ?? 0) + 1);
        }
      }
      return [...counts]
        .map(([host, requests]) => ({ host, requests }))
        .sort((a, b) => b.requests - a.requests || (a.host < b.host ? -1 : 1));
    },
  };
}

function searched({ request, operation, indicator }: AuditEntry): string {
  return `${request} ${operation} ${indicator?.value ?? ''}`.toLowerCase();
}
