import type * as z from 'zod';
import { LensError } from '../../core/errors';
import type { Failure } from '../../core/errors';
import type { Session } from '../../core/operation/model';
import type { HttpResponse } from '../../core/ports';
import type { RawResponse } from '../../core/result/model';
import { isWebPage, parseJson } from '../kit/body';
import { isRedirect } from '../kit/redirect';
import { retryAfterSeconds } from '../kit/retryAfter';
import { commonFailure, incompleteAnswer } from '../kit/status';
import { duration, quoted } from '../kit/words';
import { readSettings } from './settings';
import { envelope } from './wire';

/** How RIPEstat asks its users to name themselves. */
const SOURCE_APP = 'indicator-lens';
/** An answer has some kB. */
const MAX_BYTES = 1024 * 1024;
/** Where a refusal says no time. */
const USUAL_WAIT_S = 60;

interface Answered<Data> {
  readonly data: Data;
  readonly host: string;
  readonly raw: RawResponse;
}

/** One data call about one resource. Rejects with a LensError for everything but an answer. */
export async function ask<Shape extends z.ZodType>(
  session: Session,
  call: 'network-info' | 'as-overview' | 'abuse-contact-finder',
  resource: string,
  shape: Shape,
): Promise<Answered<z.output<Shape>>> {
  const { baseUrl, origin } = readSettings(session.settings);
  const { host } = new URL(origin);
  const query = new URLSearchParams({ resource, sourceapp: SOURCE_APP }).toString();
  const url = `${baseUrl}/data/${call}/data.json?${query}`;
  const response = await session.http.request(
    {
      method: 'GET',
      url,
      headers: { accept: 'application/json' },
      carriesCredentials: false,
      product: 'ripestat',
      maxBytes: MAX_BYTES,
      settings: { address: 'indicatorLens.ripestat.baseUrl' },
    },
    session.signal,
  );
  const { status, body } = response;
  const read = envelope.safeParse(parseJson(body));
  const words = read.success ? wordsOf(read.data) : '';
  const refusal = refusalOf(response, host, words, session.clock.now());
  if (refusal !== undefined) {
    throw new LensError(refusal);
  }
  const data = read.success ? shape.safeParse(read.data.data) : undefined;
  if (read.data?.status !== 'ok' || data?.success !== true) {
    throw new LensError({
      reason: 'notUnderstood',
      message: `The answer of ${host} does not have the documented form${saying(words)}.`,
      remedy: 'Try again. If it persists, open the log and report the fault.',
      action: 'showLog',
    });
  }
  const contentType = response.headers['content-type'] ?? '';
  return { data: data.data, host, raw: { request: `GET ${url}`, status, contentType, body } };
}

function refusalOf(
  response: HttpResponse,
  host: string,
  words: string,
  now: number,
): Failure | undefined {
  const { status } = response;
  const common = status === 206 ? incompleteAnswer(host) : commonFailure(response, host);
  if (common !== undefined) {
    return common;
  }
  if (isRedirect(status)) {
    return {
      reason: 'redirected',
      message: `${host} answered with a redirect (HTTP ${status}); it was not followed.`,
      remedy: 'Check indicatorLens.ripestat.baseUrl.',
      action: 'openSettings',
    };
  }
  if (status === 429) {
    const seconds = retryAfterSeconds(response, now) ?? USUAL_WAIT_S;
    return {
      reason: 'busy',
      message: `${host} takes no more queries for now (HTTP 429).`,
      remedy: `Try again in ${duration(seconds)}.`,
      action: 'retry',
      retryAfterSeconds: seconds,
    };
  }
  if (status >= 500) {
    return {
      reason: 'serverError',
      message: `${host} failed to answer (HTTP ${status})${saying(words)}.`,
      remedy: 'Try again later.',
      action: 'retry',
    };
  }
  if (isWebPage(response)) {
    return {
      reason: 'notSuchServer',
      message: `A web page came from ${host} instead of data (HTTP ${status}).`,
      remedy:
        'Check indicatorLens.ripestat.baseUrl, and whether a sign-in page of your network answers.',
      action: 'openSettings',
    };
  }
  if (status === 401 || status === 403) {
    return {
      reason: 'noAccess',
      message: `${host} refuses to answer (HTTP ${status})${saying(words)}.`,
      remedy: 'Try again later. If it persists, check whether a proxy on the way refuses.',
      action: 'retry',
    };
  }
  if (words === '' && (status === 404 || status === 405)) {
    return {
      reason: 'notSuchServer',
      message: `${host} answers, but not with RIPEstat data (HTTP ${status}).`,
      remedy: 'Check indicatorLens.ripestat.baseUrl.',
      action: 'openSettings',
    };
  }
  return status >= 200 && status < 300
    ? undefined
    : {
        reason: 'badRequest',
        message: `${host} refused the query (HTTP ${status})${saying(words)}.`,
        remedy: 'Check the address that was looked up.',
        action: 'none',
      };
}

function wordsOf({ messages }: z.output<typeof envelope>): string {
  const [, words] = messages.find(([level]) => level === 'error') ?? [];
  return typeof words === 'string' ? quoted(words) : '';
}

function saying(words: string): string {
  return words === '' ? '' : `: “${words}”`;
}
