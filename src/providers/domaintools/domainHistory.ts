import * as z from 'zod';
import type { Parameters } from '../../core/operation/ids';
import type { Session } from '../../core/operation/model';
import type { Offer, RawResponse } from '../../core/result/model';
import { dateCell } from '../kit/cells';
import { grouped } from '../kit/words';
import { ask } from './client';
import { count, isNothing, list, read, text } from './wire';

/** Changes of a name in its present life. In no list of an account seen, so it is tried. */
export const DOMAIN_HISTORY = {
  product: 'domain-history',
  family: 'iris',
  path: '/v1/domain-history/',
} as const;

/** Most changes that one page holds, as the vendor's specification says. */
const PAGE = 500;

const shape = z.looseObject({
  domain: text,
  count,
  changes: list(
    z.looseObject({
      timestamp: text,
      field: text,
      before: z.unknown().optional(),
      after: z.unknown().optional(),
    }),
  ),
});

/** One change of one field, with the whole state of the field before and after. */
export interface HistoryEvent {
  /** ISO 8601 date or UTC time; null where none was sent. */
  readonly date: string | null;
  /** As Iris Enrich names it: `ip`, `name_server`, `registrar`, `active`. */
  readonly field: string;
  /** Undefined where the life of the name begins. */
  readonly before: unknown;
  /** Undefined where it ends. */
  readonly after: unknown;
}

export interface HistoryPage {
  readonly domain: string | undefined;
  readonly events: readonly HistoryEvent[];
  /** All that there are. */
  readonly total: number | undefined;
  /** Reads on where the page ended. */
  readonly offers: readonly Offer[];
  readonly raw: RawResponse;
  /** Set where the name is not known. */
  readonly nothing?: string;
}

export const ONE_PAGE = [{ product: DOMAIN_HISTORY.product, amount: 1, unit: 'query' }] as const;

/**
 * One page of changes, newest first. The answer names the next page by a URL whose host can be any:
 * it is never followed, and `offset` is counted on instead.
 */
export async function askDomainHistory(
  session: Session,
  domain: string,
  fields: readonly string[],
  { offset: from = 0 }: Parameters,
): Promise<HistoryPage> {
  const offset = Math.max(0, Math.trunc(Number(from))) || 0;
  const reply = await ask(session, {
    path: DOMAIN_HISTORY.path,
    query: {
      domain,
      include_fields: fields.join(','),
      page_size: String(PAGE),
      ...(offset === 0 ? {} : { offset: String(offset) }),
    },
    product: DOMAIN_HISTORY.product,
  });
  if (reply.kind === 'nothing') {
    const { reason: nothing, raw } = reply;
    return { domain: undefined, events: [], total: 0, offers: [], raw, nothing };
  }
  const wire = read(shape, reply.response, ['changes', 'count']);
  const events = wire.changes.flatMap(({ timestamp, field, before, after }) =>
    field === undefined
      ? []
      : [
          {
            date: dateCell(timestamp),
            field,
            before: stateOf(before, field),
            after: stateOf(after, field),
          },
        ],
  );
  const end = offset + wire.changes.length;
  const left = wire.count === undefined ? wire.changes.length === PAGE : wire.count > end;
  const of = wire.count === undefined ? '' : ` of ${grouped(wire.count)}`;
  return {
    domain: wire.domain,
    events,
    total: wire.count,
    offers:
      left && wire.changes.length > 0
        ? [
            {
              label: `Read on after the first ${grouped(end)}${of} changes`,
              parameters: { offset: end },
              cost: ONE_PAGE,
            },
          ]
        : [],
    raw: reply.raw,
  };
}

/** A state holds its field under the field's own name; nothing stands for none. */
function stateOf(sent: unknown, field: string): unknown {
  if (isNothing(sent)) {
    return undefined;
  }
  const state =
    typeof sent === 'object' && sent !== null && field in sent
      ? (sent as Readonly<Record<string, unknown>>)[field]
      : sent;
  return isNothing(state) ? undefined : state;
}

/** The outcome's sentence: what this way cannot tell. */
export const PRESENT_LIFE =
  'DomainTools’ domain history tells of the present registration only: what was before the name was last registered is not in it.';
