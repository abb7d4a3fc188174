import type { Simulator } from '../simulator';
import type { DemoCredentials } from './companion';

/** The account that the simulator knows. */
export const simulatedCredentials: readonly DemoCredentials[] = [
  {
    provider: 'domaintools',
    username: 'example_user',
    key: '0123456789abcdef0123456789abcdef',
  },
  { provider: 'circl', token: 'analyst:correct horse' },
];

/** User settings that point both providers at the simulator. */
export function settingsFor(simulator: Simulator): Readonly<Record<string, unknown>> {
  return {
    'indicatorLens.domaintools.baseUrl': simulator.domaintools,
    'indicatorLens.circl.host': simulator.circl.host,
    'indicatorLens.circl.port': simulator.circl.port,
    'indicatorLens.circl.basePath': simulator.circl.basePath,
    'indicatorLens.circl.useHttp': true,
  };
}
