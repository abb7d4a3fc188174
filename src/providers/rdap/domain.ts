import type { IndicatorRef } from '../../core/indicator/model';
import type {
  Answer,
  Cell,
  Column,
  Fact,
  Outcome,
  Row,
  Section,
  TableSection,
} from '../../core/result/model';
import { hostCells, hostOf, joined, unique } from '../kit/cells';
import { emailDomains, emailsIn } from '../kit/emails';
import { fact, factsSection } from '../kit/facts';
import { CONTACT_COLUMNS, registrationTable, roleLabel } from '../kit/registration';
import { lookedUpOf } from '../kit/registeredDomain';
import { failureOf } from '../../core/errors';
import { saysAnything } from './contact';
import { handleOf, partiesIn } from './entities';
import type { Party } from './entities';
import { datesIn, eventDate } from './events';
import type { Dates } from './events';
import type { RdapAnswer } from './rdapAnswer';
import { crossed, redactedIn, redactedInNotices, redactedOf, redactionSentence } from './redaction';
import { registrarOf } from './registrar';
import type { Registrar } from './registrar';
import { isCut, remarksSection, termsIn } from './remarks';
import { eppStatus } from './status';
import { readDomain } from './wire';
import type { Domain } from './wire';

/** What one server says about the name. */
interface Told {
  readonly from: RdapAnswer['from'];
  readonly host: string;
  readonly domain: Domain;
  readonly dates: Dates;
  readonly registrar: Registrar;
  readonly contacts: readonly Party[];
}

/**
 * What a registry, and a registrar after it, say about a name. Registry facts come first: it holds
 * the dates, statuses and name servers that count. `lookedUp` is the name that was sent;
 * `shortfalls` are sentences about what could not be had. Throws a LensError (`notUnderstood`)
 * where the first body is no RDAP domain.
 */
export function mapDomain(
  answers: readonly [RdapAnswer, ...RdapAnswer[]],
  asked: IndicatorRef,
  lookedUp: string,
  shortfalls: readonly string[] = [],
): Answer {
  const [first, ...further] = answers;
  const main = read(first);
  const name = lookedUpOf(main.domain.ldhName ?? main.domain.unicodeName, lookedUp);
  const others = further.map((answer) => readFurther(answer, name));
  const told = [main, ...others.filter((other) => typeof other !== 'string')];
  const redacted = redactionSentence(told.flatMap(redactedFields));
  const sections: readonly Section[] = [
    ...factsSection(
      'registration',
      'Registration',
      factsOf(told, redacted),
      asked.value === name
        ? undefined
        : `Asked for ${asked.value}; ${first.host} answers for ${name}.`,
    ),
    ...contactsTable(told, redacted),
    ...eventsTable(told),
    ...remarksSection(told.flatMap(({ domain }) => domain.remarks)),
  ];
  return {
    lookedUp: name,
    outcome: outcomeOf([
      ...(sections.length === 0
        ? [`${first.host} says that ${name} is registered, and nothing more about it.`]
        : []),
      ...shortfalls,
      ...others.filter((other) => typeof other === 'string'),
      ...told.flatMap(cutSentences),
    ]),
    sections,
    raw: answers.map(({ raw }) => raw),
    answeredBy: answers.map(({ host }) => host),
  };
}

function read({ body, host, from }: RdapAnswer): Told {
  const domain = readDomain({ body, host });
  return {
    from,
    host,
    domain,
    dates: datesIn(domain.events),
    registrar: registrarOf(domain),
    contacts: partiesIn(domain.entities),
  };
}

/** A second answer, or the sentence that says why it is left out. */
function readFurther(answer: RdapAnswer, name: string): Told | string {
  try {
    const told = read(answer);
    const about = told.domain.ldhName ?? told.domain.unicodeName;
    return about === undefined || hostOf(about)?.value === name
      ? told
      : `${answer.host} answered about another name, so its answer is left out.`;
  } catch (thrown) {
    return failureOf(thrown).message;
  }
}

function outcomeOf(missing: readonly string[]): Outcome {
  return missing.length === 0 ? { kind: 'found' } : { kind: 'partial', reason: missing.join(' ') };
}

function cutSentences({ host, domain }: Told): readonly string[] {
  return [...domain.notices, ...domain.remarks].some(isCut)
    ? [`${host} says that it left out a part of the record.`]
    : [];
}

function redactedFields({ domain, contacts }: Told) {
  return [
    ...redactedIn(domain.redacted),
    ...contacts.flatMap(({ entity, roles, contact }) => [
      ...crossed(roles, contact.redacted),
      ...redactedOf(entity, roles),
    ]),
    ...redactedInNotices(domain.remarks),
  ];
}

function factsOf(told: readonly Told[], redacted: string | undefined): readonly Fact[] {
  const contacts = told.flatMap((one) => one.contacts);
  const holders = contacts.filter(({ roles }) => roles.includes('registrant'));
  const registrars = told.map(({ registrar }) => registrar);
  const abuse = firstFull(registrars.map(({ abuseMailboxes }) => abuseMailboxes));
  const emails = emailsIn([...contacts.flatMap(({ contact }) => contact.emails), ...abuse]);
  return [
    ...fact(
      'registrant',
      'Registrant',
      'text',
      first(holders.map(({ contact }) => contact.organisation ?? contact.name)),
      'WHOIS Registrant',
    ),
    ...fact(
      'registrar',
      'Registrar',
      'text',
      first(registrars.map(({ name }) => name)),
      'WHOIS Registrar',
    ),
    ...dateFacts(told),
    ...fact(
      'statuses',
      'Statuses',
      'text',
      unique(firstFull(told.map(({ domain }) => domain.status)).map(eppStatus)),
      'WHOIS Status',
    ),
    ...fact(
      'nameServers',
      'Name servers',
      'indicator',
      hostCells(firstFull(told.map(({ domain }) => nameServersOf(domain)))),
      'WHOIS Name Server',
      'name server',
    ),
    ...fact('emails', 'E-mail addresses', 'text', emails, 'WHOIS Email'),
    ...fact(
      'emailDomains',
      'Domains of the e-mail addresses',
      'indicator',
      hostCells(emailDomains(emails)),
    ),
    ...fact('abuseMailbox', 'Abuse mailbox of the registrar', 'text', abuse),
    ...fact('whoisServer', 'WHOIS server', 'indicator', whoisServers(told), 'WHOIS Server'),
    ...fact(
      'ianaId',
      'IANA ID of the registrar',
      'text',
      first(registrars.map(({ ianaId }) => ianaId)),
    ),
    ...fact('dnssec', 'DNSSEC', 'text', first(told.map(({ domain }) => dnssecOf(domain)))),
    ...fact('handle', 'Registry ID', 'text', first(told.map(({ domain }) => ownHandle(domain)))),
    ...fact('redacted', 'Redacted', 'text', redacted === undefined ? [] : [redacted]),
    ...fact(
      'recordDate',
      'Record of',
      'date',
      firstFull(told.map(({ dates }) => dates.asOf)),
      'WHOIS Date',
    ),
    ...fact(
      'terms',
      'Terms of use',
      'text',
      unique(told.flatMap(({ domain }) => termsIn(domain.notices))),
    ),
  ];
}

/**
 * The registry's dates under the names that every source has, the registrar's beside them. Without
 * a registry the registrar's stand for it, and say so.
 */
function dateFacts(told: readonly Told[]): readonly Fact[] {
  const registry = told.find(({ from }) => from === 'registry')?.dates;
  const registrar = told.find(({ from }) => from === 'registrar')?.dates;
  const dates = registry ?? registrar;
  const beside = registry === undefined ? undefined : registrar;
  const from = registry === undefined ? ' (registrar)' : '';
  const ownExpiry = firstFull(told.map((one) => one.dates.registrarExpires));
  return [
    ...fact('created', `Created${from}`, 'date', dates?.created ?? [], 'WHOIS Created'),
    ...fact('registrarCreated', 'Created (registrar)', 'date', beside?.created ?? []),
    ...fact('updated', `Updated${from}`, 'date', dates?.updated ?? [], 'WHOIS Updated'),
    ...fact('registrarUpdated', 'Updated (registrar)', 'date', beside?.updated ?? []),
    ...fact(
      'expires',
      // A registrar that tells its own date as well means the registry's by the plain one.
      registry === undefined && ownExpiry.length > 0
        ? 'Expires (registry, according to the registrar)'
        : `Expires${from}`,
      'date',
      dates?.expires ?? [],
      'WHOIS Expires',
    ),
    ...fact(
      'registrarExpires',
      'Expires (registrar)',
      'date',
      ownExpiry.length > 0 ? ownExpiry : (beside?.expires ?? []),
    ),
  ];
}

/** Names in either form; `ns1.example.net 192.0.2.1` is a name with its address. */
function nameServersOf({ nameservers }: Domain): readonly string[] {
  return nameservers.flatMap(({ ldhName, unicodeName, handle }) => {
    const written = ldhName ?? unicodeName ?? (hostOf(handle ?? '') === undefined ? '' : handle);
    const [name = ''] = written?.split(/\s+/) ?? [];
    return hostOf(name) === undefined ? [written ?? ''] : [name];
  });
}

/** The registrar's own, where it is told. */
function whoisServers(told: readonly Told[]): readonly Cell[] {
  const byTrust = [...told].reverse();
  const written = [
    ...byTrust.map(({ domain }) => domain.port43),
    ...byTrust.map(({ registrar }) => registrar.whoisServer),
  ];
  return hostCells(first(written));
}

/** Some registries repeat the name as its handle. */
function ownHandle(domain: Domain): string | undefined {
  const handle = handleOf(domain);
  return hostOf(handle ?? '') === undefined ? handle : undefined;
}

/** In the words of WHOIS. */
function dnssecOf({ secureDNS }: Domain): string | undefined {
  const signed = secureDNS.delegationSigned ?? (secureDNS.dsData.length > 0 ? true : undefined);
  return signed === undefined ? undefined : signed ? 'signedDelegation' : 'unsigned';
}

const HANDLE: Column = { id: 'handle', label: 'Handle', type: 'text' };
const PAGE: Column = { id: 'contactPage', label: 'Contact page', type: 'text' };
const SOURCE: Column = { id: 'source', label: 'Source', type: 'text' };

/** The columns of WHOIS, then what only some servers tell. */
function contactsTable(
  told: readonly Told[],
  redacted: string | undefined,
): readonly TableSection[] {
  const entries = told.flatMap(({ from, contacts }) =>
    contacts
      .filter(({ contact, entity }) => saysAnything(contact) || handleOf(entity) !== undefined)
      .map((entry) => ({ ...entry, from })),
  );
  const extra: readonly [Column, (entry: (typeof entries)[number]) => Cell][] = [
    [HANDLE, ({ entity }) => handleOf(entity) ?? null],
    [PAGE, ({ contact }) => joined(contact.pages)],
    [SOURCE, ({ from }) => (from === 'registry' ? 'Registry' : 'Registrar')],
  ];
  const used = extra.filter(([column, cell]) =>
    column === SOURCE ? told.length > 1 : entries.some((entry) => cell(entry) !== null),
  );
  const rows = new Map<string, Row>();
  for (const entry of entries) {
    const { contact, roles } = entry;
    const own = [
      joined(roles.map(roleLabel)),
      contact.name ?? null,
      contact.organisation ?? null,
      joined(contact.emails),
      joined(contact.phones),
      joined(contact.faxes),
      joined(contact.street),
      contact.city ?? null,
      contact.state ?? null,
      contact.postal ?? null,
      contact.country ?? null,
    ];
    // What the registrar only repeats is told once.
    const key = JSON.stringify([own, handleOf(entry.entity)]);
    rows.set(key, rows.get(key) ?? [...own, ...used.map(([, cell]) => cell(entry))]);
  }
  return registrationTable(
    'contacts',
    'Contacts',
    [...CONTACT_COLUMNS, ...used.map(([column]) => column)],
    [...rows.values()],
    redacted === undefined ? undefined : `Redacted: ${redacted}.`,
  );
}

/** What happened besides registration, change and expiration. */
function eventsTable(told: readonly Told[]): readonly TableSection[] {
  const rows = new Map<string, Row>();
  for (const { eventAction, eventDate: date, eventActor } of told.flatMap(
    (one) => one.dates.others,
  )) {
    const row = [eventAction ?? null, eventDate(date), eventActor ?? null];
    rows.set(JSON.stringify(row), row);
  }
  return rows.size === 0
    ? []
    : [
        {
          type: 'table',
          id: 'events',
          title: 'Other Events',
          columns: [
            { id: 'event', label: 'Event', type: 'text' },
            { id: 'date', label: 'Date', type: 'date' },
            { id: 'actor', label: 'By', type: 'text' },
          ],
          rows: [...rows.values()],
          shown: rows.size,
        },
      ];
}

function first(values: readonly (string | undefined)[]): readonly string[] {
  return values.filter((value) => value !== undefined).slice(0, 1);
}

function firstFull<Item>(lists: readonly (readonly Item[])[]): readonly Item[] {
  return lists.find((list) => list.length > 0) ?? [];
}
