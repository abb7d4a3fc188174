import type { TableSection } from '../../src/core/result/model';

/** A table as a vendor of DNS records gives it, with `count` rows. */
export function bigTable(count: number): TableSection {
  const types = ['A', 'AAAA', 'NS', 'MX', 'TXT'];
  return {
    type: 'table',
    id: 'records',
    title: 'Records',
    columns: [
      { id: 'rrname', label: 'rrname', type: 'indicator' },
      { id: 'rrtype', label: 'rrtype', type: 'text' },
      { id: 'rdata', label: 'rdata', type: 'indicator' },
      { id: 'first', label: 'first seen', type: 'date' },
      { id: 'last', label: 'last seen', type: 'date' },
      { id: 'count', label: 'count', type: 'number' },
    ],
    rows: Array.from({ length: count }, (_, index) => [
      { kind: 'fqdn' as const, value: `host-${index}.parked-${index % 97}.example` },
      types[index % types.length] ?? 'A',
      { kind: 'ipv4' as const, value: `203.0.113.${index % 256}` },
      day(index % 900),
      day((index % 900) + 40),
      (index * 7919) % 5000,
    ]),
    shown: count,
    total: count * 2 + 1,
    cappedBy: { by: 'vendor', reason: `The server sends at most ${count} records.` },
  };
}

function day(offset: number): string {
  return new Date(Date.UTC(2024, 0, 1 + offset)).toISOString().slice(0, 10);
}
