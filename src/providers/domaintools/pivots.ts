import { LensError } from '../../core/errors';
import type { Parameters } from '../../core/operation/ids';
import type { Session } from '../../core/operation/model';
import type { Answer, Offer, Section } from '../../core/result/model';
import { hostOf } from '../kit/cells';
import { tableSection } from '../kit/table';
import { counted, grouped, quoted } from '../kit/words';
import { badInput } from './failures';
import { TRACKERS } from './iris';
import type { IrisDomain, Shared } from './iris';
import { ONE_QUERY, domainsInIris, listedAnswer } from './irisDomains';
import { readSettings } from './settings';

/** A value that a name shares with others, and how Iris is asked who they are. */
interface Pivot {
  /** The search parameter of Iris, which is also the parameter of the operation. */
  readonly by: string;
  readonly label: string;
  readonly value: string;
  /** Domains that share it, this one included. */
  readonly count: number;
}

/** Most offers that an answer makes. */
const MOST_OFFERS = 12;

const LABELS: Readonly<Record<string, string>> = {
  registrant: 'Registrant',
  registrant_org: 'Registrant organisation',
  email: 'E-mail address',
  ip: 'Address',
  nameserver_host: 'Name server',
  mailserver_host: 'Mail server',
  ssl_hash: 'Certificate',
  redirect_domain: 'Redirect target',
  ...Object.fromEntries(TRACKERS),
};

/** The values of a row that others share, those that the fewest share first. Enrich counts none. */
function pivotsOf(row: IrisDomain): readonly Pivot[] {
  const emails = [
    ...(row.registrant_contact?.email ?? []),
    ...(row.admin_contact?.email ?? []),
    ...row.soa_email,
  ].filter(({ value }) => value?.includes('@') === true);
  const found: (readonly [by: string, shared: Shared])[] = [
    ['registrant', row.registrant_name],
    ['registrant_org', row.registrant_org],
    ...emails.map((shared) => ['email', shared] as const),
    ...row.ip.map(({ address }) => ['ip', address] as const),
    ...row.name_server.map(({ host }) => ['nameserver_host', host] as const),
    ...row.mx.map(({ host }) => ['mailserver_host', host] as const),
    ...row.ssl_info.map(({ hash }) => ['ssl_hash', hash] as const),
    ['redirect_domain', row.redirect_domain],
    ...TRACKERS.map(([key]) => [key, row[key]] as const),
  ];
  const once = new Map<string, Pivot>();
  for (const [by, { value, count }] of found) {
    if (value !== undefined && count !== undefined && count > 1) {
      once.set(`${by} ${value}`, { by, label: LABELS[by] ?? by, value, count });
    }
  }
  return [...once.values()].toSorted((a, b) => a.count - b.count);
}

/** Each shared value with the number of domains, and which of them are few enough to lead on. */
export function pivotSection(
  row: IrisDomain,
  session: Pick<Session, 'settings'>,
): readonly Section[] {
  const { guidedPivot } = readSettings(session.settings);
  const pivots = pivotsOf(row);
  return tableSection({
    id: 'sharedValues',
    title: 'Shared Values',
    note: `Values that at most ${counted(guidedPivot, 'domain')} share are marked: following one costs a query.`,
    columns: [
      { id: 'what', label: 'What', type: 'text', categories: true },
      { id: 'value', label: 'Value', type: 'text' },
      { id: 'domains', label: 'Domains', type: 'number' },
      { id: 'few', label: 'Few', type: 'text' },
    ],
    rows: pivots.map(({ label, value, count }) => [
      label,
      value,
      count,
      count <= guidedPivot ? 'few' : null,
    ]),
  });
}

/** To list the domains that share a value, the rarest first. */
export function pivotOffers(row: IrisDomain, session: Pick<Session, 'settings'>): readonly Offer[] {
  const { guidedPivot } = readSettings(session.settings);
  return pivotsOf(row)
    .filter(({ count }) => count <= guidedPivot)
    .slice(0, MOST_OFFERS)
    .map(({ by, label, value, count }) => ({
      label: `List the ${grouped(count)} domains with the same ${lowered(label)}: ${quoted(value)}`,
      parameters: { [by]: value },
      cost: ONE_QUERY,
    }));
}

/** What an offer asks; undefined where the parameters name no value. Throws a LensError (`badInput`). */
export async function followPivot(
  session: Session,
  parameters: Parameters,
  name: string,
): Promise<Answer | undefined> {
  const { position, ...values } = parameters;
  const [named, ...more] = Object.entries(values);
  if (named === undefined) {
    return undefined;
  }
  const [by, given] = named;
  const label = LABELS[by];
  const value = String(given).trim();
  if (label === undefined || more.length > 0 || value === '') {
    throw new LensError(
      badInput(
        `Iris cannot be asked for domains by “${quoted(by)}”.`,
        `Name one of ${Object.keys(LABELS).join(', ')}.`,
      ),
    );
  }
  const found = await domainsInIris(session, {
    query: { [by]: value },
    about: hostOf(value),
    id: 'pivot',
    title: `Domains with the same ${lowered(label)}`,
    relation: 'shares a value',
    parameters: { [by]: value, ...(position === undefined ? {} : { position }) },
  });
  const none = `DomainTools Iris knows no other domain with this ${lowered(label)}.`;
  const answer = listedAnswer(found, name, none);
  return {
    ...answer,
    sections: answer.sections.map((section) => ({
      ...section,
      note: `${label}: ${quoted(value)}`,
    })),
  };
}

/** `Certificate` inside a sentence; a name of a service keeps its capital. */
function lowered(label: string): string {
  return TRACKERS.some(([, service]) => service === label)
    ? label
    : label.charAt(0).toLowerCase() + label.slice(1);
}
