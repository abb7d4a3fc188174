import type { Addresses } from '../simulator/model';
import { vendors } from '../simulator/vendors';
import type { DemoCredentials } from './companion';

/** The account that the simulator knows at each vendor that has accounts. */
export const simulatedCredentials: readonly DemoCredentials[] = vendors.flatMap(
  ({ provider, credentials }) => (credentials === undefined ? [] : [{ provider, ...credentials }]),
);

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
