import * as z from 'zod';
import { LensError } from '../../core/errors';
import type { Session } from '../../core/operation/model';
import type { RawResponse, Row } from '../../core/result/model';
import { dateCell, hostCell, hostOf } from '../kit/cells';
import { ask } from './client';
import { tooManyMatches } from './failures';
import { count, flag, isNothing, list, orNothing, read, text } from './wire';

/** `{value, count}`; the count says how many domains share the value. */
const shared = orNothing(z.looseObject({ value: text, count }));

const irisDomain = z.looseObject({
  domain: text,
  whois_url: text,
  active: flag,
  create_date: shared,
  expiration_date: shared,
  first_seen: shared,
  registrar: shared,
  domain_risk: orNothing(z.looseObject({ risk_score: count })),
  mx: list(
    z.looseObject({
      host: shared,
      domain: shared,
      ip: list(z.looseObject({ value: text })),
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
  results: z.unknown().optional(),
});

const results = list(irisDomain);

export type IrisDomain = z.output<typeof irisDomain>;

export const IRIS_PRODUCT = 'iris-investigate';

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

/** One page of Iris Investigate. A limit without results, sent as 200, is a LensError (`tooManyMatches`). */
export async function askIris(
  session: Session,
  query: Readonly<Record<string, string>>,
): Promise<IrisPage> {
  const reply = await ask(session, { path: '/v1/iris-investigate/', query, product: IRIS_PRODUCT });
  return reply.kind === 'nothing'
    ? { domains: [], total: 0, position: undefined, limit: undefined, raw: reply.raw }
    : readIris(reply.response, reply.raw);
}

function readIris(response: unknown, raw: RawResponse): IrisPage {
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
    dateCell(domain.create_date?.value),
    dateCell(domain.expiration_date?.value),
    domain.registrar?.value ?? null,
  ];
}

export const IRIS_COLUMNS = [
  { id: 'domain', label: 'Domain', type: 'indicator', relation: 'uses the same mail host' },
  // Of the domain in the row, and so no attribute of the one that was asked about.
  { id: 'risk', label: 'Risk Score', type: 'number' },
  { id: 'active', label: 'Active', type: 'text' },
  { id: 'created', label: 'Created', type: 'date' },
  { id: 'expires', label: 'Expires', type: 'date' },
  { id: 'registrar', label: 'Registrar', type: 'text' },
] as const;

/** Iris writes a name in Unicode; its link always ends in the A-labels. */
function nameCell(domain: IrisDomain) {
  const link = domain.whois_url?.split('/').at(-1) ?? '';
  return (
    (domain.domain === undefined ? undefined : hostOf(domain.domain)) ??
    hostOf(link) ??
    hostCell(domain.domain)
  );
}
