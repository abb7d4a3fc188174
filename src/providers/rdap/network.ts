import type { IndicatorRef } from '../../core/indicator/model';
import type { Answer, Column, Fact, Outcome, TableSection } from '../../core/result/model';
import { hostCell, joined, unique } from '../kit/cells';
import { emailsIn } from '../kit/emails';
import { fact, factsSection } from '../kit/facts';
import {
  NETWORK_COLUMNS,
  NETWORK_CONTACT_COLUMNS,
  asnText,
  registrationTable,
  roleLabel,
} from '../kit/registration';
import { quoted } from '../kit/words';
import { abuseMailboxes } from './abuse';
import { addressCount, cidrsOf, isEverything, mayHold } from './cidr';
import { saysAnything } from './contact';
import type { Contact } from './contact';
import { countryOf } from './country';
import { handleOf, isAbuse, partiesIn } from './entities';
import type { Party } from './entities';
import { datesIn } from './events';
import type { RdapAnswer } from './rdapAnswer';
import { crossed, redactedIn, redactedInNotices, redactedOf, redactionSentence } from './redaction';
import { registryName } from './registryName';
import { isCut, remarksSection, termsIn } from './remarks';
import { readNetwork } from './wire';
import type { Network } from './wire';

/** What a registry says, read once. */
interface Told {
  readonly host: string;
  readonly network: Network;
  readonly cidrs: readonly string[];
  readonly contacts: readonly Party[];
  /** Who holds the network. */
  readonly holders: readonly Contact[];
  readonly redacted: string | undefined;
}

/**
 * What a registry says about the network that holds an address. Throws a LensError
 * (`notUnderstood`) where the body is no RDAP network.
 */
export function mapNetwork(answer: RdapAnswer, asked: IndicatorRef): Answer {
  const { host, raw } = answer;
  const told = read(answer);
  const { network, cidrs } = told;
  const all = { lookedUp: asked.value, raw: [raw], answeredBy: [host] };
  if (cidrs.some(isEverything)) {
    const name = network.name === undefined ? '' : ` (${quoted(network.name)})`;
    const reason = `${host} knows no network of this address: it answers with all addresses there are${name}.`;
    return { ...all, outcome: { kind: 'noRecord', reason }, sections: [] };
  }
  return {
    ...all,
    outcome: outcomeOf(told),
    sections: [
      ...factsSection(
        'network',
        'Network',
        factsOf(told),
        mayHold(cidrs, asked.value)
          ? undefined
          : `Asked for ${asked.value}; ${host} answers with a network that does not hold it.`,
      ),
      ...networksTable(told),
      ...contactsTable(told),
      ...remarksSection(network.remarks.filter((remark) => !isDescription(remark))),
    ],
  };
}

function read({ body, host }: RdapAnswer): Told {
  const network = readNetwork({ body, host });
  const contacts = partiesIn(network.entities);
  return {
    host,
    network,
    cidrs: cidrsOf(network),
    contacts,
    // Contacts have holders of their own nested in them, which are none of the network.
    holders: holdersAmong(partiesIn(network.entities.map((own) => ({ ...own, entities: [] })))),
    redacted: redactionSentence([
      ...redactedIn(network.redacted),
      ...contacts.flatMap(({ entity, roles, contact }) => [
        ...crossed(roles, contact.redacted),
        ...redactedOf(entity, roles),
      ]),
      ...redactedInNotices([...network.notices, ...network.remarks]),
    ]),
  };
}

function outcomeOf({ host, network }: Told): Outcome {
  return [...network.notices, ...network.remarks].some(isCut)
    ? { kind: 'partial', reason: `${host} says that it left out a part of the record.` }
    : { kind: 'found' };
}

function factsOf({ host, network, cidrs, contacts, holders, redacted }: Told): readonly Fact[] {
  const names = unique(holders.map(nameOf));
  const { created, updated, asOf } = datesIn(network.events);
  const emails = emailsIn(contacts.flatMap(({ contact }) => contact.emails));
  return [
    ...fact('registrant', 'Registrant', 'text', names.slice(0, 1), 'WHOIS Registrant'),
    ...fact('organisation', 'Organisation', 'text', names, 'WHOIS Organisation'),
    ...fact('networks', 'CIDR blocks', 'text', cidrs, 'CIDR Block'),
    ...fact('asn', 'ASN', 'text', asnsOf(network), 'ASN'),
    ...fact('country', 'Country', 'text', countriesOf(network, holders), 'Country'),
    ...fact('abuseMailbox', 'Abuse mailbox', 'text', abuseMailboxes(contacts), 'Abuse Mailbox'),
    ...fact('emails', 'E-mail addresses', 'text', emails, 'WHOIS Email'),
    ...fact('created', 'Created', 'date', created, 'WHOIS Created'),
    ...fact('updated', 'Updated', 'date', updated, 'WHOIS Updated'),
    ...fact('registry', 'Registry', 'text', [registryName(network, host)]),
    ...fact('handle', 'Handle', 'text', [handleOf(network) ?? null]),
    ...fact('networkType', 'Type', 'text', [network.type ?? null]),
    ...fact('whoisServer', 'WHOIS server', 'indicator', [hostCell(network.port43)], 'WHOIS Server'),
    ...fact('redacted', 'Redacted', 'text', [redacted ?? null]),
    ...fact('recordDate', 'Record of', 'date', asOf, 'WHOIS Date'),
    ...fact('terms', 'Terms of use', 'text', termsIn(network.notices)),
  ];
}

/**
 * Organisations with the role of the registrant. RIPE and AFRINIC give the role to maintainers as
 * well, which are no holders; of the rest, an organisation stands before a person.
 */
function holdersAmong(contacts: readonly Party[]): readonly Contact[] {
  const holders = contacts
    .filter(({ roles, entity }) => roles.includes('registrant') && !isMaintainer(entity.handle))
    .map(({ contact }) => contact)
    .filter((contact) => nameOf(contact) !== null);
  const organisations = holders.filter(({ organisation }) => organisation !== undefined);
  return organisations.length > 0 ? organisations : holders;
}

/** `EXAMPLE-MNT`, `MNT-EXAMPLE`, `MAINT-EX-NET`. */
function isMaintainer(handle: string | undefined): boolean {
  return /(?:^|-)(?:MNT|MAINT)(?:-|$)/i.test(handle ?? '');
}

function nameOf({ organisation, name }: Contact): string | null {
  // RIPE gives the organisation of a person by its handle.
  const isHandle = /^ORG-\w+-[A-Z]+$/.test(organisation ?? '');
  return (isHandle ? (name ?? organisation) : (organisation ?? name)) ?? null;
}

function asnsOf({ originAutnums }: Network): readonly string[] {
  const told = originAutnums.filter((asn) => /\d/.test(asn));
  return unique(told.map((asn) => asnText(asn.replace(/^asn?\s*(?=\d)/i, ''))));
}

/** Of the network; where it names none, of its holders. */
function countriesOf({ country }: Network, holders: readonly Contact[]): readonly string[] {
  return country === undefined
    ? unique(holders.map((holder) => holder.country ?? null))
    : [countryOf(country) ?? country];
}

/** The `descr` lines of WHOIS: without a title at RIPE, called so at APNIC. */
function isDescription({ title }: Network['remarks'][number]): boolean {
  return title === undefined || /^description$/i.test(title);
}

const TYPE: Column = { id: 'type', label: 'Type', type: 'text' };
const HANDLE: Column = { id: 'handle', label: 'Handle', type: 'text' };
const PAGE: Column = { id: 'contactPage', label: 'Contact page', type: 'text' };

function networksTable({ network, cidrs, holders }: Told): readonly TableSection[] {
  const { created, updated } = datesIn(network.events);
  return registrationTable(
    'networks',
    'Networks',
    [...NETWORK_COLUMNS, TYPE, HANDLE],
    [
      [
        joined(cidrs),
        network.name ?? null,
        joined(unique(holders.map(nameOf))),
        joined(asnsOf(network)),
        joined(countriesOf(network, holders)),
        joined(network.status),
        created[0] ?? null,
        updated[0] ?? null,
        hostCell(network.startAddress),
        hostCell(network.endAddress),
        addressCount(network) ?? null,
        network.parentHandle ?? null,
        joined(network.remarks.filter(isDescription).flatMap(({ description }) => description)),
        network.type ?? null,
        handleOf(network) ?? null,
      ],
    ],
  );
}

function contactsTable({ contacts, redacted }: Told): readonly TableSection[] {
  const listed = contacts.filter(
    ({ contact, entity }) => saysAnything(contact) || handleOf(entity) !== undefined,
  );
  const hasPages = listed.some(({ contact }) => contact.pages.length > 0);
  const rows = listed.map((party) => {
    const { entity, roles, contact } = party;
    const { created, updated } = datesIn(entity.events);
    const mailboxes = isAbuse(party) ? abuseMailboxes([party]) : contact.abuseEmails;
    return [
      handleOf(entity) ?? null,
      joined(roles.map(roleLabel)),
      contact.name ?? contact.organisation ?? null,
      joined(contact.emails),
      joined(mailboxes),
      joined(contact.phones),
      joined(contact.faxes),
      joined(
        [...contact.street, contact.city, contact.state, contact.postal].filter(
          (part) => part !== undefined,
        ),
      ),
      contact.country ?? null,
      created[0] ?? null,
      updated[0] ?? null,
      ...(hasPages ? [joined(contact.pages)] : []),
    ];
  });
  return registrationTable(
    'contacts',
    'Contacts',
    hasPages ? [...NETWORK_CONTACT_COLUMNS, PAGE] : NETWORK_CONTACT_COLUMNS,
    rows,
    redacted === undefined ? undefined : `Redacted: ${redacted}.`,
  );
}
