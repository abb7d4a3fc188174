import { failureOf } from '../../core/errors';
import type { IndicatorRef } from '../../core/indicator/model';
import type { Operation, Session } from '../../core/operation/model';
import type { Answer, RawResponse, TableSection } from '../../core/result/model';
import { fact, factsSection } from '../kit/facts';
import { counted } from '../kit/words';
import { ask } from './client';
import { abuseContacts, asOverview, networkInfo } from './wire';

/** Addresses are announced by one AS, rarely by some more (anycast, transfers). */
const MOST_ORIGINS = 4;

interface Origin {
  /** `64500` */
  readonly asn: string;
  readonly holder: string | undefined;
}

/** Announced prefix, origin AS with its holder, and the abuse contact of an address. */
export const network: Operation = {
  id: 'ripestat.network',
  title: 'Routing',
  description: 'Which prefix and AS announce the address, who holds the AS, and the abuse contact.',
  provider: 'ripestat',
  takes: ['ipv4', 'ipv6'],
  // The network, its abuse contact, and each origin.
  cost: () => [{ product: 'ripestat', amount: 3, unit: 'request', bound: 'atLeast' }],
  async run(indicator, session) {
    const address = indicator.value;
    const [info, abuse] = await Promise.all([
      ask(session, 'network-info', address, networkInfo),
      orShortfall(
        'The abuse contact',
        ask(session, 'abuse-contact-finder', address, abuseContacts),
      ),
    ]);
    const { prefix, asns } = info.data;
    const holders = await Promise.all(
      asns
        .slice(0, MOST_ORIGINS)
        .map(async (asn) => ({ asn, answer: await holderOf(session, asn) })),
    );
    return answerOf(indicator, {
      prefix,
      asns,
      holders: new Map(holders.map(({ asn, answer }) => [asn, answer.value?.data.holder])),
      mailboxes: abuse.value?.data.abuse_contacts ?? [],
      shortfalls: [abuse, ...holders.map(({ answer }) => answer)].flatMap(
        ({ shortfall }) => shortfall ?? [],
      ),
      raw: [
        info.raw,
        ...[abuse, ...holders.map(({ answer }) => answer)].flatMap(({ value }) => value?.raw ?? []),
      ],
    });
  },
};

function holderOf(session: Session, asn: string) {
  return orShortfall(`The holder of AS${asn}`, ask(session, 'as-overview', `AS${asn}`, asOverview));
}

/** What the answer is whole without; cancelled stays a failure of the whole. */
async function orShortfall<T>(
  what: string,
  asked: Promise<T>,
): Promise<{ readonly value?: T; readonly shortfall?: string }> {
  try {
    return { value: await asked };
  } catch (thrown) {
    const failure = failureOf(thrown);
    if (failure.reason === 'cancelled' || failure.reason === 'internal') {
      throw thrown;
    }
    return { shortfall: `${what} is missing: ${failure.message}` };
  }
}

interface Told {
  readonly prefix: string | undefined;
  readonly asns: readonly string[];
  readonly holders: ReadonlyMap<string, string | undefined>;
  readonly mailboxes: readonly string[];
  readonly shortfalls: readonly string[];
  readonly raw: readonly RawResponse[];
}

function answerOf({ value: lookedUp }: IndicatorRef, told: Told): Answer {
  const { prefix, asns, holders, mailboxes, shortfalls, raw } = told;
  const origins = asns.map((asn): Origin => ({ asn, holder: holders.get(asn) }));
  const sections = [
    ...factsSection('network', 'Network', [
      ...fact('networks', 'Announced prefix', 'text', [prefix ?? null], 'CIDR Block'),
      ...fact(
        'asn',
        'Origin AS',
        'text',
        asns.map((asn) => `AS${asn}`),
        'ASN',
      ),
      ...fact(
        'organisation',
        'AS holder',
        'text',
        origins.map(({ holder }) => holder ?? null),
      ),
      ...fact('abuseMailbox', 'Abuse mailbox', 'text', mailboxes, 'Abuse Mailbox'),
    ]),
    ...(origins.length > 1 ? [originsTable(origins)] : []),
  ];
  if (prefix === undefined && asns.length === 0 && shortfalls.length === 0) {
    const reason = `No prefix that holds ${lookedUp} is announced, as far as RIPEstat sees.`;
    return { lookedUp, outcome: { kind: 'noRecord', reason }, sections, raw };
  }
  const more = asns.length - MOST_ORIGINS;
  const missing = [
    ...shortfalls,
    ...(more > 0 ? [`The holders of ${counted(more, 'more origin')} were not asked for.`] : []),
  ];
  return {
    lookedUp,
    outcome:
      missing.length === 0 ? { kind: 'found' } : { kind: 'partial', reason: missing.join(' ') },
    sections,
    raw,
  };
}

function originsTable(origins: readonly Origin[]): TableSection {
  return {
    type: 'table',
    id: 'origins',
    title: 'Origins',
    columns: [
      { id: 'asn', label: 'ASN', type: 'text', attribute: 'ASN' },
      { id: 'holder', label: 'Holder', type: 'text' },
    ],
    rows: origins.map(({ asn, holder }) => [`AS${asn}`, holder ?? null]),
    shown: origins.length,
    addLabel: 'Add Selected Attributes',
  };
}
