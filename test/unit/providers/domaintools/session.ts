import { failureOf } from '../../../../src/core/errors';
import type { Failure, FailureReason } from '../../../../src/core/errors';
import { parseIndicator } from '../../../../src/core/indicator';
import type { IndicatorRef } from '../../../../src/core/indicator/model';
import type { Credentials } from '../../../../src/core/operation/credentials';
import type { Parameters } from '../../../../src/core/operation/ids';
import type { Operation, Session } from '../../../../src/core/operation/model';
import type { Http, HttpRequest, HttpResponse } from '../../../../src/core/ports';
import type { Answer, Result } from '../../../../src/core/result/model';
import { domaintools } from '../../../../src/providers/domaintools';
import { createMemoryDocuments } from '../../../../src/infra/store/memoryDocuments';

/** 2026-11-21T14:02:00Z */
export const NOW = Date.UTC(2026, 10, 21, 14, 2);

export const credentials: Credentials = {
  username: 'example_user',
  key: '0123456789abcdef0123456789abcdef',
};

/** What a fake server says: a body to be sent as JSON with status 200, or more of it. */
export interface Scripted {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export interface SessionOptions {
  readonly settings?: unknown;
  readonly credentials?: Credentials | undefined;
  readonly http?: Http;
  readonly mayAsk?: (indicator: IndicatorRef) => Failure | undefined;
  /** Instead of running the neighbouring operation. */
  readonly resultOf?: Session['resultOf'];
  readonly now?: number;
}

/** A session over the answers given by path (and query), which also keeps what was asked. */
export function sessionOver(
  answers: Readonly<Record<string, Scripted>>,
  options: SessionOptions = {},
): { readonly session: Session; readonly requests: HttpRequest[]; readonly asked: string[] } {
  const requests: HttpRequest[] = [];
  const asked: string[] = [];
  const http: Http = {
    request(request): Promise<HttpResponse> {
      const url = new URL(request.url);
      for (const name of ['api_username', 'api_key', 'signature', 'timestamp']) {
        url.searchParams.delete(name);
      }
      const question = decodeURIComponent(url.pathname + url.search);
      requests.push(request);
      asked.push(question);
      const { status = 200, headers = {}, body } = answers[question] ?? notScripted(question);
      return Promise.resolve({
        status,
        headers: { 'content-type': 'application/json;charset=utf-8', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      });
    },
  };
  return { session: session({ http, ...options }), requests, asked };
}

function notScripted(question: string): Scripted {
  throw new Error(`nobody expected ${question}`);
}

export function session(options: SessionOptions): Session {
  const made: Session = {
    settings: options.settings ?? {},
    credentials: 'credentials' in options ? options.credentials : credentials,
    http: options.http ?? { request: () => Promise.reject(new Error('no request was expected')) },
    documents: createMemoryDocuments().of('test'),
    clock: { now: () => options.now ?? NOW },
    signal: new AbortController().signal,
    mayAsk: options.mayAsk ?? (() => undefined),
    resultOf: options.resultOf ?? ((id, indicator) => resultOf(id, indicator, made)),
  };
  return made;
}

export function operation(id: string): Operation {
  const found = domaintools.operations.find((candidate) => candidate.id === `domaintools.${id}`);
  if (found === undefined) {
    throw new Error(`There is no operation ${id}.`);
  }
  return found;
}

export function run(
  id: string,
  value: string,
  over: Session,
  parameters: Parameters = {},
): Promise<Answer> {
  return operation(id).run(indicator(value), over, parameters);
}

export function indicator(value: string): IndicatorRef {
  const parsed = parseIndicator(value);
  if (parsed === undefined) {
    throw new Error(`${value} is no indicator.`);
  }
  return parsed;
}

/** The failure a promise rejects with; the test fails where it resolves. */
export async function failureFrom(promise: Promise<unknown>): Promise<Failure> {
  try {
    await promise;
  } catch (thrown) {
    return failureOf(thrown);
  }
  throw new Error('a failure was expected');
}

export async function reasonFrom(promise: Promise<unknown>): Promise<FailureReason> {
  return (await failureFrom(promise)).reason;
}

/** As the use case does it: failures are results. */
async function resultOf(id: string, about: IndicatorRef, over: Session): Promise<Result> {
  const asked = {
    operation: id,
    indicator: about,
    askedFor: about.value,
    parameters: {},
    retrievedAt: new Date(NOW).toISOString(),
    source: {
      provider: 'domaintools',
      providerName: 'DomainTools',
      data: 'live',
      from: 'network',
      host: 'api.domaintools.com',
    },
  } as const;
  try {
    return { ...asked, ...(await run(id.replace('domaintools.', ''), about.value, over)) };
  } catch (thrown) {
    const outcome = { kind: 'failed', ...failureOf(thrown) } as const;
    return { ...asked, lookedUp: about.value, outcome, sections: [], raw: [] };
  }
}
