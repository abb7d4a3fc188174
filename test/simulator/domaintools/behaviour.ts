import * as z from 'zod';
import {
  PARSED_REGISTRATION,
  type DomainToolsEndpoint,
} from '../../../src/sample/domaintools/answer';

/** What was asked, in the vendor's own product names (`/v1/account` lists them). */
export const ENDPOINTS = [
  'account-information',
  'whois',
  'parsed-whois',
  'whois-history',
  'reverse-ip',
  'host-domains', // the reverse IP look-up of an address
  'reverse-name-server',
  'hosting-history',
  'risk',
  'risk-evidence',
  'reputation',
  'reverse-mx',
  'iris-investigate',
  'iris-enrich',
  'domain-history',
  PARSED_REGISTRATION.product,
] as const satisfies readonly DomainToolsEndpoint[];

export const domaintoolsBehaviour = z.strictObject({
  username: z.string(),
  key: z.string(),
  /** Products the account has no access to: 403 "not provisioned". */
  withoutProducts: z.array(z.enum(ENDPOINTS)),
  /** Most results of one Iris page. */
  irisPageSize: z.number().int().positive(),
});

export type DomainToolsBehaviour = z.infer<typeof domaintoolsBehaviour>;
