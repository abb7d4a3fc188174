import { failureOf } from '../../core/errors';
import type { IndicatorRef } from '../../core/indicator/model';
import type { Answer, Fact, Outcome, Section } from '../../core/result/model';
import { hostOf, unique } from '../kit/cells';
import { domainFacts } from '../kit/domainFacts';
import { emailsIn } from '../kit/emails';
import { factsSection } from '../kit/facts';
import { lookedUpOf } from '../kit/registeredDomain';
import { dateFacts } from './domainDates';
import { contactsTable, eventsTable } from './domainTables';
import { firstFull } from './domainTold';
import type { Told } from './domainTold';
import { handleOf, partiesIn } from './entities';
import { datesIn } from './events';
import type { RdapAnswer } from './rdapAnswer';
import { crossed, redactedIn, redactedInNotices, redactedOf, redactionSentence } from './redaction';
import { registrarOf } from './registrar';
import { isCut, remarksSection, termsIn } from './remarks';
import { eppStatus } from './status';
import { readDomain } from './wire';
import type { Domain } from './wire';

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
  return domainFacts({
    registrant: first(holders.map(({ contact }) => contact.organisation ?? contact.name)),
    registrar: first(registrars.map(({ name }) => name)),
    dates: dateFacts(told),
    statuses: unique(firstFull(told.map(({ domain }) => domain.status)).map(eppStatus)),
    nameServers: firstFull(told.map(({ domain }) => nameServersOf(domain))),
    emails,
    abuseMailboxes: abuse,
    whoisServer: whoisServer(told),
    ianaId: first(registrars.map(({ ianaId }) => ianaId)),
    dnssec: first(told.map(({ domain }) => dnssecOf(domain))),
    handle: first(told.map(({ domain }) => ownHandle(domain))),
    redacted,
    recordDate: firstFull(told.map(({ dates }) => dates.asOf)),
    terms: unique(told.flatMap(({ domain }) => termsIn(domain.notices))),
  });
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
function whoisServer(told: readonly Told[]): string | undefined {
  const byTrust = [...told].reverse();
  return first([
    ...byTrust.map(({ domain }) => domain.port43),
    ...byTrust.map(({ registrar }) => registrar.whoisServer),
  ]);
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

function first(values: readonly (string | undefined)[]): string | undefined {
  return values.find((value) => value !== undefined);
}
