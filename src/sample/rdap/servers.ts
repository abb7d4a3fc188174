import type { Registrar } from '../facts';

/** Where the RDAP servers of the case are: base URLs that end with a slash (RFC 9224, section 3). */
export interface RdapServers {
  /** The registry of .example and .test. */
  readonly registry: string;
  readonly registrar: (registrar: Registrar) => string;
  readonly arin: string;
  readonly ripe: string;
}

/** Which of them is asked; `bootstrap` publishes the lists that lead to the others. */
export type RdapRole = 'bootstrap' | 'registry' | 'registrar' | 'arin' | 'ripe';

export const sampleServers: RdapServers = {
  registry: 'https://rdap.registry.example/',
  registrar: ({ domain }) => `https://rdap.${domain}/`,
  arin: 'https://rdap.arin.example/registry/',
  ripe: 'https://rdap.ripe.example/',
};
