import * as z from 'zod';
import { LensError } from '../../core/errors';
import { isLoopbackHost } from '../../core/loopback';

/** The only host of the API. Source: DomainTools/python_api and the vendor's OpenAPI. */
const DEFAULT_BASE_URL = 'https://api.domaintools.com';

export type AuthenticationMode = 'hmac' | 'header' | 'openKey';

const schema = z.looseObject({
  enabled: z.boolean().default(true),
  baseUrl: z.string().default(DEFAULT_BASE_URL),
  authentication: z.enum(['hmac', 'header', 'openKey']).default('hmac'),
});

export interface DomainToolsSettings {
  readonly enabled: boolean;
  /** Without a final slash and without `/v1`: `https://api.domaintools.com`. */
  readonly baseUrl: string;
  readonly origin: string;
  /** Host, and port where it is not the usual one. */
  readonly host: string;
  readonly authentication: AuthenticationMode;
}

/** Reads `indicatorLens.domaintools`. Throws a LensError (`badSettings`) that names the setting. */
export function readSettings(settings: unknown): DomainToolsSettings {
  const parsed = schema.safeParse(settings ?? {});
  if (!parsed.success) {
    const name = parsed.error.issues[0]?.path.join('.') ?? '';
    throw badSettings(
      name === '' ? 'indicatorLens.domaintools' : `indicatorLens.domaintools.${name}`,
      'does not hold one of the values it can have',
    );
  }
  const { enabled, baseUrl, authentication } = parsed.data;
  const url = readBaseUrl(baseUrl.trim() === '' ? DEFAULT_BASE_URL : baseUrl.trim());
  const path = url.pathname.replace(/\/+$/, '').replace(/\/v1$/, '');
  return {
    enabled,
    baseUrl: url.origin + path,
    origin: url.origin,
    host: url.host,
    authentication,
  };
}

function readBaseUrl(text: string): URL {
  const setting = 'indicatorLens.domaintools.baseUrl';
  if (!URL.canParse(text)) {
    throw badSettings(setting, 'is not a URL');
  }
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw badSettings(setting, 'is not an https URL');
  }
  if (url.protocol === 'http:' && !isLoopbackHost(url.hostname)) {
    throw badSettings(setting, 'is plain HTTP, which would carry the key in clear text');
  }
  if (url.username !== '' || url.password !== '') {
    throw badSettings(setting, 'holds a user name or a password');
  }
  if (url.search !== '' || url.hash !== '') {
    throw badSettings(setting, 'holds a query or a fragment');
  }
  return url;
}

function badSettings(setting: string, what: string): LensError {
  return new LensError({
    reason: 'badSettings',
    message: `The setting ${setting} ${what}.`,
    remedy: `Correct ${setting}; the usual server is ${DEFAULT_BASE_URL}.`,
    action: 'openSettings',
  });
}
