import { LensError } from '../../core/errors';
import type { Session } from '../../core/operation/model';
import type { HttpResponse } from '../../core/ports';
import type { Answer, RawResponse } from '../../core/result/model';
import { isRecord, isWebPage, parseJson } from '../kit/body';
import { isRedirect } from '../kit/redirect';
import { retryAfterSeconds } from '../kit/retryAfter';
import { commonFailure, incompleteAnswer } from '../kit/status';
import { authenticate } from './authentication';
import {
  cutOrForeign,
  failureOfRefusal,
  NotInAccount,
  notSuchServer,
  notUnderstood,
  redirected,
  serverFault,
} from './failures';
import { readSettings } from './settings';
import type { DomainToolsSettings } from './settings';
import { isNothing } from './wire';

/** One request, before it is signed. */
interface Question {
  /** From `/v1` on, exactly as it is sent: the signature covers every slash of it. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** As `/v1/account` names it; for the words of a refusal. */
  readonly product: string;
}

/** What the vendor said: something, or that there is nothing. Everything else is thrown. */
export type Reply = Answered | Nothing;

export interface Answered {
  readonly kind: 'answered';
  /** The value under `response`, not yet read through a schema. */
  readonly response: unknown;
  /** Status 206, or an error of that code inside a 200: why the answer is not whole. */
  readonly partial?: string;
  readonly raw: RawResponse;
}

interface Nothing {
  readonly kind: 'nothing';
  readonly reason: string;
  readonly raw: RawResponse;
}

/** Beyond this the signature may be refused, so the words of a refusal mention it. */
const CLOCK_TOLERANCE_MS = 60_000;

/** Asks. Rejects with a LensError for each row of the error table but "no record" and 206. */
export async function ask(session: Session, question: Question): Promise<Reply> {
  const settings = readSettings(session.settings);
  const proof = authenticate(
    session.credentials,
    settings.authentication,
    question.path,
    session.clock.now(),
  );
  const shown = urlOf(settings, question.path, question.query ?? {});
  const response = await session.http.request(
    {
      method: 'GET',
      url: urlOf(settings, question.path, { ...question.query, ...proof.query }),
      headers: { accept: 'application/json', ...proof.headers },
      carriesCredentials: true,
      secrets: proof.secrets,
      product: question.product,
      settings: { address: 'indicatorLens.domaintools.baseUrl' },
      shownUrl: shown,
    },
    session.signal,
  );
  return readReply(response, shown, question, settings, session.clock.now());
}

/** A request as it is written down: without what proves who asks. */
export function shownRequest(
  session: Pick<Session, 'settings'>,
  path: string,
  query: Readonly<Record<string, string>>,
): string {
  return `GET ${urlOf(readSettings(session.settings), path, query)}`;
}

function urlOf(
  settings: DomainToolsSettings,
  path: string,
  query: Readonly<Record<string, string>>,
): string {
  const search = new URLSearchParams(query).toString();
  return `${settings.baseUrl}${path}${search === '' ? '' : `?${search}`}`;
}

function readReply(
  response: HttpResponse,
  url: string,
  question: Question,
  settings: DomainToolsSettings,
  now: number,
): Reply {
  const { status } = response;
  const contentType = response.headers['content-type'] ?? '';
  const raw = { request: `GET ${url}`, status, contentType, body: response.body };
  const seconds = retryAfterSeconds(response, now);
  const refuse = (code: number, message: string): Nothing => {
    const nothing = noRecordOf(code, message);
    if (nothing !== undefined) {
      return { kind: 'nothing', reason: nothing, raw };
    }
    const clock =
      settings.authentication === 'hmac' ? clockDifference(response.headers.date, now) : undefined;
    const failure = failureOfRefusal({
      status: code,
      message,
      product: question.product,
      host: settings.host,
      ...(seconds === undefined ? {} : { retryAfterSeconds: seconds }),
      ...(clock === undefined ? {} : { clock }),
    });
    throw failure.reason === 'noAccess'
      ? new NotInAccount(failure, question.product, message)
      : new LensError(failure);
  };

  if (isRedirect(status)) {
    throw new LensError(redirected(settings.host));
  }
  const body = response.body.trim();
  const isPage = isWebPage(response);
  if (status < 200 || status >= 300) {
    return readRefusal(response, body, settings.host, seconds, refuse);
  }
  if (isPage) {
    throw new LensError(notSuchServer(settings.host));
  }
  if (status === 202) {
    throw new LensError(commonFailure(response, settings.host) ?? notSuchServer(settings.host));
  }
  if (body === '' && status === 206) {
    throw new LensError(incompleteAnswer(settings.host));
  }
  if (body === '') {
    return { kind: 'nothing', reason: 'DomainTools sent an empty answer: it has no record.', raw };
  }
  return readEnvelope(parseJson(body), status, raw, refuse);
}

type Refuse = (code: number, message: string) => Nothing;

function readEnvelope(json: unknown, status: number, raw: RawResponse, refuse: Refuse): Reply {
  if (!isRecord(json)) {
    throw new LensError(
      json === undefined ? cutOrForeign() : notUnderstood('it is not a JSON object'),
    );
  }
  const { response } = json;
  // A 200 can hold a refusal, beside `response` or inside of it; 206 there is an answer in part.
  const error = errorIn(json) ?? errorIn(response);
  if (error !== undefined && (error.code >= 300 || !('response' in json))) {
    return refuse(error.code >= 300 ? error.code : status, error.message);
  }
  if (!('response' in json)) {
    throw new LensError(notUnderstood('it holds neither a response nor an error'));
  }
  if (isNothing(response)) {
    return { kind: 'nothing', reason: 'DomainTools sent an empty answer: it has no record.', raw };
  }
  const partial =
    error?.message ?? (status === 206 ? 'The answer is marked as not whole.' : undefined);
  return { kind: 'answered', response, raw, ...(partial === undefined ? {} : { partial }) };
}

function readRefusal(
  response: HttpResponse,
  body: string,
  host: string,
  seconds: number | undefined,
  refuse: Refuse,
): Nothing {
  const { status } = response;
  const error = isWebPage(response) ? undefined : errorIn(parseJson(body));
  const common = commonFailure(response, host);
  if (error !== undefined && common === undefined) {
    return refuse(status, error.message);
  }
  if (common !== undefined) {
    throw new LensError(common);
  }
  // Without DomainTools' own error object, something between answers. Only these statuses mean
  // the same whoever sends them; a bare 404 is a wrong base URL more often than "no record".
  if (status === 401 || status === 429 || status === 414) {
    return refuse(status, '');
  }
  if (status >= 500) {
    throw new LensError(serverFault(host, status, seconds));
  }
  throw new LensError(notSuchServer(host));
}

/** Why there is no record, or undefined where the refusal is a failure. */
function noRecordOf(code: number, message: string): string | undefined {
  // Splunk SOAR's connector treats this 400 of reverse-ip as an empty result; so do we.
  if (code !== 404 && !(code === 400 && message.startsWith('No IP addresses'))) {
    return undefined;
  }
  return `DomainTools has no record.${message === '' ? '' : ` It says: “${message}”`}`;
}

function errorIn(json: unknown): { code: number; message: string } | undefined {
  if (!isRecord(json) || !isRecord(json.error)) {
    return undefined;
  }
  const { code, message } = json.error;
  const status = Number(code ?? 0);
  const isStatus = Number.isInteger(status) && status >= 100 && status < 600;
  return { code: isStatus ? status : 0, message: typeof message === 'string' ? message : '' };
}

function clockDifference(header: string | undefined, now: number): string | undefined {
  const theirs = Date.parse(header ?? '');
  if (Number.isNaN(theirs) || Math.abs(now - theirs) < CLOCK_TOLERANCE_MS) {
    return undefined;
  }
  const minutes = Math.round(Math.abs(now - theirs) / 60_000);
  return `the clock of this machine is ${minutes} min ${now > theirs ? 'ahead' : 'behind'}`;
}

/**
 * The answer of an operation that asks once: "no record" as it is, anything else mapped. What the
 * vendor marks as not whole (206) is `partial`, whatever the mapping found in it.
 */
export function answerOf(
  reply: Reply,
  lookedUp: string,
  map: (answered: Answered) => Answer,
): Answer {
  if (reply.kind === 'nothing') {
    const outcome = { kind: 'noRecord', reason: reply.reason } as const;
    return { lookedUp, outcome, sections: [], raw: [reply.raw] };
  }
  const answer = map(reply);
  if (reply.partial === undefined || answer.outcome.kind !== 'found') {
    return answer;
  }
  const reason = `DomainTools marks the answer as not whole. It says: “${reply.partial}”`;
  return { ...answer, outcome: { kind: 'partial', reason } };
}
