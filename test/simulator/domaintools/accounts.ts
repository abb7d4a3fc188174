import { PARSED_REGISTRATION } from '../../../src/sample/domaintools/answer';
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
const { product } = PARSED_REGISTRATION;
const ALL: Lacking = [...CLASSIC, ...IRIS, ...HISTORY, product];

/** Everything but these. */
const but = (...had: Lacking): Lacking => ALL.filter((each) => !had.includes(each));

/**
 * What accounts of each kind lack. `history` is Iris Investigate and domain history,
 * `registration` the parsed registration alone; `silent` is
 * Iris Investigate, and its `/v1/account` is refused.
 */
export const ACCOUNTS = {
  all: [],
  classic: but(...CLASSIC),
  iris: but('iris-investigate'),
  history: but('iris-investigate', 'domain-history'),
  enrich: but('iris-enrich'),
  registration: but(product),
  none: ALL,
  silent: [...but('iris-investigate'), 'account-information'],
} satisfies Readonly<Record<string, Lacking>>;

/** Throws where there is no such kind. */
export function lackingIn(kind: string): Lacking {
  const found = Object.entries<Lacking>(ACCOUNTS).find(([name]) => name === kind);
  if (found === undefined) {
    throw new Error(`An account is one of ${Object.keys(ACCOUNTS).join(', ')}.`);
  }
  return found[1];
}
