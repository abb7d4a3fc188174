import type { DomainToolsEndpoint } from './answer';

/** Products, limits and usage as `/v1/account` tells them. */

/** What is counted against the account, as `/v1/account` names it. */
export function productOf(endpoint: DomainToolsEndpoint): string {
  return endpoint === 'host-domains' ? 'reverse-ip' : endpoint;
}

/** Units spent of a product. */
export interface Usage {
  readonly today: number;
  readonly month: number;
}

const LIMITS: readonly (readonly [product: string, perMinute: number, perMonth: number | null])[] =
  [
    ['account-information', 5, 100_000],
    ['whois', 120, 10_000],
    ['parsed-whois', 120, 10_000],
    ['whois-history', 120, 5000],
    ['reverse-ip', 10, 5000],
    ['reverse-name-server', 10, 5000],
    ['hosting-history', 120, 10_000],
    ['risk', 120, 10_000],
    ['risk-evidence', 120, 10_000],
    ['reputation', 120, null],
    ['reverse-mx', 10, 1000],
    ['iris-investigate', 20, 1000],
    ['iris-enrich', 60, 10_000],
  ];

/** `/v1/account`, with its envelope: every number is a string there. */
export function accountBody(
  username: string,
  usage: (product: string) => Usage,
  without: readonly string[] = [],
): object {
  return {
    response: {
      account: { api_username: username, active: true },
      products: LIMITS.filter(([product]) => !without.includes(product)).map(
        ([product, perMinute, perMonth]) => ({
          id: product,
          per_month_limit: perMonth === null ? null : String(perMonth),
          per_hour_limit: null,
          per_minute_limit: String(perMinute),
          absolute_limit: null,
          usage: { today: String(usage(product).today), month: String(usage(product).month) },
          expiration_date: null,
        }),
      ),
    },
  };
}
