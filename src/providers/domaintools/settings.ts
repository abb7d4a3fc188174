import * as z from 'zod';
import type { CredentialsRisk } from '../../core/operation/credentials';
import { readBaseUrl } from '../kit/baseUrl';
import { badSetting, once, readBlock, setting } from '../kit/settings';

/** The only host of the API. Source: DomainTools/python_api and the vendor's OpenAPI. */
const DEFAULT_BASE_URL = 'https://api.domaintools.com';

const MODES = ['hmac', 'header', 'openKey'] as const;
export type AuthenticationMode = (typeof MODES)[number];

const PREFERENCES = ['auto', 'classic', 'iris'] as const;
type Preference = (typeof PREFERENCES)[number];

/** `indicatorLens.domaintools`. */
export const settingsSchema = once(() =>
  z.object({
    enabled: setting(z.boolean().default(true), 'Offer the DomainTools operations.'),
    baseUrl: setting(
      z.string().default(DEFAULT_BASE_URL),
      'Address of the DomainTools API. Credentials are bound to it: after a change they are asked for again. Plain `http://` is refused unless the server is on this machine.',
    ),
    authentication: setting(z.enum(MODES).default('hmac'), 'How requests prove who asks.', {
      markdownEnumDescriptions: [
        'Signs each request with HMAC-SHA256. The key itself never crosses the network. The clock of this machine must be right.',
        'Sends the key in the `X-Api-Key` header.',
        '**Discouraged.** Sends user name and key in the URL, where every proxy and server log keeps them.',
      ],
    }),
    prefer: setting(
      z.enum(PREFERENCES).default('auto'),
      'Which products answer where the account has several that can.',
      {
        markdownEnumDescriptions: [
          'What the account lists, the classic product first.',
          'The classic products, such as Parsed WHOIS and Reverse IP; Iris where the account has none.',
          'Iris: one query answers risk, WHOIS, addresses, name servers and mail servers of a name. The classic product where the account has no Iris.',
        ],
      },
    ),
    guidedPivot: setting(
      z.int().min(2).max(5000).default(500),
      'Values of an Iris Profile that at most so many domains share are marked, and can be followed.',
    ),
  }),
);

export interface DomainToolsSettings {
  readonly enabled: boolean;
  /** Without a final slash and without `/v1`: `https://api.domaintools.com`. */
  readonly baseUrl: string;
  readonly origin: string;
  /** Host, and port where it is not the usual one. */
  readonly host: string;
  readonly authentication: AuthenticationMode;
  readonly prefer: Preference;
  /** Most domains that share a value which leads on. */
  readonly guidedPivot: number;
}

/** Reads `indicatorLens.domaintools`. Throws a LensError (`badSettings`) that names the setting. */
export function readSettings(settings: unknown): DomainToolsSettings {
  const { enabled, baseUrl, authentication, prefer, guidedPivot } = readBlock(
    'domaintools',
    settingsSchema(),
    settings,
  );
  const typed = baseUrl.trim();
  const url = readBaseUrl(typed === '' ? DEFAULT_BASE_URL : typed, 'the key');
  if ('problem' in url) {
    const hint = `the usual server is ${DEFAULT_BASE_URL}`;
    throw badSetting('domaintools', 'baseUrl', url.problem, hint);
  }
  const path = url.pathname.replace(/\/+$/, '').replace(/\/v1$/, '');
  return {
    enabled,
    baseUrl: url.origin + path,
    origin: url.origin,
    host: url.host,
    authentication,
    prefer,
    guidedPivot,
  };
}

/** The mode that writes user name and key into each URL. */
export function keyInUrl(settings: unknown): CredentialsRisk | undefined {
  return readSettings(settings).authentication === 'openKey'
    ? {
        message: 'Your key would be sent in every URL.',
        detail:
          'The setting “authentication” is “openKey”: proxies and servers keep URLs in their logs. “hmac” never sends the key.',
      }
    : undefined;
}
