import * as z from 'zod';
import type { Operation } from '../../core/operation/model';
import type { Answer, Outcome, Section, TableSection } from '../../core/result/model';
import { dateCell, hostCell, joined, unique } from '../kit/cells';
import { emailsIn } from '../kit/emails';
import { fact, factsSection } from '../kit/facts';
import {
  NETWORK_COLUMNS,
  NETWORK_CONTACT_COLUMNS,
  asnText,
  registrationTable,
} from '../kit/registration';
import { lookedUpOf } from '../kit/registeredDomain';
import { answerOf, ask } from './client';
import type { Answered } from './client';
import { contacts, country, rawRecord, recordSection, saysAnything } from './whoisRecord';
import { askByWays } from './ways';
import { REGISTRY_ANSWERS } from './failures';
import { count, list, orNothing, read, text, texts } from './wire';

const network = z.looseObject({
  id: text,
  range: orNothing(z.looseObject({ from: text, to: text, cidr: texts, count })),
  asn: texts,
  name: text,
  org: text,
  parent: text,
  customer: text,
  country: text,
  descr: texts,
  contact_keys: orNothing(z.record(z.string(), texts)),
  status: text,
  created_date: text,
  updated_date: text,
});

const shape = z.looseObject({
  registrant: text,
  whois: rawRecord,
  record_source: text,
  source: text,
  parsed_whois: orNothing(z.looseObject({ source: text, networks: list(network), contacts })),
});

type Wire = z.output<typeof shape>;

export const IP_WHOIS_WAYS = [
  { product: 'parsed-whois', family: 'classic', path: '/whois/parsed' },
] as const;

export const ipWhois: Operation = {
  id: 'domaintools.ipWhois',
  title: 'IP WHOIS',
  description: 'Which network the address belongs to, who holds it and whom to tell about abuse.',
  provider: 'domaintools',
  takes: ['ipv4', 'ipv6'],
  cost: () => [{ product: 'parsed-whois', amount: 1, unit: 'query' }],
  // Iris knows AS, provider and country of some addresses, which is no WHOIS of them.
  run: (indicator, session) =>
    askByWays(
      session,
      IP_WHOIS_WAYS,
      async ({ path, product }) => {
        const reply = await ask(session, { path: `/v1/${indicator.value}${path}`, product });
        return answerOf(reply, indicator.value, (answered) =>
          mapIpWhois(answered, indicator.value),
        );
      },
      REGISTRY_ANSWERS,
    ),
};

/** `/v1/{ip}/whois/parsed`, and `/v1/{ip}/whois`, which lacks `parsed_whois`. */
function mapIpWhois(answered: Answered, address: string): Answer {
  const wire = read(shape, answered.response, ['parsed_whois', 'whois']);
  const sections: readonly Section[] = [
    ...factsSection('network', 'Network', factsOf(wire)),
    ...networksTable(wire),
    ...contactsTable(wire),
    ...recordSection(wire.whois),
  ];
  return {
    lookedUp: lookedUpOf(wire.record_source, address),
    outcome: outcomeOf(answered, sections),
    sections,
    raw: [answered.raw],
  };
}

function outcomeOf(answered: Answered, sections: readonly Section[]): Outcome {
  if (sections.length === 0) {
    return { kind: 'noRecord', reason: 'DomainTools has no WHOIS record of this address.' };
  }
  return answered.partial === undefined
    ? { kind: 'found' }
    : {
        kind: 'partial',
        reason: `DomainTools could not read the record; it is shown as the registry wrote it. DomainTools says: “${answered.partial}”`,
      };
}

function factsOf(wire: Wire) {
  const networks = wire.parsed_whois?.networks ?? [];
  const people = wire.parsed_whois?.contacts ?? [];
  const record = wire.whois?.record ?? '';
  const emails = emailsIn([...people.flatMap((person) => person.contact.email), record]);
  return [
    ...fact('registrant', 'Registrant', 'text', [wire.registrant ?? null], 'WHOIS Registrant'),
    ...fact(
      'organisation',
      'Organisation',
      'text',
      unique(networks.map((n) => n.org ?? null)),
      'WHOIS Organisation',
    ),
    ...fact(
      'networks',
      'CIDR blocks',
      'text',
      unique(networks.flatMap((n) => n.range?.cidr ?? [])),
      'CIDR Block',
    ),
    ...fact('asn', 'ASN', 'text', unique(networks.flatMap((n) => n.asn.map(asnText))), 'ASN'),
    ...fact('country', 'Country', 'text', unique(countriesOf(wire)), 'Country'),
    ...fact('abuseMailbox', 'Abuse mailbox', 'text', abuseMailboxes(wire), 'Abuse Mailbox'),
    ...fact('emails', 'E-mail addresses', 'text', emails, 'WHOIS Email'),
    ...fact(
      'created',
      'Created',
      'date',
      unique(networks.map((n) => dateCell(n.created_date))),
      'WHOIS Created',
    ),
    ...fact(
      'updated',
      'Updated',
      'date',
      unique(networks.map((n) => dateCell(n.updated_date))),
      'WHOIS Updated',
    ),
    ...fact('registry', 'Registry', 'text', [wire.source ?? wire.parsed_whois?.source ?? null]),
    ...fact('recordDate', 'Record of', 'date', [dateCell(wire.whois?.date)], 'WHOIS Date'),
  ];
}

/** Of the networks; where these name none, of their organisations. */
function countriesOf(wire: Wire): readonly (string | null)[] {
  const ofNetworks = (wire.parsed_whois?.networks ?? [])
    .map((entry) => country(entry.country))
    .filter((code) => code !== null);
  return ofNetworks.length > 0
    ? ofNetworks
    : (wire.parsed_whois?.contacts ?? []).map(({ contact }) => country(contact.country));
}

/**
 * Whom to tell, from the surest source to the least: a contact's own abuse mailbox, the contact
 * that the network names for abuse, the registries' own lines in the record.
 */
function abuseMailboxes(wire: Wire): readonly string[] {
  const people = (wire.parsed_whois?.contacts ?? []).map((entry) => entry.contact);
  const handles = (wire.parsed_whois?.networks ?? []).flatMap(
    (entry) => entry.contact_keys?.abuse ?? [],
  );
  const lines = (wire.whois?.record ?? '')
    .split('\n')
    .filter((line) => /^\s*(?:OrgAbuseEmail|abuse-mailbox|% Abuse contact for)\b/i.test(line));
  const sources = [
    people.flatMap((person) => person.abuse_mailbox),
    people.filter((person) => handles.includes(person.id ?? '')).flatMap((person) => person.email),
    lines,
  ];
  return sources.map(emailsIn).find((emails) => emails.length > 0) ?? [];
}

function networksTable(wire: Wire): readonly TableSection[] {
  const rows = (wire.parsed_whois?.networks ?? []).map((entry) => [
    joined(entry.range?.cidr ?? []),
    entry.name ?? null,
    entry.org ?? entry.customer ?? null,
    joined(entry.asn.map(asnText)),
    country(entry.country),
    entry.status ?? null,
    dateCell(entry.created_date),
    dateCell(entry.updated_date),
    hostCell(entry.range?.from),
    hostCell(entry.range?.to),
    // An IPv6 network has more addresses than a number tells exactly.
    Number.isSafeInteger(entry.range?.count) ? (entry.range?.count ?? null) : null,
    entry.parent ?? null,
    joined(entry.descr),
  ]);
  return registrationTable('networks', 'Networks', NETWORK_COLUMNS, rows);
}

function contactsTable(wire: Wire): readonly TableSection[] {
  const networks = wire.parsed_whois?.networks ?? [];
  const rolesOf = (id: string | undefined): readonly string[] =>
    networks.flatMap((entry) =>
      Object.entries(entry.contact_keys ?? {})
        .filter(([, handles]) => id !== undefined && handles.includes(id))
        .map(([role]) => role),
    );
  const rows = (wire.parsed_whois?.contacts ?? [])
    .filter((entry) => saysAnything(entry.contact))
    .map(({ role, contact }) => [
      contact.id ?? null,
      joined(unique([role ?? contact.type ?? null, ...rolesOf(contact.id)])),
      contact.name ?? contact.org ?? null,
      joined(contact.email),
      joined(contact.abuse_mailbox),
      joined(contact.phone),
      joined(contact.fax),
      joined([...contact.address, ...contact.street]),
      country(contact.country),
      dateCell(contact.created_date),
      dateCell(contact.updated_date),
    ]);
  return registrationTable('contacts', 'Contacts', NETWORK_CONTACT_COLUMNS, rows);
}
