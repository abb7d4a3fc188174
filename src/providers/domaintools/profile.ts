import { LensError, failureIn } from '../../core/errors';
import type { IndicatorRef } from '../../core/indicator/model';
import type { Parameters } from '../../core/operation/ids';
import type { Cost } from '../../core/operation/cost';
import type { Known, Operation, Session } from '../../core/operation/model';
import type { Answer, Fact, Outcome, RawResponse, Section } from '../../core/result/model';
import { isRecord, parseJson } from '../kit/body';
import { dateCell, hostCell, hostCells, joined } from '../kit/cells';
import { fact, factsSection } from '../kit/facts';
import { asnText } from '../kit/registration';
import { askedIndicator, askedName } from '../kit/registeredDomain';
import { tableSection } from '../kit/table';
import { counted } from '../kit/words';
import { reducedNote } from './cells';
import {
  ENRICH,
  FREE_WITHIN_THE_HOUR,
  INVESTIGATE,
  IRIS_NAMES,
  ROW,
  TRACKERS,
  aboutName,
  askIris,
  askIrisAboutMany,
  namesOf,
  readIris,
} from './iris';
import type { IrisDomain } from './iris';
import { LISTING } from './irisDomains';
import { followPivot, pivotOffers, pivotSection } from './pivots';
import { irisRegistration, values } from './irisRegistration';
import { riskSection } from './riskSection';
import { askByWays, likeliestWay } from './ways';
import type { Way } from './ways';

/** The row of a name, whichever of the two the account has. */
export const PROFILE_WAYS = [INVESTIGATE, ENRICH] as const;

/** Enrich is made for many names; it has a quota of its own, and sends no counts. */
const WAYS_OF_MANY = [ENRICH, INVESTIGATE] as const;

/** Characters of names in one query; many servers refuse URLs of more than 8,000. */
const LONGEST_QUERY = 4000;

/** What answers the parts of a profile one by one; an account that has one of them needs no profile. */
const PARTS: readonly Way[] = [
  { product: 'parsed-whois', family: 'classic', path: '/whois/parsed' },
  { product: 'risk', family: 'classic', path: '/v1/risk' },
];

const PROFILE = 'domaintools.profile';

/** One query of Iris, whose answer all parts of a profile share. */
export function profileCost(known: Known | undefined): readonly Cost[] {
  const { product } = likeliestWay(known, PROFILE_WAYS) ?? INVESTIGATE;
  return [
    {
      product,
      amount: 1,
      unit: 'query',
      shared: PROFILE,
      ...(product === INVESTIGATE.product ? { freeAgain: FREE_WITHIN_THE_HOUR } : {}),
    },
  ];
}

export const profile: Operation = {
  id: PROFILE,
  title: 'Iris Profile',
  description:
    'All that Iris knows of the name in one query: risk, registration, addresses, name and mail servers, certificates, trackers.',
  provider: 'domaintools',
  takes: ['fqdn'],
  sends: askedIndicator,
  cost: (_indicator, parameters, known) => (isPlain(parameters) ? profileCost(known) : LISTING),
  aside: (known) => likeliestWay(known, [...PARTS, ROW])?.family !== 'iris',
  together: {
    most: IRIS_NAMES,
    longest: LONGEST_QUERY,
    // Whether a query about many counts once is not documented: the account's own counter tells.
    cost: (_count, known) => [
      {
        product: (likeliestWay(known, WAYS_OF_MANY) ?? ENRICH).product,
        amount: 1,
        unit: 'query',
        bound: 'atLeast',
        shared: PROFILE,
      },
    ],
    ask: (indicators, session) =>
      askByWays(session, WAYS_OF_MANY, (way) =>
        askIrisAboutMany(
          session,
          indicators.map(({ value }) => value),
          way,
        ),
      ),
  },
  run: (indicator, session, parameters) =>
    askByWays(session, isPlain(parameters) ? PROFILE_WAYS : [INVESTIGATE], async (way) => {
      const name = askedName(indicator);
      const followed = await followPivot(session, parameters, name);
      if (followed !== undefined) {
        return followed;
      }
      const page = await askIris(session, aboutName(name), way);
      return profileOf(rowOf(page.domains, name), { name, indicator, session, raw: page.raw });
    }),
};

/** Which of the two answered: Enrich counts nothing. */
function wayIn(raw: RawResponse): string {
  return raw.request.includes(ENRICH.path) ? 'Iris Enrich' : 'Iris Investigate';
}

/** What Iris knows of one name, through the cache and at most once for all that ask. */
export interface IrisKnowledge {
  /** Absent where Iris does not know the name. */
  readonly row?: IrisDomain;
  readonly raw: RawResponse;
  /** `Iris Investigate`, `Iris Enrich`. */
  readonly way: string;
}

/** The profile of a name, for an operation that shows a part of it. Rejects with a LensError. */
export async function knownToIris(session: Session, name: string): Promise<IrisKnowledge> {
  if (session.replaying !== undefined) {
    const enriched = session.replaying.some((request) => request.includes(ENRICH.path));
    const page = await askIris(session, aboutName(name), enriched ? ENRICH : INVESTIGATE);
    return { ...rowOf(page.domains, name), raw: page.raw, way: wayIn(page.raw) };
  }
  const result = await session.resultOf(PROFILE, { kind: 'fqdn', value: name });
  if (result.outcome.kind === 'failed') {
    throw new LensError(failureIn(result.outcome));
  }
  const [raw] = result.raw;
  if (raw === undefined) {
    throw new Error('A profile keeps what Iris sent.');
  }
  const json = parseJson(raw.body);
  return isRecord(json) && result.outcome.kind !== 'noRecord'
    ? { ...rowOf(readIris(json.response, raw).domains, name), raw, way: wayIn(raw) }
    : { raw, way: wayIn(raw) };
}

/** The row of the name. Another's row is none. */
function rowOf(rows: readonly IrisDomain[], name: string): { readonly row?: IrisDomain } {
  const row = rows.find((one) => namesOf(one).includes(name));
  return row === undefined ? {} : { row };
}

interface ProfileContext {
  readonly name: string;
  readonly indicator: IndicatorRef;
  readonly session: Session;
  readonly raw: RawResponse;
}

/** True where no value is followed. */
function isPlain(parameters: Parameters): boolean {
  return Object.keys(parameters).length === 0;
}

/** One row of Iris Investigate or Iris Enrich, all of it. */
function profileOf(
  { row }: { readonly row?: IrisDomain },
  { name, indicator, session, raw }: ProfileContext,
): Answer {
  if (row === undefined) {
    const reason = `DomainTools Iris does not know ${name}.`;
    return { lookedUp: name, outcome: { kind: 'noRecord', reason }, sections: [], raw: [raw] };
  }
  const note = reducedNote(indicator, name);
  const sections: readonly Section[] = [
    ...riskSection(row.domain_risk, note),
    ...irisRegistration(row, note),
    ...factsSection('website', 'Website and First Sight', websiteFacts(row), sharedNote(row)),
    ...pivotSection(row, session),
    ...hostTables(row),
    ...certificateTable(row),
  ];
  const outcome: Outcome =
    sections.length === 0
      ? { kind: 'noRecord', reason: `DomainTools Iris knows nothing of ${name} but the name.` }
      : { kind: 'found' };
  const offers = pivotOffers(row, session);
  return {
    lookedUp: name,
    outcome,
    sections,
    raw: [raw],
    ...(offers.length === 0 ? {} : { offers }),
  };
}

function websiteFacts(row: IrisDomain): readonly Fact[] {
  const { popularity_rank: rank, website_response: response } = row;
  const trackers = TRACKERS.flatMap(([key, label]) => {
    const { value, count } = row[key];
    return value === undefined
      ? []
      : [`${label} ${value}${count === undefined ? '' : ` (${counted(count, 'domain')})`}`];
  });
  return [
    ...fact('nameFirstSeen', 'First seen', 'date', [dateCell(row.first_seen.value)]),
    ...fact('active', 'Active', 'text', [
      row.active === undefined ? null : row.active ? 'yes' : 'no',
    ]),
    ...fact('websiteTitle', 'Title of the website', 'text', [row.website_title.value ?? null]),
    ...fact('websiteStatus', 'HTTP status of the website', 'number', [
      response === 0 ? null : (response ?? null),
    ]),
    ...fact('serverSoftware', 'Server software', 'text', [row.server_type.value ?? null]),
    ...fact('redirect', 'Redirects to', 'indicator', [
      hostCell(row.redirect_domain.value ?? row.redirect.value),
    ]),
    ...fact('trackers', 'Trackers', 'text', trackers),
    ...fact('popularityRank', 'Popularity rank', 'number', [rank ?? null]),
    ...fact('spf', 'SPF', 'text', [row.spf_info ?? null]),
    ...fact(
      'tags',
      'Tags in Iris',
      'text',
      row.tags.flatMap(({ label }) => label ?? []),
    ),
    ...fact('vendorUpdated', 'Updated in Iris', 'date', [dateCell(row.data_updated_timestamp)]),
  ];
}

function sharedNote(row: IrisDomain): string | undefined {
  return row.ip.some(({ address }) => address.count !== undefined)
    ? 'Numbers of domains are those that share the value now, as Iris counts them.'
    : undefined;
}

function hostTables(row: IrisDomain): readonly Section[] {
  const addresses = row.ip.map(({ address, asn, isp, country_code: code }) => [
    hostCell(address.value),
    joined(values(asn).map(asnText)),
    isp.value ?? null,
    code.value?.toUpperCase() ?? null,
    address.count ?? null,
  ]);
  const nameServers = row.name_server.map(({ host, domain, ip }) => [
    hostCell(host.value),
    joined(values(ip)),
    host.count ?? null,
    domain.count ?? null,
  ]);
  const mailServers = row.mx.map(({ host, priority, ip }) => [
    hostCell(host.value),
    priority ?? null,
    joined(values(ip)),
    host.count ?? null,
  ]);
  const hosts = factsSection('hosts', 'Hosts', [
    ...fact(
      'addresses',
      'Addresses',
      'indicator',
      hostCells(row.ip.flatMap(({ address }) => address.value ?? [])),
      'IP Address',
      'address',
    ),
    ...fact(
      'mailServers',
      'Mail servers',
      'indicator',
      hostCells(row.mx.flatMap(({ host }) => host.value ?? [])),
      'Mail Server',
      'mail host',
    ),
  ]);
  return [
    ...hosts,
    // What is told of an address is no attribute of the name.
    ...tableSection({
      id: 'addresses',
      title: 'Addresses',
      rows: addresses,
      addLabel: 'Add Selected Addresses',
      columns: [
        { id: 'address', label: 'IP Address', type: 'indicator', relation: 'address' },
        { id: 'asn', label: 'ASN', type: 'text' },
        { id: 'isp', label: 'ISP', type: 'text' },
        { id: 'country', label: 'Country', type: 'text' },
        { id: 'domains', label: 'Domains', type: 'number' },
      ],
    }),
    ...tableSection({
      id: 'nameServers',
      title: 'Name Servers',
      rows: nameServers,
      addLabel: 'Add Selected Name Servers',
      columns: [
        { id: 'nameServer', label: 'Name Server', type: 'indicator', relation: 'name server' },
        { id: 'addresses', label: 'Addresses', type: 'text' },
        { id: 'domains', label: 'Domains', type: 'number' },
        { id: 'zone', label: 'Domains on Its Domain', type: 'number' },
      ],
    }),
    ...tableSection({
      id: 'mailServers',
      title: 'Mail Servers',
      rows: mailServers,
      addLabel: 'Add Selected Mail Servers',
      columns: [
        { id: 'mailServer', label: 'Mail Server', type: 'indicator', relation: 'mail host' },
        { id: 'priority', label: 'Priority', type: 'number' },
        { id: 'addresses', label: 'Addresses', type: 'text' },
        { id: 'domains', label: 'Domains', type: 'number' },
      ],
    }),
  ];
}

function certificateTable(row: IrisDomain): readonly Section[] {
  const rows = row.ssl_info.map((one) => [
    one.hash.value ?? null,
    one.common_name.value ?? one.subject.value ?? null,
    one.organization.value ?? null,
    one.issuer_common_name.value ?? null,
    certificateDate(one.not_before.value),
    certificateDate(one.not_after.value),
    one.hash.count ?? null,
    joined(values(one.alt_names)),
  ]);
  return tableSection({
    id: 'certificates',
    title: 'Certificates',
    rows,
    columns: [
      { id: 'hash', label: 'SHA-1', type: 'text' },
      { id: 'subject', label: 'Subject', type: 'text' },
      { id: 'organisation', label: 'Organisation', type: 'text' },
      { id: 'issuer', label: 'Issuer', type: 'text' },
      { id: 'from', label: 'Not Before', type: 'date' },
      { id: 'to', label: 'Not After', type: 'date' },
      { id: 'domains', label: 'Domains', type: 'number' },
      { id: 'names', label: 'Other Names', type: 'text' },
    ],
  });
}

/** `20240726`, a number, is a day; anything else is a date as the vendor writes them elsewhere. */
function certificateDate(written: string | undefined): string | null {
  const day = /^(\d{4})(\d\d)(\d\d)$/.exec(written ?? '');
  return day === null ? dateCell(written) : day.slice(1).join('-');
}
