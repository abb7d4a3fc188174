import { LensError } from '../core/errors';
import type { Failure } from '../core/errors';
import type { IndicatorRef } from '../core/indicator/model';
import type { Credentials, Secrets } from '../core/operation/credentials';
import { highestTlpOf } from '../core/operation/highestTlp';
import type { Operation, Provider, Server } from '../core/operation/model';
import type { Documents, Http } from '../core/ports';
import type { CacheSettings } from '../core/operation/settings';
import type { DataSource } from '../core/result/model';
import { DEFAULT_CACHE } from './cacheLife';
import { ignoreListOf } from './ignoreList';
import { markedRefusal, refusalOf } from './policy';
import type { Refusal } from './policy';
import type { Parts } from './parts';

/** The way to a provider's server, as the settings are now. */
export interface Access {
  readonly provider: Provider;
  readonly data: DataSource;
  readonly http: Http;
  readonly settings: unknown;
  readonly server: Server;
  readonly cache: CacheSettings;
  /** Why nothing can be asked there: switched off, or not part of the sample case. */
  readonly closed?: Failure;
  /** Why this name or address must not be sent there, or undefined where it may be. */
  refusal(indicator: IndicatorRef): Refusal | undefined;
}

/**
 * Reads the settings and finds the server. Throws a LensError (`badSettings`) where they are not
 * usable. The sample case has its own settings, the provider's defaults, and refuses nothing.
 */
export function accessTo(
  provider: Provider,
  data: DataSource,
  { settings, environments, markings }: Pick<Parts, 'settings' | 'environments' | 'markings'>,
): Access {
  const cache = settings.cache?.() ?? DEFAULT_CACHE;
  if (data === 'sample') {
    const http = environments.sample(provider.id);
    return {
      provider,
      data,
      settings: {},
      server: provider.server({}),
      cache: { ...cache, offline: false }, // nothing of it leaves the machine in any case
      refusal: () => undefined,
      http: http ?? NO_HTTP,
      ...(http === undefined ? { closed: notInSample(provider) } : {}),
    };
  }
  const block = settings.provider(provider.id);
  const server = provider.server(block);
  const ignored = ignoreListOf(settings.ignored());
  const highest = highestTlpOf(provider, block);
  return {
    provider,
    data,
    http: environments.live,
    settings: block,
    server,
    cache,
    ...(server.enabled ? {} : { closed: disabled(provider) }),
    refusal: (indicator) =>
      refusalOf(indicator, provider, server, ignored) ??
      markedRefusal(indicator, provider, server, markings?.of(indicator), highest),
  };
}

const NO_HTTP: Http = {
  request: () => Promise.reject(new Error('Nobody answers: the sample case has no such vendor.')),
};

function notInSample({ name }: Provider): Failure {
  return {
    reason: 'notApplicable',
    message: `${name} is not part of the sample case.`,
    remedy: `Ask ${name} about an indicator of your own.`,
    action: 'none',
  };
}

/** Why an operation cannot be asked about this kind of indicator. */
export function notApplicable({ title }: Operation, { kind }: IndicatorRef): Refusal {
  const because = `${title} cannot be asked about ${kind === 'fqdn' ? 'a host name' : 'an address'}.`;
  return {
    because,
    failure: {
      reason: 'notApplicable',
      message: because,
      remedy: 'Choose an operation that takes this kind of indicator.',
      action: 'none',
    },
  };
}

function disabled(provider: Provider): Failure {
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

/** What a provider keeps; what the servers of the sample case say is no fact about the real ones. */
export function documentsOf(
  { provider, data }: Pick<Access, 'provider' | 'data'>,
  { documents }: Pick<Parts, 'documents'>,
): Documents {
  return documents.of(data === 'sample' ? `sample ${provider.id}` : provider.id);
}

/** Credentials that open no door, for what never leaves this machine. */
export function standIn(
  { credentials }: Pick<Provider, 'credentials'>,
  value: string,
): Credentials | undefined {
  return credentials && Object.fromEntries(credentials.fields.map(({ id }) => [id, value]));
}

/**
 * Throws a LensError where the provider needs credentials and none are stored for its server, where
 * they were stored and are lost, and where sending them is a risk that nobody accepted.
 */
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
  if (stored === undefined) {
    const lostSince = await secrets.lostSince?.(provider.id, server.origin);
    if (lostSince !== undefined) {
      throw new LensError(credentialsLost(provider, server.origin, lostSince));
    }
  }
  const risk = stored && provider.credentials.risk?.(access.settings);
  if (risk?.asksFirst === true && secrets.acceptsRisk?.(provider.id, server.origin) !== true) {
    throw new LensError({
      reason: 'insecure',
      message: `The credentials of ${provider.name} were not sent. ${risk.message}`,
      remedy: 'Correct the setting, or enter the credentials again and accept the risk.',
      action: 'setCredentials',
    });
  }
  if (stored !== undefined || !provider.credentials.required(access.settings)) {
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

/** An own server may answer without credentials, but not in the place of those that were stored. */
function credentialsLost({ name }: Provider, origin: string, since: string): Failure {
  return {
    reason: 'credentialsLost',
    message: `Credentials of ${name} were stored for ${origin} on ${since.slice(0, 10)}, but the key store no longer has them.`,
    remedy:
      'Enter them again. If they get lost again, check that a key ring is running on this system.',
    action: 'setCredentials',
  };
}
