import { newEntry } from '../../src/core/library/entry';
import type { Case, SavedIndicator } from '../../src/core/library/model';

const AT = '2026-04-12T14:00:00.000Z';
const WHOIS = { operation: 'example.registration', retrievedAt: AT };

export const CASE: Case = {
  id: 'case',
  name: 'Half of the library',
  description: '',
  tlp: 'amber',
  createdAt: AT,
};

/** Entries that share registrars, hosts and addresses as those of campaigns do; half are in the case. */
export function bigShelf(count: number): readonly SavedIndicator[] {
  return Array.from({ length: count }, (_, at) => ({
    ...newEntry({ indicator: { kind: 'fqdn', value: `n${at}.example` }, data: 'live' }, AT),
    cases: at % 2 === 0 ? [CASE.id] : [],
    tags: [`campaign ${at % 40}`],
    notes: [{ id: `note-${at}`, text: `Seen in mail ${at}.`, by: 'analyst', at: AT }],
    attributes: [
      { ...WHOIS, name: 'WHOIS Registrar', value: `Registrar ${at % 20}` },
      { ...WHOIS, name: 'WHOIS Registrant', value: `Organisation ${at % 2500}` },
      { ...WHOIS, name: 'WHOIS Email', value: `hostmaster-${at % 3000}@mail.example` },
      { ...WHOIS, name: 'ASN', value: `AS${at % 300}` },
    ],
    related: [
      ...[1, 2].map((server) => ({
        ...WHOIS,
        relation: 'name server',
        indicator: { kind: 'fqdn' as const, value: `ns${server}.host-${at % 900}.example` },
      })),
      {
        ...WHOIS,
        relation: 'address',
        indicator: { kind: 'ipv4', value: `203.0.113.${at % 250}` },
      },
      {
        ...WHOIS,
        relation: 'mail host',
        indicator: { kind: 'fqdn', value: `mx.host-${at % 1500}.example` },
      },
    ],
  }));
}
