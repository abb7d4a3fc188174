import type { CappedBy, TableSection } from '../../core/result/model';
import type { Relation } from '../../core/result/relation';
import { hostCell } from '../kit/cells';
import { counted, grouped } from '../kit/words';

/** A list of domains and what the vendor counts beside it. */
interface DomainList {
  readonly id: string;
  readonly title: string;
  readonly names: readonly string[];
  /** What they are to the indicator that was asked about. */
  readonly relation: Relation;
  /** The vendor's own count; it is off in both directions. */
  readonly counted: number | undefined;
  /** The `limit` that was asked for. */
  readonly limit?: number;
  /** Where the vendor is known to cut the list. */
  readonly vendorLimit?: number;
  /** Overrides why a list is short of its count. */
  readonly shortBecause?: string;
}

/** One table of domain names, honest about what is not in it. */
export function domainTable(domains: DomainList): TableSection {
  const shown = domains.names.length;
  const total = domains.counted;
  const cappedBy = cappedByOf(domains);
  const note =
    total === undefined || total === shown
      ? undefined
      : `DomainTools counts ${counted(total, 'domain')} and lists ${grouped(shown)}.`;
  return {
    type: 'table',
    id: domains.id,
    title: domains.title,
    columns: [{ id: 'domain', label: 'Domain', type: 'indicator', relation: domains.relation }],
    rows: domains.names.map((name) => [hostCell(name)]),
    shown,
    ...(total === undefined ? {} : { total }),
    ...(cappedBy === undefined ? {} : { cappedBy }),
    ...(note === undefined ? {} : { note }),
    addLabel: 'Add Selected Domains',
  };
}

function cappedByOf(domains: DomainList): CappedBy | undefined {
  const shown = domains.names.length;
  const { limit, vendorLimit } = domains;
  if (limit !== undefined && shown >= limit && (domains.counted ?? shown) >= shown) {
    return { by: 'request', reason: `At most ${counted(limit, 'name')} were asked for` };
  }
  if (domains.counted === undefined || domains.counted <= shown) {
    return undefined;
  }
  return {
    by: 'vendor',
    reason:
      domains.shortBecause ??
      (vendorLimit !== undefined && shown >= vendorLimit
        ? `DomainTools lists at most ${grouped(vendorLimit)} names`
        : 'DomainTools lists fewer names than it counts'),
  };
}

/** `Shown 10,000 of 18,139 primary domains on x: DomainTools lists at most 10,000 names.` */
export function shortage(table: TableSection, what: string): string | undefined {
  return table.cappedBy === undefined || table.total === undefined || table.total <= table.shown
    ? undefined
    : `Shown ${grouped(table.shown)} of ${grouped(table.total)} ${what}: ${table.cappedBy.reason}.`;
}
