import type { DomainToolsBehaviour } from './behaviour';

type Lacking = DomainToolsBehaviour['withoutProducts'];

const CLASSIC: Lacking = [
  'whois',
  'parsed-whois',
  'whois-history',
  'reverse-ip',
  'reverse-name-server',
  'hosting-history',
  'risk',
  'risk-evidence',
  'reputation',
  'reverse-mx',
];
const IRIS: Lacking = ['iris-investigate', 'iris-enrich'];
/** In no list of an account; sold beside Iris. */
const HISTORY: Lacking = ['domain-history'];

/**
 * What accounts of each kind lack. `history` is Iris Investigate and domain history; `silent` is
 * Iris Investigate, and its `/v1/account` is refused.
 */
export const ACCOUNTS = {
  all: [],
  classic: [...IRIS, ...HISTORY],
  iris: [...CLASSIC, ...HISTORY, 'iris-enrich'],
  history: [...CLASSIC, 'iris-enrich'],
  enrich: [...CLASSIC, ...HISTORY, 'iris-investigate'],
  none: [...CLASSIC, ...IRIS, ...HISTORY],
  silent: [...CLASSIC, ...HISTORY, 'iris-enrich', 'account-information'],
} as const satisfies Readonly<Record<string, Lacking>>;

/** Throws where there is no such kind. */
export function lackingIn(kind: string): Lacking {
  const found = Object.entries<Lacking>(ACCOUNTS).find(([name]) => name === kind);
  if (found === undefined) {
    throw new Error(`An account is one of ${Object.keys(ACCOUNTS).join(', ')}.`);
  }
  return found[1];
}
