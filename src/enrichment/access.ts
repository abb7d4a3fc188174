import { LensError } from '../core/errors';
import type { Failure } from '../core/errors';
import type { IndicatorRef } from '../core/indicator/model';
import type { Credentials, Secrets } from '../core/operation/credentials';
import type { Provider, Server } from '../core/operation/model';
import type { CacheSettings, Settings } from '../core/operation/settings';
import type { DataSource } from '../core/result/model';
import { DEFAULT_CACHE } from './cacheLife';
import { ignoreListOf } from './ignoreList';
import { refusalOf } from './policy';

/** The way to a provider's server, as the settings are now. */
export interface Access {
  readonly provider: Provider;
  readonly data: DataSource;
  readonly settings: unknown;
  readonly server: Server;
  readonly cache: CacheSettings;
  /** Why this name or address must not be sent there, or undefined where it may be. */
  refusal(indicator: IndicatorRef): Failure | undefined;
}

/**
 * Reads the settings and finds the server. Throws a LensError (`badSettings`) where they are not
 * usable. The sample case has its own settings, the provider's defaults, and refuses nothing.
 */
export function accessTo(provider: Provider, data: DataSource, settings: Settings): Access {
  const cache = settings.cache?.() ?? DEFAULT_CACHE;
  if (data === 'sample') {
    return {
      provider,
      data,
      settings: {},
      server: provider.server({}),
      cache: { ...cache, offline: false }, // it asks nobody in any case
      refusal: () => undefined,
    };
  }
  const block = settings.provider(provider.id);
  const server = provider.server(block);
  const ignored = ignoreListOf(settings.ignored());
  return {
    provider,
    data,
    settings: block,
    server,
    cache,
    refusal: (indicator) => refusalOf(indicator, provider, server, ignored),
  };
}

export function disabledFailure(provider: Provider): Failure {
  return {
    reason: 'disabled',
    message: `${provider.name} is switched off.`,
    remedy: `Switch on ${provider.name} in the settings to ask it.`,
    action: 'openSettings',
  };
}

export const OFFLINE: Failure = {
  reason: 'offline',
  message: 'You work offline, and the answer is not stored.',
  remedy: 'Go online to ask.',
  action: 'goOnline',
};

/** Credentials that open no door, for what never leaves this machine. */
export function standIn(
  { credentials }: Pick<Provider, 'credentials'>,
  value: string,
): Credentials | undefined {
  return credentials && Object.fromEntries(credentials.fields.map(({ id }) => [id, value]));
}

/** Throws a LensError where the provider needs credentials and none are stored for its server. */
export async function credentialsFor(
  access: Access,
  secrets: Secrets,
): Promise<Credentials | undefined> {
  const { provider, server } = access;
  if (access.data === 'sample') {
    return standIn(provider, 'sample');
  }
  if (provider.credentials === undefined) {
    return undefined;
  }
  const stored = await secrets.read(provider.id, server.origin);
  if (stored !== undefined || provider.credentials?.required !== true) {
    return stored;
  }
  throw new LensError(
    (await secrets.has(provider.id))
      ? {
          reason: 'credentialsForAnotherOrigin',
          message: `The stored credentials of ${provider.name} were entered for another server than ${server.origin}, so they are not sent there.`,
          remedy: `Enter credentials for ${server.origin}, or correct the server in the settings.`,
          action: 'setCredentials',
        }
      : {
          reason: 'noCredentials',
          message: `No credentials of ${provider.name} are stored.`,
          remedy: `Enter the credentials of your ${provider.name} account.`,
          action: 'setCredentials',
        },
  );
}
