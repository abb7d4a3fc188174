import type { IndicatorRef } from '../core/indicator/model';
import type { RelatedIndicator } from '../core/library/model';
import { cellText } from '../core/result/cellText';
import type { Cell, Result, TableSection } from '../core/result/model';

/** The indicators that an answer names, with what they are to the one asked about, each once. */
export function relatedOf(result: Result): readonly RelatedIndicator[] {
  const { operation, retrievedAt, indicator } = result;
  const found = new Map<string, RelatedIndicator>();
  const add = (cell: Cell, relation: string | undefined): void => {
    if (relation === undefined || cell === null || typeof cell !== 'object') {
      return;
    }
    const { kind, value } = cell;
    if (value !== indicator.value) {
      const related = { indicator: { kind, value }, relation, operation, retrievedAt };
      found.set(`${relation} ${value}`, related);
    }
  };
  for (const section of result.sections) {
    if (section.type === 'facts') {
      for (const { relation, values } of section.facts) {
        values.forEach((cell) => add(cell, relation));
      }
    } else if (section.type === 'table') {
      eachRelated(section, add);
    }
  }
  return [...found.values()];
}

function eachRelated(
  { columns, rows }: TableSection,
  add: (cell: Cell, relation: string | undefined) => void,
): void {
  columns.forEach(({ relation, relationBy }, at) => {
    const by = relationBy && columns.findIndex(({ id }) => id === relationBy.column);
    if (relation === undefined && by === undefined) {
      return;
    }
    for (const row of rows) {
      add(
        row[at] ?? null,
        relationBy === undefined || by === undefined
          ? relation
          : relationBy.relations[cellText(row[by])],
      );
    }
  });
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
