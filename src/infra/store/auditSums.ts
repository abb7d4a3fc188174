import type { AuditEntry, AuditLog } from '../../core/operation/audit';

/** What an AuditLog tells of entries in memory, oldest first; `sqliteAuditLog.ts` asks the database. */

const USUAL_LIMIT = 1000;

export function searchIn(
  entries: readonly AuditEntry[],
  { text, since, limit = USUAL_LIMIT }: Parameters<AuditLog['search']>[0],
): AuditEntry[] {
  const wanted = text?.toLowerCase() ?? '';
  const found: AuditEntry[] = [];
  for (const entry of entries.toReversed()) {
    if (found.length >= limit) {
      break;
    }
    if ((since === undefined || entry.at >= since) && searched(entry).includes(wanted)) {
      found.push(entry);
    }
  }
  return found;
}

export function spentIn(
  entries: readonly AuditEntry[],
  ...[provider, product, since]: Parameters<AuditLog['spentSince']>
): number {
  let sum = 0;
  for (const entry of entries) {
    if (entry.provider === provider && entry.at >= since) {
      for (const cost of entry.cost) {
        sum += product === undefined || cost.product === product ? cost.amount : 0;
      }
    }
  }
  return sum;
}

export function requestsIn(
  entries: readonly AuditEntry[],
  ...[provider, since]: Parameters<AuditLog['requestsSince']>
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const entry of entries) {
    if (entry.provider === provider && entry.at >= since && entry.host !== '') {
      counts.set(entry.host, (counts.get(entry.host) ?? 0) + 1);
    }
  }
  return counts;
}

/** The most asked first. */
export function mostAsked(
  counts: ReadonlyMap<string, number>,
): ReturnType<AuditLog['requestsSince']> {
  return [...counts]
    .map(([host, requests]) => ({ host, requests }))
    .sort((a, b) => b.requests - a.requests || (a.host < b.host ? -1 : 1));
}

function searched({ request, operation, indicator }: AuditEntry): string {
  return `${request} ${operation} ${indicator?.value ?? ''}`.toLowerCase();
}
