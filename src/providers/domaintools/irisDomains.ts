import { LensError } from '../../core/errors';
import type { IndicatorRef } from '../../core/indicator/model';
import type { Parameters } from '../../core/operation/ids';
import type { Session } from '../../core/operation/model';
import type { Answer, CappedBy, Offer, RawResponse, TableSection } from '../../core/result/model';
import type { Relation } from '../../core/result/relation';
import { grouped } from '../kit/words';
import {
  IRIS_LIMIT,
  IRIS_PAGE,
  FREE_WITHIN_THE_HOUR,
  INVESTIGATE,
  askIris,
  irisColumns,
  irisRow,
} from './iris';
import { shortage } from './domainTable';

/** Which domains share a value, as Iris lists them. */
interface DomainSearch {
  /** Of Iris: `{ ip: '203.0.113.80' }`. */
  readonly query: Readonly<Record<string, string>>;
  /** The host that the query names, where it names one: it may have to stay at home. */
  readonly about?: IndicatorRef | undefined;
  readonly id: string;
  /** `Domains on 203.0.113.80` */
  readonly title: string;
  readonly relation: Relation;
  /** With which the same is asked again; its `position` is where the page begins. */
  readonly parameters: Parameters;
}

interface DomainsFound {
  readonly table: TableSection;
  /** All that there are; absent where Iris does not count. */
  readonly total: number | undefined;
  /** Reads on where the page ended. */
  readonly offers: readonly Offer[];
  readonly raw: RawResponse;
}

export const ONE_QUERY = [{ product: INVESTIGATE.product, amount: 1, unit: 'query' }] as const;

/** What a list of Iris costs, which is free where it was read within the hour. */
export const LISTING = [{ ...ONE_QUERY[0], freeAgain: FREE_WITHIN_THE_HOUR }] as const;

/** One page of at most 500 domains, for one query. */
export async function domainsInIris(session: Session, search: DomainSearch): Promise<DomainsFound> {
  const { position } = search.parameters;
  const refused = search.about && session.mayAsk(search.about);
  if (refused !== undefined) {
    throw new LensError(refused);
  }
  const page = await askIris(session, {
    ...search.query,
    ...(position === undefined ? {} : { position: String(position) }),
  });
  const shown = page.domains.length;
  const cappedBy = cappedByOf(page.limit, page.position, shown);
  const table: TableSection = {
    type: 'table',
    id: search.id,
    title: search.title,
    columns: irisColumns(search.relation),
    rows: page.domains.map(irisRow),
    shown,
    ...(page.total === undefined ? {} : { total: page.total }),
    ...(cappedBy === undefined ? {} : { cappedBy }),
    addLabel: 'Add Selected Domains',
  };
  const of = page.total === undefined ? '' : ` of ${grouped(page.total)}`;
  const what = search.title.replace(/^D/, 'd');
  const offers =
    page.position === undefined || page.position === position
      ? []
      : [
          {
            label: `Read on after these ${grouped(shown)}${of} ${what}`,
            parameters: { ...search.parameters, position: page.position },
            cost: ONE_QUERY,
          },
        ];
  return { table, total: page.total, offers, raw: page.raw };
}

function cappedByOf(
  limit: string | undefined,
  position: string | undefined,
  shown: number,
): CappedBy | undefined {
  if (limit !== undefined) {
    return {
      by: 'vendor',
      reason: `DomainTools stops at ${grouped(IRIS_LIMIT)} (“${limit}”)`,
    };
  }
  return position === undefined
    ? undefined
    : {
        by: 'indicatorLens',
        reason: `a page holds ${grouped(shown)}, and each is metered`,
      };
}

/** The answer that is one such list, as long as it got. */
export function listedAnswer(found: DomainsFound, lookedUp: string, none: string): Answer {
  const { table, offers, raw } = found;
  const short = shortage(table, table.title.replace(/^D/, 'd'));
  return {
    lookedUp,
    outcome:
      table.shown === 0
        ? { kind: 'noRecord', reason: none }
        : short === undefined
          ? { kind: 'found' }
          : { kind: 'partial', reason: short },
    sections: [table],
    raw: [raw],
    offers,
  };
}

/** A value of a name whose domains can be listed. */
interface Countable {
  readonly value: string;
  /** As Iris counts them; Iris Enrich does not. */
  readonly count: number | undefined;
  readonly parameters: Parameters;
}

/** To list the domains of each value, with their number; nothing where Iris lists none of so many. */
export function offersToList(values: readonly Countable[]): readonly Offer[] {
  return values.flatMap(({ value, count, parameters }) =>
    count !== undefined && count > IRIS_LIMIT
      ? []
      : [
          {
            label: `List the ${count === undefined ? '' : `${grouped(count)} `}domains on ${value}${(count ?? 0) > IRIS_PAGE ? `, ${IRIS_PAGE} a query` : ''}`,
            parameters,
            cost: ONE_QUERY,
          },
        ],
  );
}

/** Why the lists are not there: they are asked for one by one. */
export function notListed(values: readonly Countable[]): string {
  const many = values.filter(({ count }) => (count ?? 0) > IRIS_LIMIT).map(({ value }) => value);
  const left = values.length - many.length;
  return [
    ...(left === 0 ? [] : ['The domains were not asked for, to spare quota: they are offered.']),
    ...(many.length === 0
      ? []
      : [`More domains are on ${many.join(', ')} than Iris lists (${grouped(IRIS_LIMIT)}).`]),
  ].join(' ');
}
