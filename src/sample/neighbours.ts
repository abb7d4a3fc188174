import type { DomainFacts } from './facts';
import { plain } from './registrations';

/**
 * The names that share the address or the name server of the case, made by rule so that thousands
 * of them cost no text. The same on every machine.
 */

const FIRST = (
  'account advance amber archive atlas autumn beacon bright canal capital cedar city clear coast ' +
  'copper coral crown delta direct early ember field first garden global grand green harbor hill iron'
).split(' ');
const SECOND = (
  'bakery bikes books cargo cloud clinic coffee crafts design energy farms fitness foods gallery ' +
  'games glass goods guitars homes hotels invoice kitchen lab law market media mobile motors music ' +
  'news outdoor parcel pets photo planet press repair school shop studio supply'
).split(' ');

/** Names at 203.0.113.80 beside those of the story: with those, the list there is 1,200 long. */
const NEIGHBOURS = 1197;
/** DomainTools lists at most 10,000 names of a name server. */
const LISTED = 10_000;

/** Spreads neighbouring numbers over a range: no two runs differ. */
function spread(index: number, range: number): number {
  return ((index * 2654435761) >>> 8) % range;
}

function makeNames(): string[] {
  const pairs = FIRST.flatMap((first) => SECOND.map((second) => `${first}-${second}`));
  const names: string[] = [];
  for (let round = 0; names.length < LISTED; round++) {
    for (const pair of pairs) {
      const tail = round === 0 ? '' : String(round + 1);
      names.push(`${pair}${tail}.${pair.endsWith('shop') ? 'test' : 'example'}`);
    }
  }
  return names.slice(0, LISTED - NEIGHBOUR_STORY.length);
}

/** Names of the story that share address and name server. */
const NEIGHBOUR_STORY = [
  'hostile-whois.example',
  'login-secure.example',
  'xn--lgin-secure-rfb.example',
] as const;

let made: readonly string[] | undefined;
let places: ReadonlyMap<string, number> | undefined;

function names(): readonly string[] {
  return (made ??= makeNames());
}

/** The other names on 203.0.113.80. */
export function neighbourNames(): readonly string[] {
  return names().slice(0, NEIGHBOURS);
}

/** What DomainTools lists for park-dns.example: 10,000 names, sorted. */
export function parkNames(): readonly string[] {
  return [...names(), ...NEIGHBOUR_STORY].sort();
}

/** What is known about a name made here, or undefined for any other. */
export function neighbour(name: string): DomainFacts | undefined {
  places ??= new Map(names().map((each, index) => [each, index]));
  const index = places.get(name);
  if (index === undefined) {
    return undefined;
  }
  const day = `2026-${String(1 + spread(index, 11)).padStart(2, '0')}-${String(1 + spread(index + 7, 20)).padStart(2, '0')}`;
  const near = index < NEIGHBOURS;
  return {
    name,
    registrations: plain(day, day.replace('2026', '2027'), 'park-dns.example', [day]),
    addresses: [near ? '203.0.113.80' : '203.0.113.90'],
    mail: near && index % 36 === 0 ? [{ host: 'mx1.postbox.example', priority: 10 }] : [],
    risk: { proximity: (near ? 40 : 10) + spread(index, 45) },
    moves: [[day, null, near ? '203.0.113.80' : '203.0.113.90']],
    transfers: [],
  };
}
