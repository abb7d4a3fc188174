import { registrableDomain } from '../../core/indicator';
import type { Operation } from '../../core/operation/model';
import { lookUp, nameOf } from './lookup';
import { ONE_QUERY } from './question';

/** `GET /lookup/rrset/name/{name}`. Wire facts: docs/operations.md. */
export const rrset: Operation = {
  id: 'dnsdb.rrset',
  title: 'DNS Records (DNSDB)',
  description: 'What a name resolved to, in which zone, and when it was seen.',
  provider: 'dnsdb',
  takes: ['fqdn'],
  timeline: true,
  cost: () => ONE_QUERY,
  async run({ kind, value }, session, parameters) {
    const name = nameOf(value);
    const indicator = { kind, value: name };
    const domain = registrableDomain(name);
    if (parameters.under === true && domain !== undefined) {
      const asked = { indicator, by: 'rrset/name', value: `*.${domain}` } as const;
      return lookUp(session, parameters, asked);
    }
    const answer = await lookUp(session, parameters, { indicator, by: 'rrset/name', value: name });
    return domain === undefined || parameters.summarize === true
      ? answer
      : {
          ...answer,
          offers: [
            ...(answer.offers ?? []),
            {
              label: `Look up every name under ${domain}`,
              parameters: { under: true },
              cost: ONE_QUERY,
              otherQuestion: true,
            },
          ],
        };
  },
};
