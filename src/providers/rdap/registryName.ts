import type { Network } from './wire';

/** By a word in the name of a server: the regional registries, and national ones under APNIC and LACNIC. */
const REGISTRIES: readonly [string, RegExp][] = [
  ['AFRINIC', /\bafrinic\b/i],
  ['APNIC', /\bapnic\b/i],
  ['ARIN', /\barin\b/i],
  ['LACNIC', /\blacnic\b/i],
  ['RIPE', /\bripe\b/i],
  ['CNNIC', /\bcnnic\b/i],
  ['IDNIC', /\bidnic\b/i],
  ['IRINN', /\birinn\b/i],
  ['JPNIC', /\bnic\.ad\.jp\b/i],
  ['KRNIC', /\b(?:krnic|kisa\.or\.kr)\b/i],
  ['NIC.br', /\bregistro\.br\b/i],
  ['TWNIC', /\btwnic\b/i],
  ['VNNIC', /\bvnnic\b/i],
];

/** The registry as WHOIS names it: its name where it is known, otherwise the host that answered. */
export function registryName({ port43 }: Pick<Network, 'port43'>, host: string): string {
  const known = [port43 ?? '', host].map(
    (server) => REGISTRIES.find(([, word]) => word.test(server))?.[0],
  );
  return known.find((name) => name !== undefined) ?? host;
}
