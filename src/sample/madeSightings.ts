import type { Sighting } from './facts';
import { neighbour, neighbourNames } from './neighbours';
import { nameServers } from './places';

/** Passive DNS records of the names that are made by rule, as `sightings` has them of the story's. */

/** Records with this owner name. */
export function madeOf(name: string): readonly Sighting[] {
  const facts = neighbour(name);
  if (facts === undefined) {
    return [];
  }
  const [address] = facts.addresses;
  const own: readonly Sighting[] =
    address === undefined ? [] : [[name, 'A', address, since(name), '2026-11-20', 9]];
  return [
    ...own,
    [name, 'NS', 'ns1.park-dns.example', since(name), '2026-11-20', 5],
    [name, 'NS', 'ns2.park-dns.example', since(name), '2026-11-20', 5],
  ];
}

/** Records whose data is this address or name server, and how many there are in all. */
export function madePointingTo(value: string): {
  readonly rows: readonly Sighting[];
  readonly total: number;
} {
  if (value === '203.0.113.80') {
    const rows = neighbourNames().map((name): Sighting => [
      name,
      'A',
      value,
      since(name),
      '2026-11-20',
      9,
    ]);
    return { rows, total: rows.length };
  }
  const server = nameServers.find(
    ({ domain }) => value === `ns1.${domain}` || value === `ns2.${domain}`,
  );
  if (server === undefined) {
    return { rows: [], total: 0 };
  }
  const rows = neighbourNames().map((name): Sighting => [
    name,
    'NS',
    value,
    since(name),
    '2026-11-20',
    5,
  ]);
  return { rows, total: server.primary };
}

function since(name: string): string {
  return neighbour(name)?.moves[0]?.[0] ?? '2026-01-01';
}
