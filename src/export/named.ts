import type { IndicatorRef } from '../core/indicator/model';
import { relatedKey } from '../core/library/entry';
import { gathered } from '../core/library/gathered';
import type { RelatedIndicator } from '../core/library/model';
import { cellText } from '../core/result/cellText';
import type { Cell, Result } from '../core/result/model';

/** The indicators that an answer names, with what they are to the one asked about, each once. */
export function relatedOf(result: Result): readonly RelatedIndicator[] {
  const named = result.sections.flatMap(
    (section) =>
      gathered({
        result,
        section,
        rows: section.type === 'table' ? section.rows.map((_, index) => index) : [],
        factIds: section.type === 'facts' ? section.facts.map(({ id }) => id) : [],
      }).related,
  );
  return [...new Map(named.map((one) => [relatedKey(one), one])).values()];
}

/** One resource record of a passive DNS answer. */
export interface DnsRecord {
  readonly name: IndicatorRef | undefined;
  readonly rrname: string;
  readonly rrtype: string;
  readonly answer: IndicatorRef | undefined;
  readonly rdata: string;
  /** ISO 8601. */
  readonly firstSeen: string | undefined;
  readonly lastSeen: string | undefined;
  readonly count: number | undefined;
  readonly origin: string | undefined;
}

/** The resource records in the tables of an answer, by the ids of their columns (RFC 1035 names). */
export function dnsRecordsOf({ sections }: Pick<Result, 'sections'>): readonly DnsRecord[] {
  return sections.flatMap((section) => {
    if (section.type !== 'table') {
      return [];
    }
    const at = (id: string): number => section.columns.findIndex((column) => column.id === id);
    const [rrname, rrtype, rdata] = [at('rrname'), at('rrtype'), at('rdata')];
    if (rrname < 0 || rrtype < 0 || rdata < 0) {
      return [];
    }
    const [firstSeen, lastSeen, count, origin] = ['firstSeen', 'lastSeen', 'count', 'origin'].map(
      at,
    );
    return section.rows.map((row) => {
      const text = (index: number | undefined): string | undefined =>
        cellText(row[index ?? -1]) || undefined;
      const counted = row[count ?? -1];
      return {
        name: refOf(row[rrname]),
        rrname: refOf(row[rrname])?.value ?? cellText(row[rrname]),
        rrtype: cellText(row[rrtype]),
        answer: refOf(row[rdata]),
        rdata: cellText(row[rdata]),
        firstSeen: text(firstSeen),
        lastSeen: text(lastSeen),
        count: typeof counted === 'number' ? counted : undefined,
        origin: text(origin),
      };
    });
  });
}

function refOf(cell: Cell | undefined): IndicatorRef | undefined {
  return cell !== null && typeof cell === 'object'
    ? { kind: cell.kind, value: cell.value }
    : undefined;
}
