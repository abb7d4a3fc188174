import { LensError } from '../../core/errors';
import type { Session } from '../../core/operation/model';
import type { HttpResponse } from '../../core/ports';
import type { RawResponse } from '../../core/result/model';
import { isRecord, isWebPage, parseJson } from '../kit/body';
import { isRedirect } from '../kit/redirect';
import { retryAfterSeconds } from '../kit/retryAfter';
import { commonFailure, incompleteAnswer } from '../kit/status';
import { notSuchServer, notUnderstood, refused } from './failures';
import type { RdapAnswer } from './rdapAnswer';
import { followed } from './redirects';
import type { RedirectRules } from './redirects';
import { waited } from './waiting';
import { rdapErrorOf } from './wire';

/** The largest bodies have some 100 kB. */
const MAX_BYTES = 8 * 1024 * 1024;
/** A wait that an analyst does not mind; a longer one is told. */
const SHORT_WAIT_S = 5;
/** JSON with a byte order mark is still JSON to us, though not to RFC 8259. */
const BYTE_ORDER_MARK = /^\uFEFF/;
/** What any object of RFC 9083, section 5, has at least one of. */
const OBJECT_MEMBERS = ['objectClassName', 'rdapConformance', 'handle', 'ldhName', 'startAddress'];

export interface RdapQuestion {
  readonly url: URL;
  readonly from: RdapAnswer['from'];
  /** What is looked up, for words. */
  readonly about: string;
  /** What the server is, in words beside its host: `the registry of .example`. */
  readonly who?: string;
  /** Origin of a server that only another server's answer names, and the host that did. */
  readonly linked?: { readonly origin: string; readonly namedBy: string };
  readonly rules: RedirectRules;
}

/** What came of a question: an RDAP object, or that the server has none. All else is thrown. */
export type Reply =
  | {
      readonly kind: 'answered';
      readonly answer: RdapAnswer;
      readonly redirects: readonly RawResponse[];
    }
  | {
      readonly kind: 'nothing';
      readonly reason: string;
      readonly host: string;
      readonly raw: readonly RawResponse[];
    };

/** Asks, and follows redirects that the rules allow. Rejects with a LensError. */
export async function ask(session: Session, question: RdapQuestion): Promise<Reply> {
  const redirects: RawResponse[] = [];
  const patience = { left: 1 };
  let url = question.url;
  for (;;) {
    const response = await sent(session, question, url, patience);
    if (!isRedirect(response.status)) {
      return replyOf(response, url, question, redirects, session.clock.now());
    }
    const next = followed(response, url, redirects.length + 1, question.rules);
    redirects.push(rawOf(response, url));
    url = next;
  }
}

/**
 * Sends the request, and once more where the server asks for a short wait: a 429, and one a question.
 * Nothing else is sent again, since registries count all that is sent.
 */
async function sent(
  session: Session,
  question: RdapQuestion,
  url: URL,
  patience: { left: number },
): Promise<HttpResponse> {
  const response = await requested(session, question, url);
  const wait = retryAfterSeconds(response, session.clock.now());
  if (response.status !== 429 || wait === undefined || wait > SHORT_WAIT_S || patience.left === 0) {
    return response;
  }
  patience.left -= 1;
  await waited(wait * 1000, session.signal);
  return requested(session, question, url);
}

function requested(
  { http, signal }: Session,
  { linked }: RdapQuestion,
  url: URL,
): Promise<HttpResponse> {
  return http.request(
    {
      method: 'GET',
      url: url.href,
      headers: { Accept: 'application/rdap+json, application/json;q=0.8' },
      maxBytes: MAX_BYTES,
      carriesCredentials: false,
      ...(url.origin === linked?.origin
        ? { namedBy: linked.namedBy }
        : { settings: { address: 'indicatorLens.rdap.servers', replaces: true } }),
    },
    signal,
  );
}

function replyOf(
  response: HttpResponse,
  url: URL,
  question: RdapQuestion,
  redirects: readonly RawResponse[],
  now: number,
): Reply {
  const { host } = url;
  const raw = rawOf(response, url);
  const body = parseJson(response.body.replace(BYTE_ORDER_MARK, ''));
  const error = rdapErrorOf(body);
  const status = isError(response.status)
    ? response.status
    : (errorInSuccess(body) ?? response.status);
  if (status === 404) {
    // Only RDAP's own "not found" is one: a path that is wrong answers 404 as well.
    if (error === undefined && !isRdapType(response)) {
      throw new LensError(notSuchServer(host, status));
    }
    const reason = `${question.who === undefined ? host : `${host}, ${question.who},`} has no record of ${question.about}.`;
    return { kind: 'nothing', reason, host, raw: [...redirects, raw] };
  }
  const common = commonFailure({ ...response, status }, host);
  if (common !== undefined) {
    throw new LensError(common);
  }
  if (isError(status)) {
    const seconds = retryAfterSeconds(response, now);
    throw new LensError(
      refused({
        status,
        host,
        said: [error?.title ?? '', error?.description ?? '']
          .filter((text) => text !== '')
          .join(': '),
        ...(seconds === undefined ? {} : { retryAfterSeconds: seconds }),
      }),
    );
  }
  if (isWebPage(response)) {
    throw new LensError(notSuchServer(host, status));
  }
  if (response.status === 206) {
    throw new LensError(incompleteAnswer(host));
  }
  if (!isRecord(body)) {
    throw new LensError(
      notUnderstood(
        host,
        response.body.trim() === ''
          ? 'is empty'
          : body === undefined
            ? 'is not JSON, or was cut'
            : 'is no object',
      ),
    );
  }
  if (!OBJECT_MEMBERS.some((member) => member in body)) {
    throw new LensError(notUnderstood(host, 'holds no RDAP object'));
  }
  return { kind: 'answered', answer: { body, host, from: question.from, raw }, redirects };
}

function isError(status: number): boolean {
  return status < 200 || status >= 300;
}

/** The code of an error that came with a status of success; objects have no `errorCode`. */
function errorInSuccess(body: unknown): number | undefined {
  const code = isRecord(body) && !('objectClassName' in body) ? rdapErrorOf(body)?.code : undefined;
  return code !== undefined && code >= 400 && code < 600 ? code : undefined;
}

function isRdapType({ headers }: HttpResponse): boolean {
  return (headers['content-type'] ?? '').toLowerCase().includes('application/rdap+json');
}

function rawOf({ status, headers, body }: HttpResponse, url: URL): RawResponse {
  const { location } = headers;
  return {
    request: `GET ${url.href}`,
    status,
    contentType: headers['content-type'] ?? '',
    body,
    ...(isRedirect(status) && location !== undefined ? { headers: { location } } : {}),
  };
}
