import * as z from 'zod';
import type { IndicatorRef } from '../../core/indicator/model';
import type { Answer, Section, TextSection } from '../../core/result/model';
import { dateCell, joined, unique } from '../kit/cells';
import { domainFacts } from '../kit/domainFacts';
import { emailsIn } from '../kit/emails';
import { fact, factsSection } from '../kit/facts';
import { lookedUpOf } from '../kit/registeredDomain';
import { CONTACT_COLUMNS, registrationTable, roleLabel } from '../kit/registration';
import { reducedNote } from './cells';
import type { Answered } from './client';
import { country } from './whoisRecord';
import { flag, list, orNothing, read, text, texts, verbatim } from './wire';

/** The registration as registry and registrar tell it by RDAP, read by DomainTools; names only. */
export const PARSED_REGISTRATION = {
  product: 'parsed-domain-rdap',
  family: 'classic',
  path: '/rdap/parsed/',
} as const;

const contact = z.looseObject({
  name: text,
  org: text,
  email: text,
  phone: text,
  fax: text,
  street: text,
  city: text,
  region: text,
  postal: text,
  country: text,
  roles: texts,
});

const shape = z.looseObject({
  record_source: text,
  domain_rdap: list(z.looseObject({ source: text, timestamp: text, link: text, record: verbatim })),
  parsed_domain_rdap: orNothing(
    z.looseObject({
      domain: text,
      handle: text,
      domain_statuses: texts,
      creation_date: text,
      last_changed_date: text,
      expiration_date: text,
      registrar: orNothing(z.looseObject({ name: text, iana_id: text, contacts: list(contact) })),
      contacts: list(contact),
      dnssec: orNothing(z.looseObject({ signed: flag })),
      nameservers: texts,
      emails: texts,
    }),
  ),
});

type Wire = z.output<typeof shape>;

/** `/v1/{domain}/rdap/parsed/`: facts, contacts, and the record of each source. */
export function mapParsedRegistration(
  answered: Answered,
  indicator: IndicatorRef,
  name: string,
): Answer {
  const wire = read(shape, answered.response, ['parsed_domain_rdap', 'domain_rdap']);
  const lookedUp = lookedUpOf(wire.record_source ?? wire.parsed_domain_rdap?.domain, name);
  const note = [reducedNote(indicator, lookedUp), 'From RDAP, as DomainTools read it.'];
  const sections: readonly Section[] = [
    ...factsSection(
      'registration',
      'Registration',
      factsOf(wire),
      note.filter((part) => part !== undefined).join(' '),
    ),
    ...contactsTable(wire),
    ...wire.domain_rdap.flatMap(recordOf),
  ];
  return {
    lookedUp,
    outcome:
      sections.length === 0
        ? { kind: 'noRecord', reason: `DomainTools has no registration of ${lookedUp}.` }
        : { kind: 'found' },
    sections,
    raw: [answered.raw],
  };
}

function factsOf({ parsed_domain_rdap: parsed, domain_rdap: records }: Wire) {
  const people = parsed?.contacts ?? [];
  const holder = people.find(({ roles }) => roles.includes('registrant'));
  const seller = parsed?.registrar?.contacts ?? [];
  const mailboxes = (list: typeof people): readonly string[] =>
    emailsIn(list.flatMap(({ email }) => email ?? []));
  const dates = [
    fact('created', 'Created', 'date', [dateCell(parsed?.creation_date)], 'WHOIS Created'),
    fact('updated', 'Updated', 'date', [dateCell(parsed?.last_changed_date)], 'WHOIS Updated'),
    fact('expires', 'Expires', 'date', [dateCell(parsed?.expiration_date)], 'WHOIS Expires'),
  ];
  const signed = parsed?.dnssec?.signed;
  const read = records.flatMap(({ timestamp }) => dateCell(timestamp) ?? []);
  return domainFacts({
    registrant: holder?.org ?? holder?.name,
    registrar: parsed?.registrar?.name,
    dates: dates.flat(),
    statuses: unique(parsed?.domain_statuses ?? []),
    nameServers: parsed?.nameservers ?? [],
    emails: emailsIn([...(parsed?.emails ?? []), ...mailboxes(people), ...mailboxes(seller)]),
    abuseMailboxes: mailboxes(seller.filter(({ roles }) => roles.includes('abuse'))),
    whoisServer: undefined,
    ianaId: parsed?.registrar?.iana_id,
    dnssec: signed === undefined ? undefined : signed ? 'signed' : 'unsigned',
    handle: parsed?.handle,
    recordDate: read.toSorted().slice(-1),
  });
}

function contactsTable({ parsed_domain_rdap: parsed }: Wire): readonly Section[] {
  const registrar = (parsed?.registrar?.contacts ?? []).map((one) => ({
    ...one,
    roles: one.roles.map((role) => `registrar: ${role}`),
  }));
  const rows = [...(parsed?.contacts ?? []), ...registrar].map((one) => [
    joined(one.roles.map(roleLabel)),
    one.name ?? null,
    one.org ?? null,
    one.email ?? null,
    one.phone ?? null,
    one.fax ?? null,
    one.street ?? null,
    one.city ?? null,
    one.region ?? null,
    one.postal ?? null,
    country(one.country),
  ]);
  return registrationTable('contacts', 'Contacts', CONTACT_COLUMNS, rows);
}

const SOURCES: ReadonlyMap<string, string> = new Map([
  ['registry', 'RDAP Record of the Registry'],
  ['registrar', 'RDAP Record of the Registrar'],
]);

function recordOf(
  { source = '', timestamp, record }: Wire['domain_rdap'][number],
  index: number,
): readonly TextSection[] {
  const date = dateCell(timestamp);
  return record === undefined
    ? []
    : [
        {
          type: 'text',
          id: index === 0 ? 'record' : `record${index + 1}`,
          title: SOURCES.get(source) ?? 'RDAP Record',
          text: record,
          attribute: 'WHOIS Record',
          ...(date === null ? {} : { date }),
        },
      ];
}
