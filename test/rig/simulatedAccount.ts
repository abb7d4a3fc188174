import type { Credentials } from '../../src/core/operation/credentials';
import type { ProviderId } from '../../src/core/operation/ids';
import { Registry } from '../../src/core/operation/registry';
import { providers } from '../../src/providers';
import type { Addresses } from '../simulator/model';
import { vendors } from '../simulator/vendors';
import type { DemoCredentials } from './companion';

const registry = new Registry(providers);

/** The account that the simulator knows at each vendor that has accounts. */
export const simulatedCredentials: readonly DemoCredentials[] = vendors.flatMap(
  ({ provider, credentials }) => (credentials === undefined ? [] : [{ provider, ...credentials }]),
);

/** The same by provider, as a store of secrets gives it. */
export const credentialsByProvider: Readonly<Record<ProviderId, Credentials>> = Object.fromEntries(
  simulatedCredentials.map(({ provider, ...fields }) => [provider, fields]),
);

/** What of credentials must stand nowhere but in the secret storage and in a request. */
export function secretsOf(credentials: readonly DemoCredentials[]): readonly string[] {
  return credentials.flatMap(({ provider, ...fields }) =>
    (registry.provider(provider).credentials?.fields ?? [])
      .filter(({ secret }) => secret)
      .flatMap(({ id }) => fields[id] ?? []),
  );
}

type Settings = Readonly<Record<string, unknown>>;

/** User settings that point every provider at the simulator. */
export function settingsFor(addresses: Addresses): Settings {
  return Object.assign({}, ...vendors.map((vendor) => vendor.settings(addresses))) as Settings;
}

/** Those of the providers that need no key, so that they are asked before anybody has set anything. */
export function keylessSettingsFor(addresses: Addresses): Settings {
  return Object.assign(
    {},
    ...vendors
      .filter(({ credentials }) => credentials === undefined)
      .map((vendor) => vendor.settings(addresses)),
  ) as Settings;
}

/** The same as each provider reads them: its settings without their prefix, by provider. */
export function blocksFor(addresses: Addresses): Readonly<Record<ProviderId, Settings>> {
  const settings = Object.entries(settingsFor(addresses));
  const block = (provider: ProviderId): Settings => {
    const prefix = `indicatorLens.${provider}.`;
    return Object.fromEntries(
      settings
        .filter(([name]) => name.startsWith(prefix))
        .map(([name, value]) => [name.slice(prefix.length), value]),
    );
  };
  return Object.fromEntries(vendors.map(({ provider }) => [provider, block(provider)]));
}
