import * as z from 'zod';
import { LensError } from '../../core/errors';
import type { Session } from '../../core/operation/model';
import type { Column, RawResponse, Row } from '../../core/result/model';
import type { Relation } from '../../core/result/relation';
import { dateCell, hostCell, hostOf, hostText } from '../kit/cells';
import { ask, shownRequest } from './client';
import { tooManyMatches } from './failures';
import { count, flag, isNothing, list, orNothing, read, text, texts } from './wire';

/**
 * `{value, count}`; the count says how many domains share the value. Iris Enrich sends no counts, and
 * bare values in some places. What is empty (`{"value":"","count":0}`) has no value.
 */
const shared = z
  .unknown()
  .optional()
  .transform((sent) =>
    typeof sent === 'object' && sent !== null && !Array.isArray(sent) ? sent : { value: sent },
  )
  .pipe(z.looseObject({ value: text, count }));

const sharedList = list(shared);

const contact = orNothing(
  z.looseObject({
    name: shared,
    org: shared,
    street: shared,
    city: shared,
    state: shared,
    postal: shared,
    country: shared,
    phone: shared,
    fax: shared,
    email: sharedList,
  }),
);

/** Codes of services that count a site's visitors or show its advertisements; one code, one owner. */
export const TRACKERS = [
  ['adsense', 'Google AdSense'],
  ['google_analytics', 'Google Analytics'],
  ['google_analytics_4', 'Google Analytics 4'],
  ['google_tag_manager', 'Google Tag Manager'],
  ['facebook', 'Facebook'],
  ['hotjar', 'Hotjar'],
  ['baidu_analytics', 'Baidu Analytics'],
  ['yandex_metrica', 'Yandex Metrica'],
  ['matomo', 'Matomo'],
  ['statcounter_project', 'StatCounter project'],
  ['statcounter_security', 'StatCounter security code'],
] as const;

const irisDomain = z.looseObject({
  domain: text,
  whois_url: text,
  active: flag,
  create_date: shared,
  expiration_date: shared,
  first_seen: shared,
  registrar: shared,
  registrar_status: list(shared),
  registrant_name: shared,
  registrant_org: shared,
  registrant_contact: contact,
  admin_contact: contact,
  technical_contact: contact,
  billing_contact: contact,
  additional_whois_email: sharedList,
  soa_email: sharedList,
  ssl_email: sharedList,
  // A number, or "" where the name is in no list.
  popularity_rank: count,
  data_updated_timestamp: text,
  website_title: shared,
  website_response: count,
  server_type: shared,
  redirect: shared,
  redirect_domain: shared,
  spf_info: text,
  tags: list(z.looseObject({ label: text })),
  adsense: shared,
  google_analytics: shared,
  google_analytics_4: shared,
  google_tag_manager: shared,
  facebook: shared,
  hotjar: shared,
  baidu_analytics: shared,
  yandex_metrica: shared,
  matomo: shared,
  statcounter_project: shared,
  statcounter_security: shared,
  domain_risk: orNothing(
    z.looseObject({
      risk_score: count,
      components: list(
        z.looseObject({ name: text, risk_score: count, evidence: texts, threats: texts }),
      ),
    }),
  ),
  ip: list(z.looseObject({ address: shared, asn: sharedList, country_code: shared, isp: shared })),
  name_server: list(z.looseObject({ host: shared, domain: shared, ip: sharedList })),
  ssl_info: list(
    z.looseObject({
      hash: shared,
      subject: shared,
      common_name: shared,
      issuer_common_name: shared,
      organization: shared,
      alt_names: sharedList,
      not_before: shared,
      not_after: shared,
    }),
  ),
  mx: list(
    z.looseObject({
      host: shared,
      domain: shared,
      ip: sharedList,
      priority: count,
    }),
  ),
});

const shape = z.looseObject({
  limit_exceeded: flag,
  has_more_results: flag,
  message: text,
  total_count: count,
  position: text,
  missing_domains: texts,
  results: z.unknown().optional(),
});

const results = list(irisDomain);

export type IrisDomain = z.output<typeof irisDomain>;
export type Shared = z.output<typeof shared>;

export const IRIS_PRODUCT = 'iris-investigate';

/** Iris Investigate: counts beside values, and searches by anything but a name. */
export const INVESTIGATE = {
  product: IRIS_PRODUCT,
  family: 'iris',
  path: '/v1/iris-investigate/',
} as const;

/** https://docs.domaintools.com/api/iris/investigate/concepts/quota-consumption/ */
export const FREE_WITHIN_THE_HOUR = { seconds: 3600, path: INVESTIGATE.path } as const;

/** Iris Enrich: names only, and no counts. */
export const ENRICH = { product: 'iris-enrich', family: 'iris', path: '/v1/iris-enrich/' } as const;

/** The row of one name, from whichever of the two the account has. */
export const ROW = {
  product: IRIS_PRODUCT,
  instead: ENRICH.product,
  family: 'iris',
  path: '/v1/iris-',
} as const;

/** Iris lists no more than this, and sends nothing at all where more match. */
export const IRIS_LIMIT = 5000;

/** Iris sends no more rows in one page. */
export const IRIS_PAGE = 500;

interface IrisPage {
  readonly domains: readonly IrisDomain[];
  /** Matches at the vendor. */
  readonly total: number | undefined;
  /** Where the next page begins; absent on the last one. An opaque word of the vendor. */
  readonly position: string | undefined;
  /** The vendor's sentence where it stops listing. */
  readonly limit: string | undefined;
  readonly raw: RawResponse;
}

/** One page of Iris. A limit without results, sent as 200, is a LensError (`tooManyMatches`). */
export async function askIris(
  session: Session,
  query: Readonly<Record<string, string>>,
  way: typeof INVESTIGATE | typeof ENRICH = INVESTIGATE,
): Promise<IrisPage> {
  const reply = await ask(session, { path: way.path, query, product: way.product });
  return reply.kind === 'nothing'
    ? { domains: [], total: 0, position: undefined, limit: undefined, raw: reply.raw }
    : readIris(reply.response, reply.raw);
}

/** What a request about a name is, whichever asks it. */
export const aboutName = (name: string): Readonly<Record<string, string>> => ({ domain: name });

/** Iris takes no more names in one request. */
export const IRIS_NAMES = 100;

/** The names of the rows, and those that Iris says it does not know. Rows stay as they were sent. */
const namesShape = z.looseObject({
  limit_exceeded: flag,
  message: text,
  missing_domains: texts,
  results: list(z.looseObject({ domain: text, whois_url: text })),
});

/**
 * One request about many names (https://docs.domaintools.com/api/iris/, `domain` takes up to 100), and
 * what came about each, as if it alone had been asked. A name of which nothing is said is left out.
 */
export async function askIrisAboutMany(
  session: Session,
  names: readonly string[],
  way: typeof INVESTIGATE | typeof ENRICH,
): Promise<ReadonlyMap<string, readonly RawResponse[]>> {
  const { path, product } = way;
  const reply = await ask(session, { path, query: aboutName(names.join(',')), product });
  const partOf = (name: string, body: string): readonly RawResponse[] => [
    {
      ...reply.raw,
      request: shownRequest(session, path, aboutName(name)),
      body,
      among: names.length,
    },
  ];
  if (reply.kind === 'nothing') {
    return new Map(names.map((name) => [name, partOf(name, reply.raw.body)]));
  }
  const wire = read(namesShape, reply.response, ['results', 'limit_exceeded', 'missing_domains']);
  if (wire.limit_exceeded === true && wire.results.length === 0) {
    throw new LensError(tooManyMatches(wire.message ?? ''));
  }
  const rows = new Map(wire.results.flatMap((row) => namesOf(row).map((name) => [name, row])));
  const missing = new Set(wire.missing_domains.map(hostText));
  return new Map(
    names.flatMap((name) => {
      const row = rows.get(name);
      if (row === undefined && !missing.has(name)) {
        return [];
      }
      const response =
        row === undefined
          ? { results_count: 0, missing_domains: [name], results: [] }
          : { results_count: 1, missing_domains: [], results: [row] };
      return [[name, partOf(name, JSON.stringify({ response }))]];
    }),
  );
}

/** The names that a row goes by, in A-labels: Iris writes it in Unicode, and its link in A-labels. */
export function namesOf({
  domain,
  whois_url: link,
}: Pick<IrisDomain, 'domain' | 'whois_url'>): readonly string[] {
  const named = domain === undefined ? [] : [hostText(domain)];
  const linked = link?.split('/').at(-1) ?? '';
  return linked === '' ? named : [...named, linked];
}

/** What Iris sent before. */
export function readIris(response: unknown, raw: RawResponse): IrisPage {
  const wire = read(shape, response, ['results', 'limit_exceeded', 'missing_domains']);
  if (wire.limit_exceeded === true && isNothing(wire.results)) {
    throw new LensError(tooManyMatches(wire.message ?? ''));
  }
  return {
    domains: read(results, wire.results),
    total: wire.total_count,
    position: wire.has_more_results === true ? wire.position : undefined,
    limit:
      wire.limit_exceeded === true ? (wire.message ?? 'more match than are listed') : undefined,
    raw,
  };
}

/** A result as a row of `IRIS_COLUMNS`. */
export function irisRow(domain: IrisDomain): Row {
  return [
    nameCell(domain),
    domain.domain_risk?.risk_score ?? null,
    domain.active === undefined ? null : domain.active ? 'yes' : 'no',
    dateCell(domain.create_date.value),
    dateCell(domain.expiration_date.value),
    domain.registrar.value ?? null,
  ];
}

/** Columns of `irisRow`; the relation is that of the domains to what was asked about. */
export const irisColumns = (relation: Relation): readonly Column[] => [
  { id: 'domain', label: 'Domain', type: 'indicator', relation },
  // Of the domain in the row, and so no attribute of the one that was asked about.
  { id: 'risk', label: 'Risk Score', type: 'number' },
  { id: 'active', label: 'Active', type: 'text' },
  { id: 'created', label: 'Created', type: 'date' },
  { id: 'expires', label: 'Expires', type: 'date' },
  { id: 'registrar', label: 'Registrar', type: 'text' },
];

/** Iris writes a name in Unicode; its link always ends in the A-labels. */
function nameCell(domain: IrisDomain) {
  const link = domain.whois_url?.split('/').at(-1) ?? '';
  return (
    (domain.domain === undefined ? undefined : hostOf(domain.domain)) ??
    hostOf(link) ??
    hostCell(domain.domain)
  );
}
