import type { Section } from '../../core/result/model';
import { dateCell, joined } from '../kit/cells';
import { domainFacts } from '../kit/domainFacts';
import { emailsIn } from '../kit/emails';
import { fact, factsSection } from '../kit/facts';
import { CONTACT_COLUMNS, registrationTable, roleLabel } from '../kit/registration';
import type { IrisDomain, Shared } from './iris';
import { country } from './whoisRecord';

/** What a row of Iris is not: a record of WHOIS. */
export function readingOf(way: string): string {
  return `DomainTools’ reading in ${way}, without the record itself, the day of its last update and the abuse mailbox of the registrar; the registry tells them without a key.`;
}

const CONTACTS = [
  ['registrant', 'registrant_contact'],
  ['admin', 'admin_contact'],
  ['tech', 'technical_contact'],
  ['billing', 'billing_contact'],
] as const;

/** Registration and contacts of a name, as Iris has read them from WHOIS or RDAP. */
export function irisRegistration(row: IrisDomain, note: string | undefined): readonly Section[] {
  const people = CONTACTS.map(([role, key]) => ({ role, contact: row[key] }));
  const written = [
    ...people.flatMap(({ contact }) => contact?.email ?? []),
    ...row.additional_whois_email,
    ...row.soa_email,
  ];
  const holder = row.registrant_contact;
  const facts = domainFacts({
    registrant:
      row.registrant_org.value ??
      row.registrant_name.value ??
      holder?.org.value ??
      holder?.name.value,
    registrar: row.registrar.value,
    dates: [
      ...fact('created', 'Created', 'date', [dateCell(row.create_date.value)], 'WHOIS Created'),
      ...fact('expires', 'Expires', 'date', [dateCell(row.expiration_date.value)], 'WHOIS Expires'),
    ],
    statuses: values(row.registrar_status),
    nameServers: row.name_server.flatMap(({ host }) => host.value ?? []),
    emails: emailsIn(values(written)),
    abuseMailboxes: [],
    whoisServer: undefined,
    ianaId: undefined,
    dnssec: undefined,
    recordDate: [],
  });
  const rows = people
    .filter(({ contact }) => contact !== undefined && saysAnything(contact))
    .map(({ role, contact }) => [
      roleLabel(role),
      contact?.name.value ?? null,
      contact?.org.value ?? null,
      joined(values(contact?.email ?? [])),
      contact?.phone.value ?? null,
      contact?.fax.value ?? null,
      contact?.street.value ?? null,
      contact?.city.value ?? null,
      contact?.state.value ?? null,
      contact?.postal.value ?? null,
      country(contact?.country.value),
    ]);
  return [
    ...factsSection('registration', 'Registration', facts, note),
    ...registrationTable('contacts', 'Contacts', CONTACT_COLUMNS, rows),
  ];
}

/** The values that are there. */
export function values(list: readonly Shared[]): readonly string[] {
  return list.flatMap(({ value }) => value ?? []);
}

function saysAnything({ email, ...rest }: NonNullable<IrisDomain['admin_contact']>): boolean {
  return (
    values(email).length > 0 ||
    Object.values(rest).some(
      (value) => typeof value === 'object' && value !== null && 'value' in value && value.value,
    )
  );
}
