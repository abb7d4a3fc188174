import * as z from 'zod';
import type { Operation, Session } from '../../core/operation/model';
import type { Answer, Outcome, Section, TableSection } from '../../core/result/model';
import { reducedNote } from './cells';
import { dateCell, joined, unique } from '../kit/cells';
import { domainFacts } from '../kit/domainFacts';
import { emailsIn } from '../kit/emails';
import { fact, factsSection } from '../kit/facts';
import { CONTACT_COLUMNS, registrationTable, roleLabel } from '../kit/registration';
import { askedIndicator, askedName, lookedUpOf } from '../kit/registeredDomain';
import { answerOf, ask } from './client';
import type { Answered } from './client';
import { ROW } from './iris';
import { irisRegistration, readingOf } from './irisRegistration';
import { knownToIris, profileCost } from './profile';
import { PARSED_REGISTRATION, mapParsedRegistration } from './rdap';
import { askByWays, likeliestWay } from './ways';
import { REGISTRY_ANSWERS } from './failures';
import { contacts, country, rawRecord, recordSection, saysAnything } from './whoisRecord';
import { orNothing, read, text, texts } from './wire';
import type { IndicatorRef } from '../../core/indicator/model';

const registration = orNothing(
  z.looseObject({ created: text, expires: text, updated: text, registrar: text, statuses: texts }),
);

const registrar = orNothing(
  z.looseObject({
    name: text,
    abuse_contact_email: text,
    abuse_contact_phone: text,
    iana_id: text,
    url: text,
    whois_server: text,
  }),
);

const shape = z.looseObject({
  registrant: text,
  registration,
  name_servers: texts,
  whois: rawRecord,
  record_source: text,
  parsed_whois: orNothing(
    z.looseObject({
      domain: text,
      created_date: text,
      updated_date: text,
      expired_date: text,
      statuses: texts,
      name_servers: texts,
      registrar,
      contacts,
      other_properties: orNothing(z.looseObject({ dnssec: text })),
    }),
  ),
});

type Wire = z.output<typeof shape>;

export const WHOIS_WAYS = [
  { product: 'parsed-whois', family: 'classic', path: '/whois/parsed' },
  ROW,
  PARSED_REGISTRATION,
] as const;

export const domainWhois: Operation = {
  id: 'domaintools.domainWhois',
  title: 'WHOIS',
  description: 'Who holds the name, who sold it, since when and on which name servers.',
  provider: 'domaintools',
  takes: ['fqdn'],
  sends: askedIndicator,
  cost(_indicator, _parameters, known) {
    const way = likeliestWay(known, WHOIS_WAYS) ?? WHOIS_WAYS[0];
    return way.family === 'iris'
      ? profileCost(known)
      : [{ product: way.product, amount: 1, unit: 'query' }];
  },
  run(indicator, session) {
    const name = askedName(indicator);
    return askByWays(
      session,
      WHOIS_WAYS,
      async (way) =>
        way.family === 'iris'
          ? whoisInIris(session, indicator, name)
          : answerOf(
              await ask(session, { path: `/v1/${name}${way.path}`, product: way.product }),
              name,
              (answered) =>
                way === PARSED_REGISTRATION
                  ? mapParsedRegistration(answered, indicator, name)
                  : mapDomainWhois(answered, indicator, name),
            ),
      REGISTRY_ANSWERS,
    );
  },
};

/** The registration as Iris has read it; there is no record to show with it. */
async function whoisInIris(
  session: Session,
  indicator: IndicatorRef,
  name: string,
): Promise<Answer> {
  const { row, raw, way } = await knownToIris(session, name);
  const note = [reducedNote(indicator, name), readingOf(way)].filter((part) => part !== undefined);
  const sections = row === undefined ? [] : irisRegistration(row, note.join(' '));
  return {
    lookedUp: name,
    outcome:
      sections.length === 0
        ? { kind: 'noRecord', reason: `DomainTools Iris knows no registration of ${name}.` }
        : { kind: 'found' },
    sections,
    raw: [raw],
  };
}

/** `/v1/{domain}/whois/parsed`, and `/v1/{domain}/whois`, which lacks `parsed_whois`. */
function mapDomainWhois(answered: Answered, indicator: IndicatorRef, name: string): Answer {
  const wire = read(shape, answered.response, ['parsed_whois', 'registration', 'whois']);
  const lookedUp = lookedUpOf(wire.record_source ?? wire.parsed_whois?.domain, name);
  const sections: readonly Section[] = [
    ...factsSection(
      'registration',
      'Registration',
      factsOf(wire),
      reducedNote(indicator, lookedUp),
    ),
    ...contactsTable(wire),
    ...recordSection(wire.whois),
  ];
  return { lookedUp, outcome: outcomeOf(answered, sections), sections, raw: [answered.raw] };
}

function outcomeOf(answered: Answered, sections: readonly Section[]): Outcome {
  if (sections.length === 0) {
    return { kind: 'noRecord', reason: 'DomainTools has no WHOIS record of this name.' };
  }
  return answered.partial === undefined
    ? { kind: 'found' }
    : {
        kind: 'partial',
        reason: `DomainTools could not read the record; it is shown as the registry wrote it. DomainTools says: “${answered.partial}”`,
      };
}

function factsOf(wire: Wire) {
  const parsed = wire.parsed_whois;
  const people = parsed?.contacts ?? [];
  const holder = people.find((person) => person.role === 'registrant')?.contact;
  const seller = parsed?.registrar;
  const statuses = wire.registration?.statuses ?? [];
  const emails = emailsIn([
    ...people.flatMap((person) => person.contact.email),
    ...(seller?.abuse_contact_email === undefined ? [] : [seller.abuse_contact_email]),
    ...(wire.whois?.record === undefined ? [] : [wire.whois.record]),
  ]);
  return domainFacts({
    registrant: wire.registrant ?? holder?.org ?? holder?.name,
    // The parsed name can be the registry's and the registrar's spelling, one after the other.
    registrar: wire.registration?.registrar ?? seller?.name,
    dates: [
      ...dates('created', 'Created', wire.registration?.created, parsed?.created_date),
      ...dates('updated', 'Updated', wire.registration?.updated, parsed?.updated_date),
      ...dates('expires', 'Expires', wire.registration?.expires, parsed?.expired_date),
    ],
    statuses: unique(statuses.length > 0 ? statuses : (parsed?.statuses ?? [])).map(
      // "clientHold https://icann.org/epp#clientHold": the link says nothing more.
      (status) => status.replace(/\s+\(?https?:\/\/\S*$/, ''),
    ),
    nameServers: [...(parsed?.name_servers ?? []), ...wire.name_servers],
    emails,
    abuseMailboxes: emailsIn([seller?.abuse_contact_email ?? '']),
    whoisServer: seller?.whois_server,
    ianaId: seller?.iana_id,
    dnssec: parsed?.other_properties?.dnssec,
    recordDate: [dateCell(wire.whois?.date)],
  });
}

function dates(
  id: 'created' | 'updated' | 'expires',
  label: 'Created' | 'Updated' | 'Expires',
  day: string | undefined,
  time: string | undefined,
) {
  return fact(id, label, 'date', [dateCell(day) ?? dateCell(time)], `WHOIS ${label}`);
}

function contactsTable(wire: Wire): readonly TableSection[] {
  const rows = (wire.parsed_whois?.contacts ?? [])
    .filter((entry) => saysAnything(entry.contact))
    .map(({ role, contact }) => [
      role === undefined ? (contact.type ?? null) : roleLabel(role),
      contact.name ?? null,
      contact.org ?? null,
      joined(contact.email),
      joined(contact.phone),
      joined(contact.fax),
      joined([...contact.street, ...contact.address]),
      contact.city ?? null,
      contact.state ?? null,
      contact.postal ?? null,
      country(contact.country),
    ]);
  return registrationTable('contacts', 'Contacts', CONTACT_COLUMNS, rows);
}
