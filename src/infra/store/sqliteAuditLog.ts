import type { Cost } from '../../core/operation/cost';
import type { AuditEntry, AuditLog } from '../../core/operation/audit';
import type { Clock } from '../../core/ports';
import { SKEW_MS } from '../../core/wrongClock';
import { mostAsked, requestsIn, searchIn, spentIn } from './auditSums';
import type { Database } from './database';
import type { Row } from './sqlite';
import { isSteady } from './steadyClock';

interface Unwritten {
  entry: AuditEntry;
  id: number | undefined;
}

const USUAL_LIMIT = 1000;
/** Longer than a year is looked back at: what is older is dropped. */
const KEPT_DAYS = 400;
const DAY_MS = 86_400_000;

/** The AuditLog port in the database that all windows share. Tables: `migrations/002-batches.ts`. */
export function createSqliteAuditLog(
  database: Pick<Database, 'get' | 'all' | 'run' | 'write'>,
  clock: Clock,
): AuditLog {
  let tidied = false;
  /** What is dated later was written while the clock was wrong, and is no part of today. */
  const latest = (): string => new Date(clock.now() + SKEW_MS).toISOString();
  /** What waits for the database counts all the same. Empty unless another process holds the file. */
  const unwritten = new Set<Unwritten>();
  const waiting = (): AuditEntry[] => [...unwritten].map(({ entry }) => entry);
  const tidy = (): void => {
    tidied = true;
    const now = clock.now();
    if (!isSteady(database, now)) {
      return;
    }
    const before = new Date(now - KEPT_DAYS * DAY_MS).toISOString();
    database.run('DELETE FROM audit_costs WHERE at < ?', before);
    database.run('DELETE FROM audit WHERE at < ?', before);
  };
  const addCosts = (entry: number, { at, provider }: AuditEntry, cost: readonly Cost[]): void => {
    for (const { product, amount, unit, bound } of cost) {
      database.run(
        `INSERT INTO audit_costs (entry, at, provider, product, amount, unit, bound)
         VALUES (?, ?, ?, ?, ?, ?, ?)`,
        entry,
        at,
        provider,
        product,
        Math.round(amount),
        unit,
        bound ?? null,
      );
    }
  };

  return {
    record(entry) {
      const own: Unwritten = { entry, id: undefined };
      unwritten.add(own);
      const written = (): void => void unwritten.delete(own);
      database.write(() => {
        if (!tidied) {
          tidy();
        }
        const row = database.get(
          `INSERT INTO audit (at, provider, operation, kind, value, request, asked_from, outcome, host, reach)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id`,
          entry.at,
          entry.provider,
          entry.operation,
          entry.indicator?.kind ?? null,
          entry.indicator?.value ?? null,
          entry.request,
          entry.askedFrom,
          entry.outcome,
          entry.host,
          entry.reach ?? null,
        );
        // Not a constant: the work is done again where it was done in memory first.
        own.id = Number(row?.id);
        addCosts(own.id, entry, entry.cost);
      }, written);
      return (end) => {
        own.entry = { ...own.entry, ...end };
        database.write(() => {
          const id = own.id ?? null;
          database.run('UPDATE audit SET outcome = ? WHERE id = ?', end.outcome, id);
          if (JSON.stringify(end.cost) !== JSON.stringify(entry.cost)) {
            database.run('DELETE FROM audit_costs WHERE entry = ?', id);
            addCosts(Number(id), entry, end.cost);
          }
        });
      };
    },
    search(query) {
      const { text, since, limit = USUAL_LIMIT } = query;
      const pattern = `%${(text ?? '').replace(/[\\%_]/g, '\\$&')}%`;
      const written = database
        .all(
          `SELECT * FROM audit WHERE at >= ?
             AND (request || ' ' || operation || ' ' || coalesce(value, '')) LIKE ? ESCAPE '\\'
           ORDER BY at DESC, id DESC LIMIT ?`,
          since ?? '',
          pattern,
          limit,
        )
        .map((row) => entryOf(row, costsOf(database, row)));
      return unwritten.size === 0
        ? written
        : [...searchIn(waiting(), query), ...written].slice(0, limit);
    },
    spentSince(provider, product, since) {
      const row =
        product === undefined
          ? database.get(
              `SELECT sum(amount) AS spent FROM audit_costs
               WHERE provider = ? AND at BETWEEN ? AND ?`,
              provider,
              since,
              latest(),
            )
          : database.get(
              `SELECT sum(amount) AS spent FROM audit_costs
               WHERE provider = ? AND at BETWEEN ? AND ? AND product = ?`,
              provider,
              since,
              latest(),
              product,
            );
      return Number(row?.spent ?? 0) + spentIn(waiting(), provider, product, since);
    },
    requestsSince(provider, since) {
      const counts = new Map(requestsIn(waiting(), provider, since));
      for (const { host, requests } of database.all(
        `SELECT host, count(*) AS requests FROM audit
         WHERE provider = ? AND at BETWEEN ? AND ? AND host <> '' GROUP BY host`,
        provider,
        since,
        latest(),
      )) {
        counts.set(String(host), (counts.get(String(host)) ?? 0) + Number(requests));
      }
      return mostAsked(counts);
    },
  };
}

function entryOf(row: Row, cost: readonly Cost[]): AuditEntry {
  const { kind, value } = row;
  return {
    at: String(row.at),
    provider: String(row.provider),
    operation: String(row.operation),
    ...(isKind(kind) && typeof value === 'string' ? { indicator: { kind, value } } : {}),
    request: String(row.request),
    host: String(row.host),
    ...(typeof row.reach === 'string' ? { reach: row.reach } : {}),
    askedFrom: String(row.asked_from),
    outcome: String(row.outcome),
    cost,
  };
}

function isKind(value: unknown): value is 'ipv4' | 'ipv6' | 'fqdn' {
  return value === 'ipv4' || value === 'ipv6' || value === 'fqdn';
}

function costsOf(database: Pick<Database, 'all'>, { id }: Row): readonly Cost[] {
  return database
    .all('SELECT product, amount, unit, bound FROM audit_costs WHERE entry = ?', id ?? null)
    .map(({ product, amount, unit, bound }) => ({
      product: String(product),
      amount: Number(amount),
      unit: unit === 'record' || unit === 'request' ? unit : 'query',
      ...(bound === 'atMost' || bound === 'atLeast' ? { bound } : {}),
    }));
}
