import { failureOf } from '../../core/errors';
import type { Session } from '../../core/operation/model';
import type { ServerSettings } from '../../core/ports';
import type { CappedBy, RawResponse } from '../../core/result/model';
import { authorizationFor } from './authorization';
import { dribbleErrors } from './dribble';
import type { DribbleError } from './dribble';
import { readPage } from './page';
import type { Page } from './page';
import type { CofRecord } from '../kit/passiveDns/record';
import type { PassiveDnsSettings } from './settings';
import { grouped } from '../kit/words';

/** Clients of CIRCL use 50 to 200; how large a page may be is not documented. */
const PAGE_SIZE = 200;
const MOST_PAGES = 500;
/** D4 sends 180 bytes a record: this is about 350,000 of them. */
const MAX_BYTES = 64 * 1024 * 1024;

const SERVER_SETTINGS: ServerSettings = {
  address: 'indicatorLens.circl.host',
  plainHttp: 'indicatorLens.circl.useHttp',
  verifyTls: 'indicatorLens.circl.verifySsl',
};

/** Kept with the raw response, for an answer is mapped from them, too. */
const READ_HEADERS = ['x-dribble-cursor', 'x-dribble-errors'];

/** Everything that was received about one indicator. */
export interface Fetched {
  readonly records: readonly CofRecord[];
  readonly raw: readonly RawResponse[];
  /** Sentences about what is missing in a response. */
  readonly shortfalls: readonly string[];
  readonly errors: readonly DribbleError[];
  /** A server with framed answers said that it lists no more. */
  readonly limited: boolean;
  /** Why there are no more pages although the server has some. */
  readonly stopped?: CappedBy;
}

/**
 * Asks for an indicator page by page. A failure after the first page keeps what has come.
 * @param name as it is asked for: lower case, A-labels, RFC 5952, no final dot
 * Rejects with a LensError when the first page fails, or when cancelled.
 */
export async function fetchPages(
  name: string,
  settings: PassiveDnsSettings,
  session: Session,
): Promise<Fetched> {
  const pages: Page[] = [];
  const raw: RawResponse[] = [];
  const errors: DribbleError[] = [];
  const cursors = new Set<string>();
  const known = new Set<string>();
  let stopped: CappedBy | undefined;
  let cursor: string | undefined;
  do {
    let asked: AskedPage;
    try {
      asked = await askPage(name, cursor, settings, session, pages.length > 0);
    } catch (thrown) {
      const failure = failureOf(thrown);
      if (pages.length === 0 || failure.reason === 'cancelled') {
        throw thrown;
      }
      stopped = { by: 'vendor', reason: `Page ${pages.length + 1} failed: ${failure.message}` };
      break;
    }
    pages.push(asked.page);
    raw.push(asked.raw);
    errors.push(...asked.errors);
    const before = known.size;
    asked.page.records.forEach((record) => known.add(keyOf(record)));
    cursor = asked.cursor;
    stopped =
      cursor === undefined
        ? undefined
        : reasonToStop(cursor, cursors, known.size - before, known.size, pages.length, settings);
    cursors.add(cursor ?? '');
  } while (cursor !== undefined && stopped === undefined);
  return {
    records: pages.flatMap((page) => page.records),
    raw,
    shortfalls: [...new Set(pages.flatMap((page) => page.shortfalls))],
    errors,
    limited: pages.some((page) => page.limited),
    ...(stopped && { stopped }),
  };
}

function reasonToStop(
  cursor: string,
  cursors: ReadonlySet<string>,
  fresh: number,
  records: number,
  pages: number,
  settings: PassiveDnsSettings,
): CappedBy | undefined {
  if (cursors.has(cursor) || fresh === 0) {
    return { by: 'vendor', reason: `${settings.host} promises more records, but repeats itself.` };
  }
  if (records >= settings.maxRecords) {
    return recordCap(settings);
  }
  return pages >= MOST_PAGES
    ? { by: 'indicatorLens', reason: `Indicator Lens reads at most ${MOST_PAGES} pages.` }
    : undefined;
}

/** What the setting says when it cuts a list. */
export function recordCap({ maxRecords }: PassiveDnsSettings): CappedBy {
  return {
    by: 'indicatorLens',
    reason: `Indicator Lens keeps at most ${grouped(maxRecords)} records (indicatorLens.circl.maxRecords).`,
  };
}

interface AskedPage {
  readonly page: Page;
  readonly raw: RawResponse;
  readonly errors: readonly DribbleError[];
  readonly cursor?: string;
}

async function askPage(
  name: string,
  cursor: string | undefined,
  settings: PassiveDnsSettings,
  session: Session,
  begun: boolean,
): Promise<AskedPage> {
  const authorization = authorizationFor(session.credentials?.token);
  const url = `${settings.baseUrl}/${pathSegment(name)}`;
  const answered = `answered ${settings.baseUrl}`;
  const response = await session.http.request(
    {
      method: 'GET',
      url,
      headers: {
        Accept: 'application/x-ndjson, application/json;q=0.9, */*;q=0.1',
        'dribble-paginate-count': String(Math.min(PAGE_SIZE, settings.maxRecords)),
        ...(cursor !== undefined && { 'dribble-paginate-cursor': cursor }),
        ...(settings.disableActiveQuery && { 'dribble-disable-active-query': '1' }),
        ...(authorization !== undefined && { Authorization: authorization }),
      },
      maxBytes: MAX_BYTES,
      verifyTls: settings.verifySsl,
      settings: SERVER_SETTINGS,
      carriesCredentials: authorization !== undefined,
    },
    session.signal,
  );
  const page = readPage(response, {
    settings,
    tokenSent: authorization !== undefined,
    hasAnswered: begun || session.documents.get(answered) !== undefined,
    now: session.clock.now(),
  });
  if (page.records.length > 0 && session.documents.get(answered) === undefined) {
    const checkedAt = new Date(session.clock.now()).toISOString();
    session.documents.put(answered, { body: '', checkedAt });
  }
  const headers = Object.fromEntries(
    READ_HEADERS.flatMap((name) => {
      const value = response.headers[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
  const next = nextCursor(response.headers['x-dribble-cursor']);
  return {
    page,
    raw: {
      request: `GET ${url}`,
      status: response.status,
      contentType: response.headers['content-type'] ?? '',
      body: response.body,
      ...(Object.keys(headers).length === 0 ? {} : { headers }),
    },
    errors: dribbleErrors(response.headers['x-dribble-errors']),
    ...(next !== undefined && { cursor: next }),
  };
}

/** A colon may stand in a path segment (RFC 3986 section 3.3), and clients of CIRCL leave it so. */
function pathSegment(name: string): string {
  return encodeURIComponent(name).replaceAll('%3A', ':');
}

/** Kept as text: cursors are above 2^53. Empty and 0 mean that there is no further page. */
function nextCursor(header: string | undefined): string | undefined {
  const cursor = header?.trim() ?? '';
  return cursor === '' || /^0+$/.test(cursor) ? undefined : cursor;
}

function keyOf({ rrname, rrtype, rdata }: CofRecord): string {
  return JSON.stringify([rrname, rrtype, rdata]);
}
